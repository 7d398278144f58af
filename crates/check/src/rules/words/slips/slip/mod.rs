//! A word that is none, or not the one that was meant.

use std::ops::Range;

use crate::prose::Passage;

/// A place that has most likely another word.
pub(in crate::rules::words) struct Slip<'a> {
    pub(in crate::rules::words) passage: &'a Passage,
    /// The letters that are wrong, or the word.
    pub(in crate::rules::words) range: Range<usize>,
    /// The word as it is typed.
    pub(in crate::rules::words) written: String,
    /// The word that was meant.
    pub(in crate::rules::words) meant: String,
}
