//! Pay: what a point of a scale is worth, a month, in whole HK$.

use super::{Date, PayPoint};
use crate::source::RowRef;

/// What holders of a point or rank are paid a month, in whole HK$, as far as it is
/// known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pay {
    /// The least.
    pub from: Option<u64>,
    /// The most.
    pub to: Option<u64>,
    /// The scale's middle point, which is not the mean of its ends.
    pub midpoint: Option<u64>,
}

impl Pay {
    /// What it says, and what another says where it does not.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            from: self.from.or(other.from),
            to: self.to.or(other.to),
            midpoint: self.midpoint.or(other.midpoint),
        }
    }

    /// The notional annual mid-point salary: twelve times the mid-point. `None`
    /// where that is not known, or no number holds it.
    pub fn nams(self) -> Option<u64> {
        self.midpoint?.checked_mul(12)
    }
}

/// One row of pay.csv: what a point is worth from a day on.
#[derive(Debug, Clone)]
pub struct PayRow {
    /// The point, or the range or choice of points.
    pub point: PayPoint,
    /// The day from which it counts.
    pub date: Date,
    /// What it is worth.
    pub pay: Pay,
    /// Its row in pay.csv.
    pub row: RowRef,
}
