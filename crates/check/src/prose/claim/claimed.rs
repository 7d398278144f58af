//! What is said of a typed count.

use std::ops::Range;

use tables::model::Post;

/// A typed count of posts, with what the tables say.
#[derive(Debug, Clone)]
pub struct Claim<'a> {
    /// The number as typed.
    pub range: Range<usize>,
    /// Its value.
    pub value: usize,
    /// The posts that the words describe.
    pub posts: Vec<&'a Post>,
    /// How many the tables have, those included that they do not list one by one.
    pub count: usize,
    /// How many titles the sentence names as theirs, where that contradicts the number.
    pub titles: Option<usize>,
    /// The helper that gives their number; none where no filters describe them.
    pub helper: Option<String>,
    /// Whether the number is that of some reading of the words.
    pub holds: bool,
}
