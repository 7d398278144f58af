//! What happens to a post: computed from where it stands, never typed.

use super::Structure;

/// One thing that a paper does to a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It stands in a proposed office only.
    Created,
    /// It stands in an existing office only.
    Deleted,
    /// It moves to an office that does not carry on its own.
    Transferred,
    /// Its rank changes.
    ReRanked,
    /// Its title changes.
    Retitled,
    /// Its superior changes, and it is not transferred; where offices have parts,
    /// its part does.
    Redeployed,
    /// A supernumerary post, or a redeployment, that ends later.
    Extended,
    /// A supernumerary post that is there again after a gap.
    ReCreated,
    /// A supernumerary post that becomes permanent.
    MadePermanent,
    /// A supernumerary post with an end that stands in no proposed office.
    Lapsed,
    /// Its duties change.
    Revised,
    /// Nothing happens to it, or its duties change at most.
    Kept,
}

impl Change {
    /// Every change with its word, as filters and paper.toml write it.
    pub const WORDS: [(&'static str, Self); 12] = [
        ("created", Self::Created),
        ("deleted", Self::Deleted),
        ("transferred", Self::Transferred),
        ("re-ranked", Self::ReRanked),
        ("retitled", Self::Retitled),
        ("redeployed", Self::Redeployed),
        ("extended", Self::Extended),
        ("re-created", Self::ReCreated),
        ("made-permanent", Self::MadePermanent),
        ("lapsed", Self::Lapsed),
        ("revised", Self::Revised),
        ("kept", Self::Kept),
    ];

    /// The structure where posts are found to which it happens: those that go are
    /// found before, all others after.
    pub fn structure(self) -> Structure {
        match self {
            Self::Deleted | Self::Lapsed => Structure::Existing,
            _ => Structure::Proposed,
        }
    }

    /// The change of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        let mut words = Self::WORDS.into_iter();
        words
            .find(|(known, _)| *known == word)
            .map(|(_, change)| change)
    }

    /// The word of a change.
    pub fn word(self) -> &'static str {
        let mut words = Self::WORDS.into_iter();
        words
            .find(|(_, change)| *change == self)
            .map_or("", |(word, _)| word)
    }
}

/// What a filter `change=` asks for: what happens to a post, or whether it counts
/// as gained or lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Happening {
    /// This happens to it.
    Change(Change),
    /// It is gained: created, or here with another Head, rank or tenure than before.
    Gained,
    /// It is lost: deleted, or there with another Head, rank or tenure than after.
    Lost,
}

impl Happening {
    /// The words that stand beside those of [`Change::WORDS`].
    const OWN: [(&'static str, Self); 2] = [("gained", Self::Gained), ("lost", Self::Lost)];

    /// The words of the filter.
    pub fn words() -> Vec<&'static str> {
        let changes = Change::WORDS.into_iter().map(|(word, _)| word);
        changes.chain(Self::OWN.map(|(word, _)| word)).collect()
    }

    /// What a word of the filter asks for.
    pub fn from_word(word: &str) -> Option<Self> {
        let own = Self::OWN.into_iter().find(|(known, _)| *known == word);
        own.map(|(_, found)| found)
            .or_else(|| Change::from_word(word).map(Self::Change))
    }

    /// The word of the filter.
    pub fn word(self) -> &'static str {
        match self {
            Self::Change(change) => change.word(),
            Self::Gained => "gained",
            Self::Lost => "lost",
        }
    }

    /// The structure where posts are found that answer.
    pub fn structure(self) -> Structure {
        match self {
            Self::Change(change) => change.structure(),
            Self::Gained => Structure::Proposed,
            Self::Lost => Structure::Existing,
        }
    }
}

impl From<Change> for Happening {
    fn from(change: Change) -> Self {
        Self::Change(change)
    }
}
