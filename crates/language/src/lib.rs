//! The two languages of a paper: their codes, the months of English prose, and what no
//! line of either parts.
//!
//! The line breaker of the printed page stands on this (`vendor/README.md`), as Word and
//! HTML do, and nothing of the project is below it.

mod held;

use serde::{Deserialize, Serialize};

pub use held::{Room, held, parts};

/// A language that a paper may be printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Traditional Chinese as set in Hong Kong.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both, Chinese first, as LegCo files them.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// `zh` or `en`: the code in column names, file names and folders.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The region whose rules of type and spelling hold: Hong Kong's for
    /// Chinese, and for English those of Great Britain.
    pub fn region(self) -> &'static str {
        match self {
            Self::Zh => "hk",
            Self::En => "gb",
        }
    }

    /// The language of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

/// The months as English prose names them, from the first on, whatever words a paper
/// chooses for its own dates.
pub const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
