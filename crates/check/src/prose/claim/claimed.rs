//! What is said of a typed count.

use std::ops::Range;

use crate::prose::numeral::Numeral;
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
    /// What contradicts the number, if it does not hold.
    pub against: Against,
    /// The helper that gives their number; none where no filters describe them.
    pub helper: Option<String>,
    /// Whether the number is that of some reading of the words.
    pub holds: bool,
}

/// What contradicts a count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Against {
    /// How many the tables have.
    #[default]
    Tables,
    /// How many titles the sentence names as theirs.
    Titles(usize),
    /// A title that the sentence names as theirs, of which the tables tell something else.
    Title(String),
    /// The words for one post, which none of the tables answers.
    Post(String),
    /// The name of their rank, which no rank of the tables has.
    Rank(String),
}

impl Claim<'_> {
    /// The claim of a number that does not hold, whatever the tables count.
    pub(super) fn refuted(numeral: &Numeral, against: Against) -> Self {
        Self {
            range: numeral.range.clone(),
            value: numeral.value,
            posts: Vec::new(),
            count: 0,
            against,
            helper: None,
            holds: false,
        }
    }
}
