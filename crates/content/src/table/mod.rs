//! Tables on the page: the author's own, and those that are computed.
//!
//! One table a file. What a table says comes of the functions that helpers and
//! checks use, so that its sums and theirs cannot differ. The layout decides how a
//! table looks.

mod bill;
mod ceilings;
mod changes;
mod costs;
mod counts;
mod data;
mod establishment;
mod nondirectorate;
mod own;
mod posts;
mod widths;

use crate::said::{Said, Unsaid};
use tables::model::Selection;

pub use data::{ColumnData, HeadCell, PictureData, Placed, RowData, RowKind, TableData};
pub use own::{cell, own, sum};

/// What a table is of, where it is computed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableAsked {
    /// The posts.
    pub selection: Selection,
    /// Whether what is lost is taken off; `None` for what is usual.
    pub net: Option<bool>,
    /// What a row is of.
    pub by: Option<By>,
    /// The financial year of ceilings.
    pub year: Option<String>,
}

/// What the rows of a table of posts are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A rank.
    Rank,
    /// A post.
    Post,
    /// An office.
    Office,
    /// A Head of expenditure.
    Head,
}

impl By {
    /// The words of the argument.
    pub const WORDS: [&'static str; 4] = ["rank", "post", "office", "head"];

    /// What a word of the argument means.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "rank" => Some(Self::Rank),
            "post" => Some(Self::Post),
            "office" => Some(Self::Office),
            "head" => Some(Self::Head),
            _ => None,
        }
    }
}

/// A table that is computed.
pub struct BuiltIn {
    /// Its name.
    pub name: &'static str,
    /// What its rows may be of, the usual one first; empty where there is no choice.
    pub by: &'static [&'static str],
    /// Whether it takes a financial year in place of a description of posts.
    pub year: bool,
    /// Its tables.
    pub tables: fn(&Said<'_>, &TableAsked) -> Result<Vec<TableData>, Unsaid>,
}

/// Every table that is computed.
pub const BUILT_IN: &[BuiltIn] = &[
    BuiltIn {
        name: "costs",
        by: &["rank", "post"],
        year: false,
        tables: costs::tables,
    },
    BuiltIn {
        name: "changes",
        by: &["rank", "office", "head"],
        year: false,
        tables: changes::tables,
    },
    BuiltIn {
        name: "establishment",
        by: &[],
        year: false,
        tables: establishment::tables,
    },
    BuiltIn {
        name: "nondirectorate",
        by: &[],
        year: false,
        tables: nondirectorate::tables,
    },
    BuiltIn {
        name: "ceilings",
        by: &[],
        year: true,
        tables: ceilings::tables,
    },
    BuiltIn {
        name: "posts",
        by: &[],
        year: false,
        tables: posts::tables,
    },
];

/// The table of a name, where it is one that is computed.
pub fn built_in(name: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|table| table.name == name)
}

/// What is said of a table that would have no row.
fn no_row(what: &str, help: &str) -> Unsaid {
    let message = format!("this table would be empty: {what}");
    Unsaid::new("body/empty-table", message, help)
}

#[cfg(test)]
mod tests {
    use tables::model::BUILT_IN_TABLES;

    use super::BUILT_IN;

    #[test]
    fn the_names_that_are_taken_are_those_of_the_tables() {
        let names: Vec<&str> = BUILT_IN.iter().map(|table| table.name).collect();
        assert_eq!(names, BUILT_IN_TABLES);
    }
}
