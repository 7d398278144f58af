//! A word that tells what happens to posts.

use tables::model::Change;

/// A word that tells what happens to posts.
#[derive(Clone, Copy)]
pub(super) struct Verb {
    pub(super) word: &'static str,
    /// What it may mean, the likeliest first; nothing where it is no verb.
    pub(super) changes: &'static [Change],
    /// Whether it tells of posts only right before or behind them: roads are extended
    /// too.
    pub(super) near: bool,
}

impl Verb {
    pub(super) const fn of(word: &'static str, changes: &'static [Change]) -> Self {
        Self {
            word,
            changes,
            near: false,
        }
    }

    pub(super) const fn near(word: &'static str, changes: &'static [Change]) -> Self {
        Self {
            word,
            changes,
            near: true,
        }
    }

    /// Whether it leaves open what happens.
    pub(super) fn is_loose(self) -> bool {
        self.changes.contains(&Change::Kept)
    }

    /// Whether posts lapse.
    pub(super) fn is_of_lapse(self) -> bool {
        self.changes.contains(&Change::Lapsed)
    }
}
