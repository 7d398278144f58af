//! The rank of a post must be in ranks.csv.
//!
//! Where the program's own list of ranks (`panelpaper ranks`) has one that is meant,
//! the message has the row to add. A row of the paper's own comes first.
//!
//! In a chart by itself it is a warning, and the rank is printed as it is written.
//!
//! Example: `asistant` in the column rank.
//!
//! Fix: write an id of ranks.csv, or add the rank there.

use crate::{Context, Level, Rule, unknown_rank};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "posts/unknown-rank";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["ranks.csv"],
    source: include_str!("unknown_rank.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let establishment = &project.establishment;
    establishment
        .posts()
        .iter()
        .filter(|post| !post.rank.is_empty() && establishment.rank(&post.rank).is_none())
        .map(|post| {
            let span = sources.cell_span(post.row, "rank");
            unknown_rank(context, NAME, &post.rank, span)
        })
        .collect()
}
