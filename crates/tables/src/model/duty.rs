//! Duties: the lines of a job description.

use super::{Stands, Text};
use crate::source::RowRef;

/// One duty of a post, without the separator that the layout prints after it.
#[derive(Debug, Clone)]
pub struct Duty {
    /// The post's id.
    pub post: String,
    /// The structures whose job description it is of, as far as the post is.
    pub structure: Stands,
    /// How deep it stands: a lead-in without a number, an item, a sub-item.
    pub level: DutyLevel,
    /// The words.
    pub text: Text,
    /// Its row in duties.csv.
    pub row: RowRef,
}

/// How deep a duty stands in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum DutyLevel {
    /// A lead-in, without a number.
    LeadIn,
    /// An item.
    #[default]
    Item,
    /// An item of an item.
    SubItem,
}

impl DutyLevel {
    /// The words of the `level` column.
    pub const WORDS: [&'static str; 3] = ["0", "1", "2"];

    /// The level of a word of the column; an empty cell is an item.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "0" => Some(Self::LeadIn),
            "" | "1" => Some(Self::Item),
            "2" => Some(Self::SubItem),
            _ => None,
        }
    }
}
