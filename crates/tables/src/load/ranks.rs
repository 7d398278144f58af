//! ranks.csv.

use super::ReadFile;
use super::cells::Cells;
use super::encodings::TableEncoding;
use super::headers::{Column, Need};
use super::loader::Loader;
use super::pay::{pay, unknown_point};
use super::values::{FLAG_WORDS, flag};
use crate::model::{Lang, PayPoint, Rank};
use crate::source::Encoding;

pub(super) const COLUMNS: &[Column] = &[
    ("id", Need::Always),
    ("pay_point", Need::Always),
    ("name_zh", Need::For(Lang::Zh)),
    ("name_en", Need::For(Lang::En)),
    ("plural_en", Need::Never),
    ("abbr_zh", Need::Never),
    ("abbr_en", Need::Never),
    ("grade_zh", Need::Never),
    ("grade_en", Need::Never),
    ("pay_from", Need::Never),
    ("pay_to", Need::Never),
    ("midpoint", Need::Never),
    ("full_cost", Need::Never),
    ("pay_zh", Need::Never),
    ("pay_en", Need::Never),
    ("directorate", Need::Never),
    ("structure", Need::Never),
];

/// The columns with which descriptions mean directorate posts unless they say
/// otherwise.
const SAYS_MORE: &[&str] = &[
    "pay_from",
    "pay_to",
    "midpoint",
    "full_cost",
    "pay_zh",
    "pay_en",
    "directorate",
    "structure",
];

const AMOUNT: &str = "tables/wrong-amount";

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Rank>> {
    let table = loader.table("ranks.csv", COLUMNS)?;
    loader.says_more(&table, SAYS_MORE);
    Some(loader.rows(&table, rank))
}

/// The ranks of a file outside any paper.
pub(super) fn alone(
    loader: &mut Loader<'_>,
    (path, bytes): ReadFile,
    stated: Option<Encoding>,
) -> Option<Vec<Rank>> {
    let file = loader.decode(path, bytes, Some(TableEncoding::stated(stated)))?;
    let table = loader.checked(file, COLUMNS)?;
    Some(loader.rows(&table, rank))
}

fn rank(loader: &mut Loader<'_>, cells: &Cells<'_>) -> Rank {
    let text = cells.text("pay_point");
    let pay_point = PayPoint::parse(&text);
    if pay_point.is_none() && !text.trim().is_empty() {
        let finding = unknown_point("ranks/unknown-pay-point", &text);
        loader.report(finding.at(cells.span("pay_point")));
    }
    let directorate = loader.word(
        cells,
        "directorate",
        "tables/unknown-word",
        &FLAG_WORDS,
        |word| Some(Some(flag(word)?).filter(|_| !word.is_empty())),
    );
    let structure = loader.stands(cells, "tables/unknown-word");
    Rank {
        id: cells.text("id"),
        pay_point,
        name: cells.both("name"),
        abbr: cells.both("abbr"),
        plural_en: cells.filled("plural_en"),
        grade: cells.both("grade"),
        pay: pay(loader, cells, AMOUNT),
        full_cost: loader.dollars(cells, "full_cost", AMOUNT),
        pay_words: cells.both("pay"),
        directorate: directorate.flatten(),
        structure: structure.unwrap_or_default(),
        row: cells.at,
    }
}
