//! One thing that was changed, or said.

use super::group::Group;
use super::spot::Spots;
use crate::document::{Comment, Track};

/// What was changed in a part, or said of it.
#[derive(Debug)]
pub enum What {
    /// Words.
    Words(Group, Spots),
    /// How something looks: the words, and the piece that they begin in.
    Look(Track, &'static str, String, Option<usize>),
    /// A comment: what it is about, and the pieces.
    Comment(Comment, String, Vec<usize>),
}
