//! Non-directorate posts: rows of posts that are counted, not listed.

use super::Stands;
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
