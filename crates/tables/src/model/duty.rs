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

/// The number that a job description prints before a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DutyNumber {
    /// None: it leads in.
    #[default]
    LeadIn,
    /// That of an item: (1).
    Item(usize),
    /// That of an item below one, with its letter as a number: (1), below it (a).
    Below(usize, usize),
}

impl DutyNumber {
    /// The numbers of a list of duties, which lead-ins do not begin anew; an item below
    /// none is an item.
    pub fn of_list(levels: impl IntoIterator<Item = DutyLevel>) -> Vec<Self> {
        let (mut items, mut below) = (0, None::<usize>);
        let number = |level| match (level, below) {
            (DutyLevel::LeadIn, _) => {
                below = None;
                Self::LeadIn
            }
            (DutyLevel::SubItem, Some(last)) => {
                below = Some(last + 1);
                Self::Below(items, last + 1)
            }
            (DutyLevel::Item | DutyLevel::SubItem, _) => {
                items += 1;
                below = Some(0);
                Self::Item(items)
            }
        };
        levels.into_iter().map(number).collect()
    }

    /// How deep the duty stands: 0 a lead-in, 1 an item, 2 an item below one.
    pub fn depth(self) -> u8 {
        match self {
            Self::LeadIn => 0,
            Self::Item(_) => 1,
            Self::Below(..) => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DutyLevel::{Item, LeadIn, SubItem};
    use super::DutyNumber;

    #[test]
    fn numbers_go_on_behind_a_lead_in() {
        let numbers = DutyNumber::of_list([LeadIn, Item, SubItem, SubItem, LeadIn, SubItem, Item]);
        assert_eq!(
            numbers,
            [
                DutyNumber::LeadIn,
                DutyNumber::Item(1),
                DutyNumber::Below(1, 1),
                DutyNumber::Below(1, 2),
                DutyNumber::LeadIn,
                DutyNumber::Item(2),
                DutyNumber::Item(3),
            ]
        );
    }
}
