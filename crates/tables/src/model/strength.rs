//! The establishment of a Head on one day, category by category.

use super::Date;
use crate::source::RowRef;

/// A category of civil service posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Directorate posts.
    A,
    /// Non-directorate posts whose maximum is above the point that parts the two.
    B,
    /// Other non-directorate posts.
    C,
}

impl Category {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];
    /// The words of the `category` column.
    pub const WORDS: [&'static str; 3] = ["A", "B", "C"];

    /// The category of a word of the column.
    pub fn from_word(word: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|category| category.word() == word)
    }

    /// Its letter.
    pub fn word(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }
}

/// One row of establishment.csv: how many posts a Head has on a day.
#[derive(Debug, Clone)]
pub struct Strength {
    /// The day.
    pub date: Date,
    /// The Head's id.
    pub head: String,
    /// The category.
    pub category: Category,
    /// How many posts there are, supernumerary ones not counted.
    pub count: u64,
    /// How many supernumerary ones there are beside them.
    pub supernumerary: u64,
    /// How many of them nobody fills; `None` where the row does not say.
    pub vacant: Option<u64>,
    /// Its row in establishment.csv.
    pub row: RowRef,
}
