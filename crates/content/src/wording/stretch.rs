//! Words in a row, and what becomes of them.

use serde::Serialize;

/// What stands between what is gone and what came in its place: a line may end there,
/// though neither wording has a space.
pub const JOINT: char = '\u{200B}';

/// What becomes of a stretch of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// It stands in both wordings.
    Kept,
    /// It stands in the earlier one alone.
    Removed,
    /// It stands in the later one alone.
    Added,
}

/// A stretch of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// What becomes of it.
    pub fate: Fate,
    /// The words, with the white space around them.
    pub text: String,
}
