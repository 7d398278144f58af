//! What happens to a post: computed from where it stands, never typed.

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
    /// Its superior changes.
    Redeployed,
    /// Nothing happens to it.
    Kept,
}

impl Change {
    /// Every change with its word, as filters and paper.toml write it.
    pub const WORDS: [(&'static str, Self); 7] = [
        ("created", Self::Created),
        ("deleted", Self::Deleted),
        ("transferred", Self::Transferred),
        ("re-ranked", Self::ReRanked),
        ("retitled", Self::Retitled),
        ("redeployed", Self::Redeployed),
        ("kept", Self::Kept),
    ];

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
