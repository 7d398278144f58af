//! ranks.csv.

use super::ReadFile;
use super::cells::Cells;
use super::encodings::TableEncoding;
use super::headers::{Column, Need};
use super::loader::Loader;
use crate::diag::Diagnostic;
use crate::model::{Lang, PayPoint, Rank};
use crate::source::Encoding;

pub(super) const COLUMNS: &[Column] = &[
    ("id", Need::Always),
    ("pay_point", Need::Always),
    ("name_zh", Need::For(Lang::Zh)),
    ("name_en", Need::For(Lang::En)),
    ("plural_en", Need::Never),
];

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Rank>> {
    let table = loader.table("ranks.csv", COLUMNS)?;
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
    if pay_point.is_none() {
        loader.report(
            Diagnostic::error(
                "ranks/unknown-pay-point",
                format!("`{text}` is not a pay point"),
            )
            .at(cells.span("pay_point"))
            .help("write D1 to D8, DL1 to DL7, or another scale's point such as MPS 34"),
        );
    }
    Rank {
        id: cells.text("id"),
        // The finding stops the paper; the value only lets the rest be checked.
        pay_point: pay_point.unwrap_or(PayPoint {
            scale: "D".to_owned(),
            number: 1,
        }),
        name: cells.both("name"),
        plural_en: cells.filled("plural_en"),
        row: cells.at,
    }
}
