//! offices.csv.

use super::cells::Cells;
use super::headers::{Column, Need};
use super::loader::Loader;
use super::values::ids;
use crate::model::{Lang, Office};

pub(super) const COLUMNS: &[Column] = &[
    ("id", Need::Always),
    ("structure", Need::Always),
    ("name_zh", Need::For(Lang::Zh)),
    ("short_zh", Need::For(Lang::Zh)),
    ("name_en", Need::For(Lang::En)),
    ("short_en", Need::For(Lang::En)),
    ("succeeds", Need::Never),
    ("part_of", Need::Never),
    ("head", Need::Never),
    ("article_en", Need::Never),
];

/// The words of the `article_en` column.
const ARTICLES: [&str; 2] = ["the", "none"];

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Office>> {
    let table = loader.table("offices.csv", COLUMNS)?;
    loader.says_more(&table, &["part_of", "head"]);
    // Where a structure is not known, neither is what stands before and after:
    // the whole table counts as unread.
    let offices = loader.rows(&table, office);
    offices.into_iter().collect()
}

fn office(loader: &mut Loader<'_>, cells: &Cells<'_>) -> Option<Office> {
    let structure = loader.stands(cells, "offices/unknown-structure");
    let article = loader.word(
        cells,
        "article_en",
        "tables/unknown-word",
        &ARTICLES,
        article,
    );
    Some(Office {
        id: cells.text("id"),
        structure: structure?,
        name: cells.both("name"),
        short: cells.both("short"),
        succeeds: ids(&cells.text("succeeds")),
        part_of: cells.filled("part_of"),
        head: cells.filled("head"),
        article: article.flatten(),
        row: cells.at,
    })
}

/// Whether English writes `the`; an empty cell does not say.
#[expect(
    clippy::option_option,
    reason = "nothing said and a wrong word are two things"
)]
fn article(word: &str) -> Option<Option<bool>> {
    match word {
        "" => Some(None),
        "the" => Some(Some(true)),
        "none" => Some(Some(false)),
        _ => None,
    }
}
