//! annexes.csv: its rows are the annexes, in order.

use super::cells::Cells;
use super::headers::{Column, Need};
use super::loader::Loader;
use crate::model::{Annex, Stands};

pub(super) const COLUMNS: &[Column] = &[
    ("kind", Need::Always),
    ("subject", Need::Always),
    ("title_zh", Need::Never),
    ("title_en", Need::Never),
    ("structure", Need::Never),
];

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Annex>> {
    let table = loader.table("annexes.csv", COLUMNS)?;
    let mut number = 0;
    Some(loader.rows(&table, |loader, cells: &Cells<'_>| {
        number += 1;
        let structure = loader.stands(cells, "tables/unknown-word");
        Annex {
            number,
            kind: cells.text("kind"),
            subject: cells.text("subject"),
            structure: structure.and_then(Stands::only),
            title: cells.both("title"),
            row: cells.at,
        }
    }))
}
