//! pay.csv: what points are worth from a day on. The table need not be there.

use super::cells::Cells;
use super::headers::{Column, Need};
use super::loader::Loader;
use crate::diag::Diagnostic;
use crate::model::{Pay, PayPoint, PayRow};

pub(super) const COLUMNS: &[Column] = &[
    ("point", Need::Always),
    ("date", Need::Always),
    ("pay_from", Need::Never),
    ("pay_to", Need::Never),
    ("midpoint", Need::Never),
];

const AMOUNT: &str = "tables/wrong-amount";

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<PayRow>> {
    loader.optional("pay.csv", COLUMNS, row)
}

fn row(loader: &mut Loader<'_>, cells: &Cells<'_>) -> Option<PayRow> {
    let text = cells.text("point");
    let point = PayPoint::parse(&text);
    if point.is_none() {
        loader.report(unknown_point("pay/unknown-pay-point", &text).at(cells.span("point")));
    }
    if cells.text("date").trim().is_empty() {
        let finding = Diagnostic::error("tables/wrong-day", "`date` is empty");
        let help = "write the day from which the pay counts: 2027-04-01";
        loader.report(finding.at(cells.span("date")).help(help));
    }
    let date = loader.day(cells, "date", "tables/wrong-day");
    let pay = pay(loader, cells, AMOUNT);
    Some(PayRow {
        point: point?,
        date: date?,
        pay,
        row: cells.at,
    })
}

/// The columns `pay_from`, `pay_to` and `midpoint` of a row.
pub(super) fn pay(loader: &mut Loader<'_>, cells: &Cells<'_>, rule: &'static str) -> Pay {
    Pay {
        from: loader.dollars(cells, "pay_from", rule),
        to: loader.dollars(cells, "pay_to", rule),
        midpoint: loader.dollars(cells, "midpoint", rule),
    }
}

/// What is said of a text that is no pay point.
pub(super) fn unknown_point(rule: &'static str, text: &str) -> Diagnostic {
    let message = match text {
        "" => "`point` is empty".to_owned(),
        _ => format!("`{text}` is not a pay point"),
    };
    let help = "write D1 to D8, DL1 to DL7, another scale's point such as MPS 34 or GDS(C)2, \
                a range (MPS 45-49), or a choice (D4/D3/D2)";
    Diagnostic::error(rule, message).help(help)
}
