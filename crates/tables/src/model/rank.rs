//! Ranks and their pay points.

use super::{PayPoint, Text};
use crate::source::RowRef;

/// A rank of the civil service.
#[derive(Debug, Clone)]
pub struct Rank {
    /// Its id.
    pub id: String,
    /// The pay point of its holders.
    pub pay_point: PayPoint,
    /// Its name.
    pub name: Text,
    /// Its row in ranks.csv.
    pub row: RowRef,
}
