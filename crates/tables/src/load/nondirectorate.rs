//! nondirectorate.csv: posts that are counted, not listed. The table need not be
//! there.

use super::headers::{Column, Need};
use super::loader::Loader;
use crate::model::{Staff, StaffTenure};

pub(super) const COLUMNS: &[Column] = &[
    ("id", Need::Always),
    ("office", Need::Always),
    ("structure", Need::Never),
    ("rank", Need::Never),
    ("count", Need::Always),
    ("tenure", Need::Never),
    ("post", Need::Never),
    ("from", Need::Never),
    ("nams", Need::Never),
    ("full_cost", Need::Never),
];

const AMOUNT: &str = "tables/wrong-amount";

pub(super) fn load(loader: &mut Loader<'_>) -> Option<Vec<Staff>> {
    loader.optional("nondirectorate.csv", COLUMNS, |loader, cells| {
        let structure = loader.stands(cells, "tables/unknown-word");
        let tenure = loader.word(
            cells,
            "tenure",
            "tables/unknown-word",
            &StaffTenure::WORDS,
            StaffTenure::from_word,
        );
        let what = (
            "tables/wrong-amount",
            "number of posts",
            "write how many posts the row is of, in digits",
        );
        let count = loader.number(cells, "count", what, |count| {
            u64::try_from(count).ok().filter(|count| *count > 0)
        });
        let nams = loader.dollars(cells, "nams", AMOUNT);
        let full_cost = loader.dollars(cells, "full_cost", AMOUNT);
        Some(Staff {
            id: cells.text("id"),
            office: cells.text("office"),
            structure: structure?,
            rank: cells.filled("rank"),
            count,
            tenure: tenure.unwrap_or_default(),
            post: cells.filled("post"),
            from: cells.filled("from"),
            nams,
            full_cost,
            row: cells.at,
        })
    })
}
