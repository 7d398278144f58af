//! Whether a rank is of the directorate must be said where its pay point does not tell.
//!
//! D, DL, GDS(C) and JSPS points, and PPS points from 55, are of the directorate; MPS
//! points are not. Counts are of directorate posts unless they say otherwise. Papers
//! that have none of the newer columns and tables count all posts, and are not asked.
//!
//! Example: a rank at `GDS(O)39`, or without a pay point, and no column directorate.
//!
//! Fix: write `yes` or `no` in the column directorate.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "ranks/unsaid-directorate";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("unsaid_directorate.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    if !establishment.directorate_alone() {
        return Vec::new();
    }
    let ranks = establishment.ranks().iter();
    ranks
        .filter(|rank| rank.says_directorate().is_none())
        // A word that is none of those of the column is said as such.
        .filter(|rank| {
            context
                .sources
                .cell_text(rank.row, "directorate")
                .is_none_or(str::is_empty)
        })
        .map(|rank| {
            let message = format!("nothing says whether `{}` is of the directorate", rank.id);
            Diagnostic::error(NAME, message)
                .at(context.sources.cell_span(rank.row, "pay_point"))
                .help("write `yes` or `no` in the column directorate")
        })
        .collect()
}
