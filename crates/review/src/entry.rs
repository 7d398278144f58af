//! One thing of the list: a change or a comment, with where it belongs and what becomes
//! of it.

use serde::Serialize;

use crate::home::Place;
use crate::write::Outcome;

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Words were changed.
    Change,
    /// Words were moved.
    Move,
    /// Words look otherwise.
    Look,
    /// A comment.
    Comment,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number in the list, from 1.
    pub number: usize,
    /// What it is.
    pub kind: Kind,
    /// Who made it; nobody of what was not tracked.
    pub by: Option<String>,
    /// When, as the document says it.
    pub date: Option<String>,
    /// Where it belongs: several places of a change that reaches over them.
    pub places: Vec<Place>,
    /// The place before it, of what belongs nowhere.
    pub near: Option<Place>,
    /// The words before and after: of one passage all of it, else what changed.
    pub before: String,
    /// See `before`.
    pub after: String,
    /// What a comment says, or what looks otherwise.
    pub said: Option<String>,
    /// What becomes of it; nothing of a comment.
    pub outcome: Option<Outcome>,
}

impl Entry {
    /// Whether it is a change that is in no file, and that a person must see to.
    pub fn is_left(&self) -> bool {
        matches!(
            self.outcome,
            Some(Outcome::Left(_) | Outcome::Writable | Outcome::Same(_))
        )
    }
}
