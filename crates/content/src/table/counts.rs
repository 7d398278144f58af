//! The numbers of a table of changes, and its columns.

use super::By;
use super::data::{ColumnData, HeadCell, TableData};
use crate::said::Said;
use tables::model::Align;

/// The numbers of a row: those at its left and what happens make those at its right.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) key: String,
    pub(super) existing: i64,
    pub(super) gained: i64,
    pub(super) lost: i64,
    pub(super) lapsed: i64,
    pub(super) proposed: i64,
}

impl Counts {
    /// Adds another row.
    pub(super) fn add(&mut self, other: &Self) {
        self.existing += other.existing;
        self.gained += other.gained;
        self.lost += other.lost;
        self.lapsed += other.lapsed;
        self.proposed += other.proposed;
    }

    /// How many more come from other rows, or from where the filters do not look, than
    /// go there, without being gained or lost.
    pub(super) fn moved(&self) -> i64 {
        self.proposed - self.existing - self.gained + self.lost + self.lapsed
    }

    /// The cells of the row.
    pub(super) fn cells(&self, said: &Said<'_>, name: String, shown: Shown) -> Vec<String> {
        let words = said.words;
        let some = |number: i64, sign: &str| match number {
            0 => words.tables.nil.clone(),
            number => format!("{sign}{}", words.tabled(number)),
        };
        let mut cells = vec![
            name,
            words.tabled(self.existing),
            some(self.gained, "+"),
            some(self.lost, "-"),
        ];
        cells.extend(shown.lapsed.then(|| some(self.lapsed, "-")));
        cells.extend(shown.moved.then(|| {
            let sign = if self.moved() > 0 { "+" } else { "-" };
            some(self.moved().abs(), sign)
        }));
        cells.push(words.tabled(self.proposed));
        cells
    }
}

/// Which columns there are beside the others.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) lapsed: bool,
    pub(super) moved: bool,
}

impl Shown {
    /// The table with its head.
    pub(super) fn head(self, said: &Said<'_>, by: By) -> TableData {
        let heads = &said.words.tables.columns;
        let first = match by {
            By::Office => &heads.office,
            By::Head => &heads.head,
            By::Rank | By::Post => &heads.rank,
        };
        let mut names = vec![first, &heads.existing, &heads.gained, &heads.lost];
        names.extend(self.lapsed.then_some(&heads.lapsed));
        names.extend(self.moved.then_some(&heads.moved));
        names.push(&heads.proposed);
        let mut columns = vec![ColumnData::auto(Align::Right); names.len()];
        columns[0] = ColumnData::wide(Align::Left);
        let header = names.iter().map(|name| HeadCell::plain(name)).collect();
        TableData::new(said.lang, columns, vec![header])
    }
}
