//! The words of charts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Pattern, Plural};

/// The words of charts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartWords {
    /// The title of an existing `{office}`'s chart; `{the_office}` has its article.
    pub existing: Pattern,
    /// The title of a proposed one's.
    pub proposed: Pattern,
    /// The title of a chart of the part of an existing `{office}` that is below a
    /// `{post}`.
    pub part_existing: Pattern,
    /// The title of one of a proposed office's.
    pub part_proposed: Pattern,
    /// A `{title}` with the `{date}` on which its posts stand.
    pub as_at: Pattern,
    /// So many non-directorate posts (`{count}`) of a `{rank}`.
    pub team: Pattern,
    /// So many whose rank is left open.
    pub team_of_any: Plural,
    /// What stands between the ranks of a team.
    pub team_comma: String,
    /// What stands in round brackets.
    pub rank: String,
    /// What stands in square brackets.
    pub point: String,
    /// The same, where one is of another scale than the directorate's.
    pub any_point: String,
    /// What a change's mark means, by the change's word; `{tenure}`.
    pub marks: BTreeMap<String, Pattern>,
    /// The chart in words: how many posts (`{title}`, `{count}`).
    pub intro: Pattern,
    /// The chart in words: the `{posts}` at the top.
    pub top: Pattern,
    /// The chart in words: the `{posts}` under a `{post}`.
    pub under: Pattern,
    /// The chart in words: the `{posts}` of a page that no line joins to another.
    pub alone: Pattern,
    /// What a dotted line means.
    pub dotted: String,
    /// What a capital at one post and the same small letter at another mean.
    pub letters: String,
    /// The chart in words: a `{post}` that also reports to `{posts}`.
    pub also: Pattern,
    /// At a post that is drawn with its subordinates on page `{n}`.
    pub stub: Pattern,
    /// At a post that is repeated from page `{n}`.
    pub head: Pattern,
    /// At a post whose subordinates go on on page `{n}`.
    pub more: Pattern,
    /// At a post that is drawn with its subordinates on the same page.
    pub here: String,
}
