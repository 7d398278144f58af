//! Non-directorate posts: rows of posts that are counted, not listed.

use super::{Change, Establishment, Stands, Tenure};
use crate::source::RowRef;

/// How the posts of a row are provided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum StaffTenure {
    /// Without an end.
    #[default]
    Permanent,
    /// Supernumerary.
    Supernumerary,
    /// Outside the civil service.
    NonCivilService,
    /// For a stated time.
    TimeLimited,
}

impl StaffTenure {
    /// The words of the `tenure` column.
    pub const WORDS: [&'static str; 4] = [
        "permanent",
        "supernumerary",
        "non-civil-service",
        "time-limited",
    ];

    /// The tenure of a word of the column; an empty cell is permanent.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "" | "permanent" => Some(Self::Permanent),
            "supernumerary" => Some(Self::Supernumerary),
            "non-civil-service" => Some(Self::NonCivilService),
            "time-limited" => Some(Self::TimeLimited),
            _ => None,
        }
    }
}

impl From<Tenure> for StaffTenure {
    fn from(tenure: Tenure) -> Self {
        match tenure {
            Tenure::Permanent => Self::Permanent,
            Tenure::Supernumerary => Self::Supernumerary,
            Tenure::NonCivilService => Self::NonCivilService,
        }
    }
}

/// One row of nondirectorate.csv.
#[derive(Debug, Clone)]
pub struct Staff {
    /// Its id.
    pub id: String,
    /// The office that they stand in.
    pub office: String,
    /// The structures that they are of.
    pub structure: Stands,
    /// Their rank's id; `None` where it is left open.
    pub rank: Option<String>,
    /// How many they are.
    pub count: u64,
    /// How they are provided.
    pub tenure: StaffTenure,
    /// The id of the post that they support.
    pub post: Option<String>,
    /// The office that they come from, which need be listed nowhere.
    pub from: Option<String>,
    /// The notional annual mid-point salary of all of them, in whole HK$.
    pub nams: Option<u64>,
    /// The yearly full cost of all of them, in whole HK$.
    pub full_cost: Option<u64>,
    /// Its row in nondirectorate.csv.
    pub row: RowRef,
}

impl StaffTenure {
    /// The word of a tenure.
    pub fn word(self) -> &'static str {
        self.of_posts().map_or("time-limited", Tenure::word)
    }

    /// The tenure of posts that it is; `None` for a stated time, which posts do not
    /// have as a tenure.
    pub(super) fn of_posts(self) -> Option<Tenure> {
        match self {
            Self::Permanent => Some(Tenure::Permanent),
            Self::Supernumerary => Some(Tenure::Supernumerary),
            Self::NonCivilService => Some(Tenure::NonCivilService),
            Self::TimeLimited => None,
        }
    }
}

impl Establishment {
    /// What happens to the posts of a row: those that come from elsewhere are
    /// transferred, unless their office carries on the one that they come from; others
    /// that stand in one structure alone are created or deleted.
    pub fn change_of(&self, row: &Staff) -> Change {
        match (row.structure, row.from.as_deref()) {
            (Stands::Existing, _) => Change::Deleted,
            (_, Some(from)) if !self.carries_on(&row.office, from) => Change::Transferred,
            (_, Some(from)) if self.is_same_part(&row.office, from) => Change::Kept,
            (_, Some(_)) => Change::Redeployed,
            (Stands::Proposed, None) => Change::Created,
            (Stands::Both, None) => Change::Kept,
        }
    }
}
