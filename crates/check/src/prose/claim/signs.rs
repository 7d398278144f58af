//! The words by which prose tells what it counts.

use tables::model::{Change, Tenure};

use super::word::Verb;

pub(super) const CREATED: &[Change] = &[Change::Created];
pub(super) const RE_CREATED: &[Change] = &[Change::ReCreated];
pub(super) const DELETED: &[Change] = &[Change::Deleted];
pub(super) const RE_RANKED: &[Change] = &[Change::ReRanked];
pub(super) const RETITLED: &[Change] = &[Change::Retitled];
pub(super) const MADE_PERMANENT: &[Change] = &[Change::MadePermanent];
pub(super) const EXTENDED: &[Change] = &[Change::Extended];
/// Posts move to other offices, or within their own.
pub(super) const MOVED: &[Change] = &[Change::Transferred, Change::Redeployed];
pub(super) const REDEPLOYED: &[Change] = &[Change::Redeployed, Change::Transferred];
/// Posts lapse that go, and those that are provided up to a day.
pub(super) const LAPSED: &[Change] = &[Change::Lapsed];
/// What is retained may be extended, be there again, stay for good, or just stay.
pub(super) const RETAINED: &[Change] = &[
    Change::Extended,
    Change::MadePermanent,
    Change::ReCreated,
    Change::Kept,
];

/// The words of an edition.
pub(super) struct Signs {
    /// What stands between a number and what it counts.
    pub(super) units: &'static [&'static str],
    /// The noun.
    pub(super) posts: &'static [&'static str],
    /// Words before the noun that leave it to the tables which posts are meant.
    pub(super) plain: &'static [&'static str],
    /// Those of them that say that they are directorate posts.
    pub(super) directorate: &'static [&'static str],
    /// What says that they are non-directorate posts.
    pub(super) staff: &'static [&'static str],
    pub(super) tenures: &'static [(&'static str, Tenure)],
    pub(super) changes: &'static [Verb],
    /// What may stand between a verb that must be near and the number.
    pub(super) between: &'static [&'static str],
    /// What a near verb may follow behind what is counted: will be extended.
    pub(super) behind: &'static [&'static str],
    /// What the verb of posts that lapse may follow: will lapse.
    pub(super) acting: &'static [&'static str],
    /// Words by which what is retained is extended for a time, and does not just stay.
    pub(super) termed: &'static [&'static str],
    /// Words by which a sentence tells when posts lapse, or that they do if nothing is done.
    pub(super) timed: &'static [&'static str],
    /// What stands between what is counted and its verb in the passive.
    pub(super) passive: &'static [&'static str],
    /// What a clause that tells only when begins with, or, in Chinese, ends with.
    pub(super) leads: &'static [&'static str],
    /// What begins a clause.
    pub(super) breaks: &'static [&'static str],
    /// Words for what there is now, and for what there will be.
    pub(super) now: &'static [&'static str],
    pub(super) then: &'static [&'static str],
    /// Words between a change and a number that tell what there is after it.
    pub(super) having: &'static [&'static str],
    /// Words before a number that point to posts named before.
    pub(super) pointing: &'static [&'static str],
    /// Words for being above others, of which a sentence then counts those below.
    pub(super) above: &'static [&'static str],
    /// Words for being under another.
    pub(super) below: &'static [&'static str],
    /// What may stand between who is above or has others, and the word for it.
    pub(super) filler: &'static [&'static str],
    /// Words by which there are posts, and by which an office has them.
    pub(super) there: &'static [&'static str],
    pub(super) has: &'static [&'static str],
    /// Offices without a name.
    pub(super) offices: &'static [&'static str],
    /// Words that lead from posts to their office behind them.
    pub(super) within: &'static [&'static str],
    /// Words by which a sentence speaks of the whole proposal.
    pub(super) proposal: &'static [&'static str],
    /// Words behind what is counted that make it a whole of which a part is told.
    pub(super) whole: &'static [&'static str],
    /// Words behind it that make it a part of a whole.
    pub(super) rest: &'static [&'static str],
    /// Words that lead to the titles of what is counted.
    pub(super) names: &'static [&'static str],
    /// Words behind those titles that tell of other posts: to offset the post of X.
    pub(super) apart: &'static [&'static str],
    /// Words right before a number, or right behind what it counts, by which the change
    /// is done.
    pub(super) done: &'static [&'static str],
    /// Words before a number that make it no count of all.
    pub(super) vague: &'static [&'static str],
}
