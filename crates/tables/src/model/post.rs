//! Posts.

use super::{Date, Period, Stands, Start, Text};
use crate::source::RowRef;

/// For how long a post is provided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tenure {
    /// Without an end (常額).
    #[default]
    Permanent,
    /// For a stated time (編外).
    Supernumerary,
    /// A position outside the civil service (非公務員職位).
    NonCivilService,
}

impl Tenure {
    /// The words of the `tenure` column.
    pub const WORDS: [&'static str; 3] = ["permanent", "supernumerary", "non-civil-service"];

    /// Every tenure, in the order of their words.
    pub const ALL: [Self; 3] = [Self::Permanent, Self::Supernumerary, Self::NonCivilService];

    /// The tenure of a word of the column; an empty cell is permanent.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "" => Some(Self::Permanent),
            _ => Self::ALL.into_iter().find(|tenure| tenure.word() == word),
        }
    }

    /// The word of a tenure.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Permanent => "permanent",
            Self::Supernumerary => "supernumerary",
            Self::NonCivilService => "non-civil-service",
        }
    }
}

/// How long a post is provided, as its row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Term {
    /// The last day, inclusive.
    pub until: Option<Date>,
    /// Or how long, from its beginning.
    pub period: Option<Period>,
}

impl Term {
    /// Whether it has an end at all.
    pub fn ends(&self) -> bool {
        self.until.is_some() || self.period.is_some()
    }
}

/// A post in one office: one row of posts.csv.
#[derive(Debug, Clone)]
pub struct Post {
    /// The office's id.
    pub office: String,
    /// The post's id; the same before and after.
    pub id: String,
    /// The structures that the row is of, as far as its office is: see
    /// [`Establishment::stands`](super::Establishment::stands).
    pub structure: Stands,
    /// Its title; may be empty for an existing post whose title is not known.
    pub title: Text,
    /// Its rank's id.
    pub rank: String,
    /// The superior's id in the same office; `None` for the office's head.
    pub reports_to: Option<String>,
    /// The superior outside the office, for a head.
    pub superior: Text,
    /// Permanent, supernumerary or outside the civil service.
    pub tenure: Tenure,
    /// Whether it is a staff post, which charts draw beside its superior's line.
    pub staff: bool,
    /// The ids of other posts of the office to which it also reports.
    pub dotted_to: Vec<String>,
    /// When it takes effect, of two the later; empty where its row does not say.
    pub effective: Vec<Start>,
    /// How long it is provided; of a permanent post, how long it is redeployed.
    pub term: Term,
    /// The id of the post that is kept vacant meanwhile.
    pub held_against: Option<String>,
    /// The ids of posts, or of rows of nondirectorate.csv, that pay for it.
    pub offset_by: Vec<String>,
    /// Whether nobody holds it.
    pub vacant: bool,
    /// Whether it stands outside what the paper counts: it is drawn, and no more.
    pub outside: bool,
    /// What stands under its box.
    pub note: Text,
    /// Its row in posts.csv.
    pub row: RowRef,
}
