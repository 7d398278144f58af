//! The words of time: how long posts are provided, from when, and until when.

use serde::{Deserialize, Serialize};

use super::{Pattern, Plural};
use crate::model::Tenure;

/// The words of tenures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TenureWords {
    /// Permanent.
    pub permanent: String,
    /// Supernumerary.
    pub supernumerary: String,
    /// Outside the civil service.
    #[serde(rename = "non-civil-service")]
    pub non_civil_service: String,
    /// For a stated time, of non-directorate posts.
    #[serde(rename = "time-limited")]
    pub time_limited: String,
}

impl TenureWords {
    /// The words of a tenure.
    pub fn get(&self, tenure: Tenure) -> &str {
        match tenure {
            Tenure::Permanent => &self.permanent,
            Tenure::Supernumerary => &self.supernumerary,
            Tenure::NonCivilService => &self.non_civil_service,
        }
    }
}

/// The words of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeWords {
    /// The day on which the Finance Committee approves.
    pub approval: String,
    /// The same behind another beginning and `or`.
    pub upon_approval: String,
    /// A financial year: `{year}`.
    pub financial_year: Pattern,
    /// Two beginnings of which the later counts: `{first}`, `{second}`.
    pub later: Pattern,
    /// From when: `{start}`.
    pub from: Pattern,
    /// From approval on.
    pub from_approval: String,
    /// From a day that has passed: `{start}`.
    pub from_past: Pattern,
    /// From the later of two: `{first}`, `{second}`.
    pub from_later: Pattern,
    /// Until when: `{until}`, the last day.
    pub until: Pattern,
    /// How long: `{period}`.
    pub period: Pattern,
    /// Between from when, and until when or how long.
    pub join: String,
    /// A `{period}` that is not known to the day.
    pub about: Pattern,
    /// Years: `{n}`.
    pub year: Plural,
    /// Months: `{n}`.
    pub month: Plural,
    /// Between years and months.
    pub period_and: String,
}
