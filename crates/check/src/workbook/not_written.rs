//! Why tables cannot stand in a workbook.

/// Why tables are not written as a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotWritten {
    /// A cell or comment of the table of this name, by its place there, cannot be
    /// kept.
    Cell {
        /// The name of the table.
        table: String,
        /// The place in its text, in bytes.
        at: usize,
        /// What speaks against it.
        why: String,
    },
    /// The workbook cannot be made, or be read again.
    Book(String),
}
