//! What a text is filled in as: Typst source, or words.

/// What a text is filled in as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Typst source.
    Source,
    /// A line of words, in which nothing waits for numbers.
    Line,
    /// A cell's words, in which references wait for numbers.
    Cell,
}
