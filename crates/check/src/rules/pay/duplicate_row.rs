//! Two rows must not say different things of the same: in pay.csv of one point from
//! one day on, in ceilings.csv of one Head in one year.
//!
//! Which of them were meant, nobody can tell.
//!
//! Example: two rows of pay.csv with the point D2 and the date 2026-04-01.
//!
//! Fix: take one of them out, or correct its point, Head, date or year.

use crate::twice::twice;
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
    let finding = |name, column, of: String, (first, row)| {
        let place = |row: RowRef| context.sources.cell_span(row, column);
        let finding = Diagnostic::error(name, format!("two rows are of {of}"));
        let finding = finding.at(place(row)).with(place(first), "first here");
        finding.help("take one of them out, or correct it")
    };
    let pay = establishment.pay_rows().iter();
    let pay = twice(pay.map(|row| ((&row.point, row.date), row)));
    let pay = pay.into_iter().map(|(first, row)| {
        let of = format!("{} on {}", row.point, row.date);
        finding(PAY, "point", of, (first.row, row.row))
    });
    let ceilings = establishment.ceilings().iter();
    let ceilings = twice(ceilings.map(|row| ((&row.head, &row.year), row)));
    let ceilings = ceilings.into_iter().map(|(first, row)| {
        let of = format!("Head {} in {}", row.head, row.year);
        finding(CEILINGS, "head", of, (first.row, row.row))
    });
    pay.chain(ceilings).collect()
}
