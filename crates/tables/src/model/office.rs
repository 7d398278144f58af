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
}

/// One office, before or after.
#[derive(Debug, Clone)]
pub struct Office {
    /// Its id, unique among offices.
    pub id: String,
    /// Existing or proposed.
    pub structure: Structure,
    /// Full name.
    pub name: Text,
    /// Short name.
    pub short: Text,
    /// For a proposed office: the existing office that it carries on. Posts
    /// that come from there are not transferred.
    pub succeeds: Option<String>,
    /// Its row in offices.csv.
    pub row: RowRef,
}
