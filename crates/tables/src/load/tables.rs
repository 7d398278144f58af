//! The tables that a paper may have.

use super::headers::Column;
use super::shelf::stem;
use super::{
    annexes, ceilings, duties, establishment, figures, heads, nondirectorate, offices, pay, posts,
    ranks,
};

/// Every table of a paper with its columns.
pub const TABLES: &[(&str, &[Column])] = &[
    ("offices.csv", offices::COLUMNS),
    ("ranks.csv", ranks::COLUMNS),
    ("posts.csv", posts::COLUMNS),
    ("duties.csv", duties::COLUMNS),
    ("annexes.csv", annexes::COLUMNS),
    ("figures.csv", figures::COLUMNS),
    ("heads.csv", heads::COLUMNS),
    ("pay.csv", pay::COLUMNS),
    ("nondirectorate.csv", nondirectorate::COLUMNS),
    ("ceilings.csv", ceilings::COLUMNS),
    ("establishment.csv", establishment::COLUMNS),
];

/// The tables that a paper need not have.
pub const OPTIONAL_TABLES: &[&str] = &[
    "heads.csv",
    "pay.csv",
    "nondirectorate.csv",
    "ceilings.csv",
    "establishment.csv",
];

/// Whether a name, without an ending, is that of one of these tables.
pub(super) fn is_table(name: &str) -> bool {
    TABLES.iter().any(|(table, _)| stem(table) == name)
}
