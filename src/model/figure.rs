//! Figures: money and counts that no table can give.

use crate::source::RowRef;

/// A named whole number. Money is in HK$.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its id.
    pub id: String,
    /// The number.
    pub value: i64,
    /// Its row in figures.csv.
    pub row: RowRef,
}
