//! Two rows must not say different things of the same: in pay.csv of one point from
//! one day on, in ceilings.csv of one Head in one year.
//!
//! Which of them were meant, nobody can tell.
//!
//! Example: two rows of pay.csv with the point D2 and the date 2026-04-01.
//!
//! Fix: take one of them out, or correct its point, Head, date or year.

use std::collections::BTreeMap;

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::RowRef;

const PAY: &str = "pay/duplicate-row";
const CEILINGS: &str = "ceilings/duplicate-row";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[PAY, CEILINGS],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("duplicate_row.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let pay = establishment.pay_rows().iter();
    let pay = pay.map(|row| (format!("{} on {}", row.point, row.date), row.row));
    let ceilings = establishment.ceilings().iter();
    let ceilings = ceilings.map(|row| (format!("Head {} in {}", row.head, row.year), row.row));
    let mut findings = twice(context, (PAY, "point"), pay);
    findings.extend(twice(context, (CEILINGS, "head"), ceilings));
    findings
}

/// A finding for each row that is of what an earlier one is of.
fn twice(
    context: &Context<'_>,
    (name, column): (&'static str, &str),
    rows: impl Iterator<Item = (String, RowRef)>,
) -> Vec<Diagnostic> {
    let mut first = BTreeMap::new();
    let place = |row| context.sources.cell_span(row, column);
    let found = rows.filter_map(|(of, row)| {
        let message = format!("two rows are of {of}");
        let earlier = *first.entry(of).or_insert(row);
        let finding = Diagnostic::error(name, message).at(place(row));
        let finding = finding.with(place(earlier), "first here");
        (earlier != row).then(|| finding.help("take one of them out, or correct it"))
    });
    found.collect()
}
