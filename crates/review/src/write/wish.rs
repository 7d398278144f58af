//! What is asked for, and what becomes of it.

use std::ops::Range;

/// What becomes of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It can be written.
    Writable,
    /// It was written.
    Written,
    /// The file says so already.
    Done,
    /// It is the same change as another, by its number, at another place where the same
    /// words are printed.
    Same(usize),
    /// Nothing is to be written: why.
    Nothing(String),
    /// It is left to people: why.
    Left(String),
}

/// A change that one passage is to have.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The number of its entry.
    pub entry: usize,
    /// The passage, by its first bookmark.
    pub passage: String,
    /// Which of the places is meant where the passage is printed.
    pub occurrence: usize,
    /// The printed characters that give way.
    pub range: Range<usize>,
    /// What takes their place.
    pub added: String,
    /// Whether it stands beside a call, at its beginning or end.
    pub beside: bool,
    /// Whether its words stand where another cell chooses them: they are changed with
    /// those that stand in their own place, and not by themselves.
    pub is_chosen: bool,
}
