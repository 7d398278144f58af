//! annexes.csv: its rows are the annexes, in order.

use super::cells::Cells;
use super::headers::{Column, Need};
use super::loader::Loader;
use crate::model::Annex;

pub(super) const COLUMNS: &[Column] = &[
    ("kind", Need::Always),
    ("subject", Need::Always),
    ("title_zh", Need::Never),
    ("title_en", Need::Never),
];

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Annex>> {
    let table = loader.table("annexes.csv", COLUMNS)?;
    let mut number = 0;
    Some(loader.rows(&table, |_, cells: &Cells<'_>| {
        number += 1;
        Annex {
            number,
            kind: cells.text("kind"),
            subject: cells.text("subject"),
            title: cells.both("title"),
            row: cells.at,
        }
    }))
}
