//! duties.csv.

use super::cells::Cells;
use super::headers::{Column, Need};
use super::loader::Loader;
use crate::model::{Duty, DutyLevel, Lang};

pub(super) const COLUMNS: &[Column] = &[
    ("post", Need::Always),
    ("text_zh", Need::For(Lang::Zh)),
    ("text_en", Need::For(Lang::En)),
    ("structure", Need::Never),
    ("level", Need::Never),
];

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Duty>> {
    let table = loader.table("duties.csv", COLUMNS)?;
    loader.says_more(&table, &["structure"]);
    Some(loader.rows(&table, |loader, cells: &Cells<'_>| {
        let structure = loader.stands(cells, "tables/unknown-word");
        let level = loader.word(
            cells,
            "level",
            "tables/unknown-word",
            &DutyLevel::WORDS,
            DutyLevel::from_word,
        );
        Duty {
            post: cells.text("post"),
            structure: structure.unwrap_or_default(),
            level: level.unwrap_or_default(),
            text: cells.both("text"),
            row: cells.at,
        }
    }))
}
