//! A Head has one row of establishment.csv for each day and category.
//!
//! The table could print one of two only.
//!
//! Example: two rows of 2026-12-01, Head 47 and category A.
//!
//! Fix: remove one, or correct its date, head or category.

use crate::twice::twice;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Strength};

const NAME: &str = "establishment/duplicate";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("duplicate.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let rows = context.project.establishment.strengths().iter();
    let rows = rows.map(|row| ((row.date, row.head.as_str(), row.category), row));
    let place = |row: &Strength| context.sources.cell_span(row.row, "category");
    let found = twice(rows).into_iter().map(|(first, row)| {
        let (head, category) = (&row.head, row.category.word());
        let message = format!("Head {head} has category {category} of this day twice");
        let finding = Diagnostic::error(NAME, message).at(place(row));
        finding
            .with(place(first), "first here")
            .help("remove one of the rows")
    });
    found.collect()
}
