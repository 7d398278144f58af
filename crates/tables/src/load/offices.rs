//! offices.csv.

use super::cells::Cells;
use super::headers::{Column, Need};
use super::loader::Loader;
use crate::model::{Lang, Office, Structure};

pub(super) const COLUMNS: &[Column] = &[
    ("id", Need::Always),
    ("structure", Need::Always),
    ("name_zh", Need::For(Lang::Zh)),
    ("short_zh", Need::For(Lang::Zh)),
    ("name_en", Need::For(Lang::En)),
    ("short_en", Need::For(Lang::En)),
    ("succeeds", Need::Never),
];

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Office>> {
    let table = loader.table("offices.csv", COLUMNS)?;
    // Where a structure is not known, neither is what stands before and after:
    // the whole table counts as unread.
    let offices = loader.rows(&table, office);
    offices.into_iter().collect()
}

fn office(loader: &mut Loader<'_>, cells: &Cells<'_>) -> Option<Office> {
    let structure = loader.word(
        cells,
        "structure",
        "offices/unknown-structure",
        &Structure::WORDS,
        Structure::from_word,
    );
    Some(Office {
        id: cells.text("id"),
        structure: structure?,
        name: cells.both("name"),
        short: cells.both("short"),
        succeeds: cells.filled("succeeds"),
        row: cells.at,
    })
}
