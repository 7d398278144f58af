//! An office must have one head: one post that reports to nobody in it.
//!
//! Without one its chart has no top; with two, one of them has probably lost
//! its superior.
//!
//! Example: a proposed office in which every post reports to another.
//!
//! Fix: leave reports_to empty for the one post that heads the office.

use crate::{Context, Level, Rule};
use content::annex::chart;
use tables::diag::Diagnostic;
use tables::model::{Lang, Office};

const TWO: &str = "posts/two-heads";
const NONE: &str = "posts/no-head";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[TWO, NONE],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["offices.csv", "posts.csv"],
    source: include_str!("two_heads.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let establishment = &project.establishment;
    let mut findings = Vec::new();
    let drawn = |office: &Office| {
        let mut annexes = project.annexes.iter();
        annexes.any(|annex| annex.kind == chart::NAME && annex.subject == office.id)
    };
    for office in establishment.offices() {
        // An office may be there for its name alone, but then has no chart.
        let empty = establishment.posts_of(&office.id).next().is_none();
        if empty && !drawn(office) {
            continue;
        }
        let mut heads = establishment
            .posts_of(&office.id)
            .filter(|post| post.reports_to.is_none());
        let Some(first) = heads.next() else {
            let finding = Diagnostic::error(NONE, format!("`{}` has no head", office.id));
            findings.push(
                finding
                    .at(sources.cell_span(office.row, "id"))
                    .help(if empty {
                        "give it a post, or take its chart out of annexes.csv"
                    } else {
                        "leave reports_to empty for the post that heads it"
                    }),
            );
            continue;
        };
        for second in heads {
            let message = format!("`{}` has two heads", office.id);
            findings.push(
                Diagnostic::error(TWO, message)
                    .at(sources.cell_span(second.row, "reports_to"))
                    .saying("this post reports to nobody")
                    .with(sources.cell_span(first.row, "id"), "the first head")
                    .help("give this post's superior in reports_to"),
            );
        }
    }
    findings
}
