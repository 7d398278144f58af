//! Offices: the bureaux, departments and offices that posts stand in.

use super::Text;
use crate::source::RowRef;

/// Whether something stands today or is what the paper asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Structure {
    /// As things are.
    Existing,
    /// As the paper proposes them.
    Proposed,
}

impl Structure {
    /// Both, the existing one first.
    pub const ALL: [Self; 2] = [Self::Existing, Self::Proposed];

    /// The other of the two.
    pub fn other(self) -> Self {
        match self {
            Self::Existing => Self::Proposed,
            Self::Proposed => Self::Existing,
        }
    }

    /// The words of the `structure` column.
    pub const WORDS: [&'static str; 2] = ["existing", "proposed"];

    /// The structure of a word of the column.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "existing" => Some(Self::Existing),
            "proposed" => Some(Self::Proposed),
            _ => None,
        }
    }

    /// The word of the column.
    pub fn word(self) -> &'static str {
        match self {
            Self::Existing => Self::WORDS[0],
            Self::Proposed => Self::WORDS[1],
        }
    }
}

/// The structures that a row is of: what does not change is typed once, and
/// stands before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Stands {
    /// In the existing structure alone.
    Existing,
    /// In the proposed structure alone.
    Proposed,
    /// In both.
    #[default]
    Both,
}

impl Stands {
    /// The structures of a word of a column `structure`; an empty cell means both.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "" => Some(Self::Both),
            word => Structure::from_word(word).map(Self::from),
        }
    }

    /// Whether a structure is among them.
    pub fn includes(self, structure: Structure) -> bool {
        self == Self::Both || self == Self::from(structure)
    }

    /// The structures, the existing one first.
    pub fn each(self) -> impl Iterator<Item = Structure> {
        let all = Structure::ALL.into_iter();
        all.filter(move |structure| self.includes(*structure))
    }

    /// What is of these structures and of others too; `None` where no structure
    /// is.
    pub fn and(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Both, one) | (one, Self::Both) => Some(one),
            (one, other) => (one == other).then_some(one),
        }
    }

    /// The one structure; `None` where there are two.
    pub fn only(self) -> Option<Structure> {
        match self {
            Self::Existing => Some(Structure::Existing),
            Self::Proposed => Some(Structure::Proposed),
            Self::Both => None,
        }
    }

    /// The structure that is read where one is wanted: the proposed one, else the
    /// existing one.
    pub fn latest(self) -> Structure {
        match self {
            Self::Existing => Structure::Existing,
            Self::Proposed | Self::Both => Structure::Proposed,
        }
    }
}

impl From<Structure> for Stands {
    fn from(structure: Structure) -> Self {
        match structure {
            Structure::Existing => Self::Existing,
            Structure::Proposed => Self::Proposed,
        }
    }
}

/// One office, before, after or both.
#[derive(Debug, Clone)]
pub struct Office {
    /// Its id, unique among offices.
    pub id: String,
    /// The structures that it is of.
    pub structure: Stands,
    /// Full name.
    pub name: Text,
    /// Short name.
    pub short: Text,
    /// For a proposed office: the existing offices that it carries on. Posts
    /// that come from there are not transferred.
    pub succeeds: Vec<String>,
    /// The id of the whole that it is a branch of.
    pub part_of: Option<String>,
    /// The id of the Head of expenditure that it is under; a part without one is
    /// under its whole's.
    pub head: Option<String>,
    /// Whether English writes `the` before its name; `None` where nothing is said.
    pub article: Option<bool>,
    /// Its row in offices.csv.
    pub row: RowRef,
}
