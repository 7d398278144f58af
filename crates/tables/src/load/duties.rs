//! duties.csv.

use super::cells::Cells;
use super::headers::{Column, Need};
use super::loader::Loader;
use crate::model::{Duty, Lang};

pub(super) const COLUMNS: &[Column] = &[
    ("post", Need::Always),
    ("text_zh", Need::For(Lang::Zh)),
    ("text_en", Need::For(Lang::En)),
];

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Duty>> {
    let table = loader.table("duties.csv", COLUMNS)?;
    Some(loader.rows(&table, |_, cells: &Cells<'_>| Duty {
        post: cells.text("post"),
        text: cells.both("text"),
        row: cells.at,
    }))
}
