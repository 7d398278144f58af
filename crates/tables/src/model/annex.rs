//! Annexes as the table lists them: what kind, of what, in which order.

use super::{Structure, Text};
use crate::source::RowRef;

/// One row of annexes.csv; its number is its place in the table.
#[derive(Debug, Clone)]
pub struct Annex {
    /// Its number, from 1.
    pub number: usize,
    /// The kind's name (`duties`, `chart`).
    pub kind: String,
    /// The id of the post or office that it is of.
    pub subject: String,
    /// The structure that it shows; `None` where its row does not say.
    pub structure: Option<Structure>,
    /// The title, where the computed one will not do.
    pub title: Text,
    /// Its row in annexes.csv.
    pub row: RowRef,
}

impl Annex {
    /// The name that links to it carry.
    pub fn name(&self) -> String {
        format!("annex-{}", self.number)
    }
}
