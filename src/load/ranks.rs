//! ranks.csv.

use super::loader::{Cells, Column, Loader, Need};
use crate::diag::Diagnostic;
use crate::model::{Lang, PayPoint, Rank};

const COLUMNS: &[Column] = &[
    ("id", Need::Always),
    ("pay_point", Need::Always),
    ("name_zh", Need::For(Lang::Zh)),
    ("name_en", Need::For(Lang::En)),
];

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Rank>> {
    let table = loader.table("ranks.csv", COLUMNS)?;
    let ranks = loader.rows(&table, rank);
    Some(ranks.into_iter().flatten().collect())
}

fn rank(loader: &mut Loader<'_>, cells: &Cells<'_>) -> Option<Rank> {
    let text = cells.text("pay_point");
    let Some(pay_point) = PayPoint::parse(&text) else {
        loader.report(
            Diagnostic::error(
                "ranks/unknown-pay-point",
                format!("`{text}` is no pay point"),
            )
            .at(cells.span("pay_point"))
            .help("write D1 to D8, DL1 to DL7, or another scale's point such as MPS 34"),
        );
        return None;
    };
    Some(Rank {
        id: cells.text("id"),
        pay_point,
        name: cells.both("name"),
        row: cells.at,
    })
}
