//! What became of something that two versions are shown of together.

/// What became of something from the earlier version to this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is in this version alone.
    Added,
    /// It was in the earlier version alone.
    Removed,
    /// It stood elsewhere: the number tells the move.
    MovedHere(usize),
    /// It stands elsewhere now: the number tells the move.
    MovedAway(usize),
}

impl Change {
    /// Whether it is no part of this version.
    pub fn is_gone(self) -> bool {
        matches!(self, Self::Removed | Self::MovedAway(_))
    }

    /// Whether of an annex or a note all is of one version: one that moved here has
    /// marks on what is different from how it stood.
    pub fn is_whole(self) -> bool {
        !matches!(self, Self::MovedHere(_))
    }

    /// The word of the layout that tells it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "inserted",
            Self::Removed => "deleted",
            Self::MovedHere(_) => "moved_here",
            Self::MovedAway(_) => "moved_away",
        }
    }
}
