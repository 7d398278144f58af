//! Which of two versions something is part of.

use crate::document::Change;

/// The versions that something is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Versions {
    /// Whether it is part of the later one.
    pub(super) later: bool,
    /// Whether it was part of the earlier one.
    pub(super) earlier: bool,
}

impl Default for Versions {
    fn default() -> Self {
        Self {
            later: true,
            earlier: true,
        }
    }
}

impl Versions {
    /// Of what became another as a whole.
    pub(super) fn of(change: Option<Change>) -> Self {
        let gone = change.map(Change::is_gone);
        Self {
            later: gone != Some(true),
            earlier: gone != Some(false),
        }
    }

    /// What a change is called that something of these versions has.
    pub(super) fn change(self) -> Option<Change> {
        match (self.later, self.earlier) {
            (true, true) => None,
            (true, false) => Some(Change::Added),
            (false, _) => Some(Change::Removed),
        }
    }
}

/// For each of some sections whether another follows it, in either version: `of` has the
/// versions of each.
pub(super) fn followed(of: &[Versions]) -> Vec<Versions> {
    let mut later = Versions {
        later: false,
        earlier: false,
    };
    let mut ends: Vec<Versions> = Vec::new();
    for own in of.iter().rev() {
        ends.push(Versions {
            later: own.later && later.later,
            earlier: own.earlier && later.earlier,
        });
        later = Versions {
            later: own.later || later.later,
            earlier: own.earlier || later.earlier,
        };
    }
    ends.reverse();
    ends
}
