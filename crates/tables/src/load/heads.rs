//! heads.csv: Heads of expenditure. The table need not be there.

use super::cells::Cells;
use super::headers::{Column, Need};
use super::loader::Loader;
use crate::model::{Head, Lang};

pub(super) const COLUMNS: &[Column] = &[
    ("id", Need::Always),
    ("structure", Need::Never),
    ("name_zh", Need::For(Lang::Zh)),
    ("name_en", Need::For(Lang::En)),
];

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Head>> {
    loader.optional("heads.csv", COLUMNS, |loader, cells: &Cells<'_>| {
        let structure = loader.stands(cells, "tables/unknown-word");
        Some(Head {
            id: cells.text("id"),
            structure: structure?,
            name: cells.both("name"),
            row: cells.at,
        })
    })
}
