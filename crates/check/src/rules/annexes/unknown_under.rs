//! The post in the column `under` must be one that the chart draws: of its office,
//! in its structure, and there on its day.
//!
//! The chart is of this post, with its superiors and those below it.
//!
//! Example: under is beem in the row `chart,hls`.
//!
//! Fix: name the id of a post of the office.

use crate::{Context, Level, Rule, unknown};
use content::annex::chart;
use tables::diag::Diagnostic;
use tables::model::{Annex, ChartPart, Lang};

const NAME: &str = "annexes/unknown-under";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["offices.csv", "posts.csv"],
    source: include_str!("unknown_under.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let annexes = context.project.annexes.iter();
    let charts = annexes.filter(|annex| annex.kind == chart::NAME);
    charts.filter_map(|annex| finding(context, annex)).collect()
}

fn finding(context: &Context<'_>, annex: &Annex) -> Option<Diagnostic> {
    let all = &context.project.establishment;
    let under = annex.part.under.as_deref()?;
    // An unknown office is another rule's business.
    let office = all.office(&annex.subject)?;
    let whole = Annex {
        part: ChartPart {
            under: None,
            levels: None,
            ..annex.part.clone()
        },
        ..annex.clone()
    };
    let drawn = chart::drawn(all, &whole, office);
    let ids = drawn.iter().map(|own| own.post.id.as_str());
    if ids.clone().any(|id| id == under) {
        return None;
    }
    let span = context.sources.cell_span(annex.row, "under");
    let what = format!("post of this chart of `{}`", office.id);
    let finding = unknown(NAME, &what, under, span, ids);
    Some(match finding.help.is_empty() {
        true => finding.help("name the id of a post that the chart draws"),
        false => finding,
    })
}
