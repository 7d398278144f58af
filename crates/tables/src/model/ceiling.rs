//! Ceilings on the total notional annual mid-point salary of non-directorate posts.

use crate::source::RowRef;

/// One row of ceilings.csv, in whole HK$.
#[derive(Debug, Clone)]
pub struct Ceiling {
    /// The Head's id.
    pub head: String,
    /// The financial year: `2027-28`.
    pub year: String,
    /// The ceiling as it stands.
    pub existing: u64,
    /// By how much it changes.
    pub change: i64,
    /// Its row in ceilings.csv.
    pub row: RowRef,
}

impl Ceiling {
    /// The new total; `None` where it is below zero or larger than amounts can be.
    pub fn total(&self) -> Option<u64> {
        let total = self.existing.checked_add_signed(self.change);
        total.filter(|total| i64::try_from(*total).is_ok())
    }
}
