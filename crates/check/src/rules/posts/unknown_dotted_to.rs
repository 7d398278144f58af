//! A post that also reports to another must name another post of its office.
//!
//! `dotted_to` holds ids with semicolons between them; charts draw a dotted
//! line to each of these posts.
//!
//! In a chart by itself with `--lenient` it is a warning, and no line is drawn.
//!
//! Example: dotted_to names a post of another office, or the post itself.
//!
//! Fix: write the ids of other posts of the office, with semicolons between them.

use crate::rules::posts::unknown_superior::{colleagues, elsewhere, not_there};
use crate::{Context, Level, Rule, unknown};
use tables::diag::Diagnostic;
use tables::model::{Lang, Post};

const NAME: &str = "posts/unknown-dotted-to";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["offices.csv"],
    source: include_str!("unknown_dotted_to.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let posts = project.establishment.posts();
    let finding = |post: &Post, id: &str| {
        let span = sources.cell_span(post.row, "dotted_to");
        if id == post.id {
            let finding = Diagnostic::error(NAME, format!("`{id}` also reports to itself"));
            return Some(finding.at(span).help("name another post of the office"));
        }
        let structure = not_there(&project.establishment, post, id)?;
        let finding = elsewhere(NAME, project, post, id, structure);
        let what = format!("post of `{}`", post.office);
        Some(finding.map(|finding| finding.at(span)).unwrap_or_else(|| {
            let ids = colleagues(&project.establishment, post, structure);
            unknown(NAME, &what, id, span, ids)
        }))
    };
    let found = posts.iter().flat_map(|post| {
        let others = post.dotted_to.iter();
        others.filter_map(move |id| finding(post, id))
    });
    found.collect()
}
