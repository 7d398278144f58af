//! posts.csv.

use super::cells::Cells;
use super::headers::{Column, Need};
use super::loader::Loader;
use super::values::ids;
use crate::model::{Lang, Post, Tenure, Term};

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
    ("structure", Need::Never),
    ("effective", Need::Never),
    ("until", Need::Never),
    ("period", Need::Never),
    ("held_against", Need::Never),
    ("offset_by", Need::Never),
    ("vacant", Need::Never),
    ("outside", Need::Never),
    ("note_zh", Need::Never),
    ("note_en", Need::Never),
];

/// The columns with which descriptions mean directorate posts unless they say
/// otherwise.
const SAYS_MORE: &[&str] = &[
    "structure",
    "effective",
    "until",
    "period",
    "held_against",
    "offset_by",
    "vacant",
    "outside",
];

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Post>> {
    let table = loader.table("posts.csv", COLUMNS)?;
    loader.says_more(&table, SAYS_MORE);
    let posts = loader.rows(&table, post);
    posts.into_iter().collect()
}

fn post(loader: &mut Loader<'_>, cells: &Cells<'_>) -> Option<Post> {
    let tenure = loader.word(
        cells,
        "tenure",
        "posts/unknown-tenure",
        &Tenure::WORDS,
        Tenure::from_word,
    );
    let staff = loader.flag(cells, "staff", "posts/unknown-staff");
    let structure = loader.stands(cells, "tables/unknown-word");
    let effective = loader.starts(cells, "effective");
    let term = Term {
        until: loader.day(cells, "until", "tables/wrong-day"),
        period: loader.period(cells, "period", "tables/wrong-period"),
    };
    let vacant = loader.flag(cells, "vacant", "tables/unknown-word");
    let outside = loader.flag(cells, "outside", "tables/unknown-word");
    Some(Post {
        office: cells.text("office"),
        id: cells.text("id"),
        structure: structure?,
        title: cells.both("title"),
        rank: cells.text("rank"),
        reports_to: cells.filled("reports_to"),
        superior: cells.both("superior"),
        tenure: tenure.unwrap_or_default(),
        staff,
        dotted_to: ids(&cells.text("dotted_to")),
        effective,
        term,
        held_against: cells.filled("held_against"),
        offset_by: ids(&cells.text("offset_by")),
        vacant,
        outside,
        note: cells.both("note"),
        row: cells.at,
    })
}
