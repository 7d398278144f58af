//! What becomes of rows and pieces, by their places.

use tables::source::FileId;

/// What becomes of the rows of a table or the pieces of a text, by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Effect {
    pub(crate) of: Of,
    /// That which goes from its place.
    pub(crate) from: Option<usize>,
    /// That before which it comes.
    pub(crate) to: Option<usize>,
}

/// A table or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// A table, by its file.
    Table(FileId),
    /// A text, by its place among those of the paper.
    Text(usize),
}
