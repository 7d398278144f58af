//! What a document has beside its text where it shows two versions.

use super::inline::Inline;

/// What a redline has beside the merged text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Redline {
    /// The list of what is different, a line each.
    pub list: Vec<Vec<Inline>>,
    /// What follows from these.
    pub follows: Vec<Vec<Inline>>,
    /// What the paper is for, with its date.
    pub occasion: Vec<Inline>,
    /// The paper's number.
    pub number: Vec<Inline>,
    /// The committee.
    pub committee: Vec<Inline>,
    /// The title; empty where neither version has one on the page.
    pub title: Vec<Inline>,
    /// The Heads of expenditure and the Subhead, line by line.
    pub item_lines: Vec<Vec<Inline>>,
    /// The signatories and the month, line by line.
    pub signature: Vec<Vec<Inline>>,
}
