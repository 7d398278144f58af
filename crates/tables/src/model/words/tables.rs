//! The words of tables on the page.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Pattern;

/// What tables say around their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableWords {
    /// The row of sums.
    pub total: String,
    /// The row of sums of which something is taken off.
    pub net: String,
    /// In place of none.
    pub nil: String,
    /// Before the one note of a table.
    pub note: String,
    /// Before several.
    pub notes: String,
    /// A sign that a note is of, as it stands before the note: `{sign}`.
    pub sign: Pattern,
    /// A `{rank}` with its `{point}`.
    pub rank: Pattern,
    /// A rank that becomes another: `{from}`, `{to}`.
    pub re_ranked: Pattern,
    /// A Head with its name: `{head}`, `{name}`.
    pub head: Pattern,
    /// Posts whose rank is left open.
    pub open_rank: String,
    /// The titles of annexes of the tables that are computed, by name.
    pub titles: BTreeMap<String, String>,
    /// The heads of columns.
    pub columns: ColumnWords,
    /// The groups of a table of costs.
    pub groups: GroupWords,
    /// The table of an establishment.
    pub establishment: EstablishmentWords,
}

/// The heads of columns of the tables that are computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnWords {
    /// A rank.
    pub rank: String,
    /// The title of a post.
    pub post: String,
    /// An office.
    pub office: String,
    /// A Head of expenditure.
    pub head: String,
    /// How many posts there are.
    pub posts: String,
    /// Notional annual mid-point salaries.
    pub nams: String,
    /// Those of each post.
    pub each: String,
    /// Those of all posts of a row.
    pub together: String,
    /// The full cost.
    pub full_cost: String,
    /// Posts as they stand.
    pub existing: String,
    /// Posts that are gained.
    pub gained: String,
    /// Posts that are lost.
    pub lost: String,
    /// Posts that lapse.
    pub lapsed: String,
    /// Posts that come from other rows less those that go there.
    pub moved: String,
    /// Posts as proposed.
    pub proposed: String,
    /// A pay point.
    pub point: String,
    /// How posts are provided.
    pub tenure: String,
    /// From when.
    pub from: String,
    /// Until when.
    pub until: String,
    /// Until when, or for how long.
    pub until_or_for: String,
    /// The post that others support.
    pub supports: String,
    /// A financial year.
    pub year: String,
    /// A ceiling as it stands.
    pub ceiling: String,
    /// By how much it changes.
    pub change: String,
    /// The new one.
    pub new_ceiling: String,
}

/// The groups of a table of costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GroupWords {
    /// Permanent posts.
    pub permanent: String,
    /// Supernumerary posts.
    pub supernumerary: String,
    /// Posts outside the civil service.
    pub non_civil_service: String,
    /// Non-directorate posts for a stated time.
    pub time_limited: String,
    /// Posts that get another rank.
    pub re_ranked: String,
    /// Posts that are lost.
    pub less: String,
}

/// The words of the table of an establishment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EstablishmentWords {
    /// At the head of the first column.
    pub title: String,
    /// The latest `{date}`.
    pub existing: Pattern,
    /// An earlier `{date}`.
    pub as_at: Pattern,
    /// A `{count}` with `{supernumerary}` posts beside it.
    pub with_supernumerary: Pattern,
    /// What category A is.
    pub category_a: String,
    /// What category B is.
    pub category_b: String,
    /// What category C is.
    pub category_c: String,
    /// What stands in brackets.
    pub brackets: String,
    /// That no directorate post is vacant on a `{date}`.
    pub none_vacant: Pattern,
    /// That one is: `{date}`, `{count}`.
    pub one_vacant: Pattern,
    /// That several are.
    pub many_vacant: Pattern,
    /// The same of other posts: `{date}`, `{count}`, `{category}`.
    pub others_vacant: Pattern,
}
