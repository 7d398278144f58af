//! The columns that every table may have beside its own, and that are passed
//! over.

use crate::source::{Span, Table};

/// The columns that are passed over.
#[derive(Debug, Default)]
pub(super) struct Ignored {
    pub(super) columns: Vec<(String, Span)>,
    /// Those that the paper passes over whose tables are lent.
    pub(super) lent: Vec<String>,
    /// The names that the headers of the tables have, a table each.
    pub(super) headers: Vec<Vec<String>>,
    /// Whether the header of a table could not be read.
    pub(super) missed: bool,
}

impl Ignored {
    /// Whether a column is passed over.
    pub(super) fn has(&self, name: &str) -> bool {
        let mut columns = self.columns.iter();
        let name = name.trim();
        columns.any(|(column, _)| column == name) || self.lent.iter().any(|it| it == name)
    }

    /// Takes note of a table's columns.
    pub(super) fn see(&mut self, table: &Table) {
        let names = table.headers.iter();
        let names = names.map(|cell| cell.text.trim().to_owned());
        self.headers.push(names.collect());
    }
}
