//! establishment.csv: how many posts each Head has had. The table need not be there.

use super::cells::Cells;
use super::headers::{Column, Need};
use super::loader::Loader;
use crate::diag::Diagnostic;
use crate::model::{Category, Strength};

pub(super) const COLUMNS: &[Column] = &[
    ("date", Need::Always),
    ("head", Need::Always),
    ("category", Need::Always),
    ("count", Need::Always),
    ("supernumerary", Need::Never),
    ("vacant", Need::Never),
];

const RULE: &str = "tables/wrong-amount";
const POSTS: (&str, &str, &str) = (
    RULE,
    "number of posts",
    "write how many posts there are, in digits",
);

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Strength>> {
    loader.optional("establishment.csv", COLUMNS, |loader, cells: &Cells<'_>| {
        let date = loader.day(cells, "date", "tables/wrong-day");
        if cells.text("date").trim().is_empty() {
            let finding = Diagnostic::error("tables/wrong-day", "`date` is empty");
            let finding = finding.at(cells.span("date"));
            loader.report(finding.help("write the day that the row is of: 2027-04-01"));
        }
        let category = loader.word(
            cells,
            "category",
            "tables/unknown-word",
            &Category::WORDS,
            Category::from_word,
        );
        let count = loader.number(cells, "count", POSTS, |count| u64::try_from(count).ok());
        let supernumerary = loader.posts(cells, "supernumerary");
        let vacant = loader.posts(cells, "vacant");
        Some(Strength {
            date: date?,
            head: cells.text("head"),
            category: category?,
            count,
            supernumerary: supernumerary.unwrap_or_default(),
            vacant,
            row: cells.at,
        })
    })
}

impl Loader<'_> {
    /// A number of posts that need not be there.
    fn posts(&mut self, cells: &Cells<'_>, column: &'static str) -> Option<u64> {
        cells.filled(column)?;
        Some(self.number(cells, column, POSTS, |count| u64::try_from(count).ok()))
    }
}
