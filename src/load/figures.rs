//! figures.csv.

use super::loader::{Cells, Column, Loader, Need};
use crate::diag::Diagnostic;
use crate::model::Figure;

const COLUMNS: &[Column] = &[
    ("id", Need::Always),
    ("value", Need::Always),
    ("note", Need::Never),
];

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Figure>> {
    let table = loader.table("figures.csv", COLUMNS)?;
    let figures = loader.rows(&table, figure);
    Some(figures.into_iter().flatten().collect())
}

fn figure(loader: &mut Loader<'_>, cells: &Cells<'_>) -> Option<Figure> {
    let text = cells.text("value");
    // Spreadsheets write 2,407,800 as readily as 2407800.
    let Ok(value) = text.trim().replace(',', "").parse() else {
        loader.report(
            Diagnostic::error(
                "figures/not-a-number",
                format!("`{text}` is no whole number"),
            )
            .at(cells.span("value"))
            .help("write digits alone, e.g. 2407800; the helpers print the commas"),
        );
        return None;
    };
    Some(Figure {
        id: cells.text("id"),
        value,
        row: cells.at,
    })
}
