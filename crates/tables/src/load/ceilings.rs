//! ceilings.csv: ceilings on the salaries of non-directorate posts. The table need
//! not be there.

use super::cells::Cells;
use super::headers::{Column, Need};
use super::loader::Loader;
use crate::diag::Diagnostic;
use crate::model::{Ceiling, Start};

pub(super) const COLUMNS: &[Column] = &[
    ("head", Need::Always),
    ("year", Need::Always),
    ("existing", Need::Always),
    ("change", Need::Always),
];

const AMOUNT: (&str, &str, &str) = (
    "tables/wrong-amount",
    "amount of whole dollars",
    "write digits alone, e.g. 14966000; the helpers print the commas",
);

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Ceiling>> {
    loader.optional("ceilings.csv", COLUMNS, |loader, cells: &Cells<'_>| {
        let year = cells.text("year");
        if !matches!(Start::parse(&year), Some(Start::FinancialYear(_))) {
            let message = format!("`{year}` is no financial year");
            let finding = Diagnostic::error("tables/wrong-day", message);
            let finding = finding.at(cells.span("year"));
            loader.report(finding.help("write it as 2027-28"));
        }
        Some(Ceiling {
            head: cells.text("head"),
            year,
            existing: loader.number(cells, "existing", AMOUNT, |sum| u64::try_from(sum).ok()),
            change: loader.number(cells, "change", AMOUNT, Some),
            row: cells.at,
        })
    })
}
