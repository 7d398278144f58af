//! The workbook of a paper's tables, once it is open.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use crate::source::FileId;
use crate::source::workbook::{Book, Odd};

/// The workbook of a paper's tables.
pub(super) struct Shelf {
    /// Its name in the folder.
    pub(super) name: String,
    /// Its path, as messages show it.
    pub(super) path: Utf8PathBuf,
    /// `None` where it cannot be read, which was told.
    pub(super) book: Option<Book>,
    /// The sheets that were asked for.
    pub(super) asked: Vec<String>,
    /// What they have that CSV cannot have.
    pub(super) odd: BTreeMap<FileId, Vec<Odd>>,
}

impl Shelf {
    /// Whether it has a table. One that cannot be read may have it.
    pub(super) fn has(&self, table: &str) -> bool {
        let own = |book: &Book| book.sheets().iter().any(|it| it.name == stem(table));
        self.book.as_ref().is_none_or(own)
    }
}

/// A table's name without its ending, which is the name of its sheet in a workbook.
pub fn stem(table: &str) -> &str {
    table.strip_suffix(".csv").unwrap_or(table)
}
