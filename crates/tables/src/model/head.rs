//! Heads of expenditure.

use super::{Stands, Text};
use crate::source::RowRef;

/// One row of heads.csv. Two rows of one id, before and after, are a Head that is
/// retitled.
#[derive(Debug, Clone)]
pub struct Head {
    /// Its number, as papers print it: `47`.
    pub id: String,
    /// The structures that it is of.
    pub structure: Stands,
    /// Its name.
    pub name: Text,
    /// Its row in heads.csv.
    pub row: RowRef,
}
