//! posts.csv.

use super::loader::{Cells, Column, Loader, Need};
use crate::model::{Lang, Post, Tenure};

const COLUMNS: &[Column] = &[
    ("office", Need::Always),
    ("id", Need::Always),
    ("title_zh", Need::For(Lang::Zh)),
    ("title_en", Need::For(Lang::En)),
    ("rank", Need::Always),
    ("reports_to", Need::Always),
    ("superior_zh", Need::For(Lang::Zh)),
    ("superior_en", Need::For(Lang::En)),
    ("tenure", Need::Always),
];

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Post>> {
    let table = loader.table("posts.csv", COLUMNS)?;
    Some(loader.rows(&table, post))
}

fn post(loader: &mut Loader<'_>, cells: &Cells<'_>) -> Post {
    let tenure = loader.word(
        cells,
        "tenure",
        "posts/unknown-tenure",
        &Tenure::WORDS,
        Tenure::from_word,
    );
    Post {
        office: cells.text("office"),
        id: cells.text("id"),
        title: cells.both("title"),
        rank: cells.text("rank"),
        reports_to: cells.filled("reports_to"),
        superior: cells.both("superior"),
        tenure: tenure.unwrap_or_default(),
        row: cells.at,
    }
}
