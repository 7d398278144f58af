//! figures.csv.

use super::cells::Cells;
use super::headers::{Column, Need};
use super::loader::Loader;
use crate::diag::Diagnostic;
use crate::model::Figure;

pub(super) const COLUMNS: &[Column] = &[
    ("id", Need::Always),
    ("value", Need::Always),
    ("note", Need::Never),
];

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Figure>> {
    let table = loader.table("figures.csv", COLUMNS)?;
    Some(loader.rows(&table, figure))
}

fn figure(loader: &mut Loader<'_>, cells: &Cells<'_>) -> Figure {
    let text = cells.text("value");
    let value = whole_number(text.trim());
    if value.is_none() {
        loader.report(
            Diagnostic::error(
                "figures/not-a-number",
                match text.trim() {
                    "" => "`value` is empty".to_owned(),
                    _ => format!("`{text}` is not a whole number"),
                },
            )
            .at(cells.span("value"))
            .help("write digits alone, e.g. 2407800; the helpers print the commas"),
        );
    }
    Figure {
        id: cells.text("id"),
        // The finding stops the paper; the value only lets the rest be checked.
        value: value.unwrap_or_default(),
        row: cells.at,
    }
}

/// Reads a number; spreadsheets write 2,407,800 as readily as 2407800.
pub(super) fn whole_number(text: &str) -> Option<i64> {
    let mut groups = text.trim_start_matches(['+', '-']).split(',');
    let first = groups.next()?;
    let mut more = groups.peekable();
    let grouped = more.peek().is_none() || (1..=3).contains(&first.len());
    let number = grouped && more.all(|group| group.len() == 3);
    number.then(|| text.replace(',', "").parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::whole_number;

    #[test]
    fn commas_stand_before_every_three_digits() {
        assert_eq!(whole_number("-2,407,800"), Some(-2_407_800));
        assert_eq!(whole_number("2407800"), Some(2_407_800));
        for wrong in [
            "1,2,3", "1,2345", "1234,567", "1,", ",100", "1.5", "", "１２",
        ] {
            assert_eq!(whole_number(wrong), None, "{wrong}");
        }
    }
}
