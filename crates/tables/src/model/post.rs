//! Posts.

use super::Text;
use crate::source::RowRef;

/// For how long a post is provided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tenure {
    /// Without an end (常額).
    #[default]
    Permanent,
    /// For a stated time (編外).
    Supernumerary,
}

impl Tenure {
    /// The words of the `tenure` column.
    pub const WORDS: [&'static str; 2] = ["permanent", "supernumerary"];

    /// The tenure of a word of the column; an empty cell is permanent.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "" | "permanent" => Some(Self::Permanent),
            "supernumerary" => Some(Self::Supernumerary),
            _ => None,
        }
    }
}

/// A post in one office: one row of posts.csv.
#[derive(Debug, Clone)]
pub struct Post {
    /// The office's id.
    pub office: String,
    /// The post's id; the same before and after.
    pub id: String,
    /// Its title; may be empty for an existing post whose title is not known.
    pub title: Text,
    /// Its rank's id.
    pub rank: String,
    /// The superior's id in the same office; `None` for the office's head.
    pub reports_to: Option<String>,
    /// The superior outside the office, for a head.
    pub superior: Text,
    /// Permanent or supernumerary.
    pub tenure: Tenure,
    /// Whether it is a staff post, which charts draw beside its superior's line.
    pub staff: bool,
    /// The ids of other posts of the office to which it also reports.
    pub dotted_to: Vec<String>,
    /// Its row in posts.csv.
    pub row: RowRef,
}
