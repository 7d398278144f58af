//! posts.csv.

use super::cells::Cells;
use super::headers::{Column, Need};
use super::loader::Loader;
use crate::model::{Lang, Post, Tenure};

pub(super) const COLUMNS: &[Column] = &[
    ("office", Need::Always),
    ("id", Need::Always),
    ("title_zh", Need::For(Lang::Zh)),
    ("title_en", Need::For(Lang::En)),
    ("rank", Need::Always),
    ("reports_to", Need::Always),
    ("superior_zh", Need::For(Lang::Zh)),
    ("superior_en", Need::For(Lang::En)),
    ("tenure", Need::Always),
    ("staff", Need::Never),
    ("dotted_to", Need::Never),
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
    let staff = loader.word(
        cells,
        "staff",
        "posts/unknown-staff",
        &STAFF_WORDS,
        staff_of,
    );
    Post {
        office: cells.text("office"),
        id: cells.text("id"),
        title: cells.both("title"),
        rank: cells.text("rank"),
        reports_to: cells.filled("reports_to"),
        superior: cells.both("superior"),
        tenure: tenure.unwrap_or_default(),
        staff: staff.unwrap_or_default(),
        dotted_to: ids(&cells.text("dotted_to")),
        row: cells.at,
    }
}

/// The words of the `staff` column.
pub(super) const STAFF_WORDS: [&str; 2] = ["yes", "no"];

/// Whether a post is a staff post; an empty cell says no.
pub(super) fn staff_of(word: &str) -> Option<bool> {
    match word {
        "yes" => Some(true),
        "" | "no" => Some(false),
        _ => None,
    }
}

/// The ids of a cell that holds several, with semicolons between.
pub(super) fn ids(cell: &str) -> Vec<String> {
    let ids = cell.split(';').map(str::trim);
    ids.filter(|id| !id.is_empty()).map(str::to_owned).collect()
}
