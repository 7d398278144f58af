//! How posts and ranks are listed with what a call asks to be shown.

use serde::{Deserialize, Serialize};

use super::Pattern;

/// The patterns of one way of listing. In [`ShownWords::one`], `many` and `rank`
/// stand `{count}`, `{rank}` or `{ranks}`, and the parts by name; a part that is
/// not shown leaves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownWords {
    /// One post.
    pub one: Pattern,
    /// Several posts.
    pub many: Pattern,
    /// A rank, without a number.
    pub rank: Pattern,
    /// The part `{tenure}`.
    pub tenure: Pattern,
    /// The part `{abbr}`, the abbreviation of the rank.
    pub abbr: Pattern,
    /// The part `{point}`.
    pub point: Pattern,
    /// The part `{pay}`.
    pub pay: Pattern,
    /// The part `{title}`, the title of the posts.
    pub title: Pattern,
    /// The part `{office}`, with its article in English.
    pub office: Pattern,
}
