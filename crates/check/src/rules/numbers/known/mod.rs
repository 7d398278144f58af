//! The days and periods that the posts of the tables have.

use std::collections::{BTreeMap, BTreeSet};

use super::verdict::PostRow;
use crate::Context;
use tables::model::{Change, Date, Period, Post, Start, Structure};

/// What posts have, each with the posts that have it.
#[derive(Default)]
pub(super) struct Known<'a> {
    pub(super) begins: BTreeMap<Date, BTreeSet<PostRow<'a>>>,
    /// Those of which approval may come later.
    pub(super) or_approval: BTreeMap<Date, BTreeSet<PostRow<'a>>>,
    pub(super) ends: BTreeMap<Date, BTreeSet<PostRow<'a>>>,
    pub(super) lapses: BTreeMap<Date, BTreeSet<PostRow<'a>>>,
    /// The days on which rows of each post are known to begin.
    pub(super) first_days: BTreeMap<&'a str, BTreeSet<Date>>,
    pub(super) periods: BTreeMap<Period, BTreeSet<PostRow<'a>>>,
}

/// What the posts of a paper have.
pub(super) fn known<'a>(context: &Context<'a>) -> Known<'a> {
    let establishment = &context.project.establishment;
    let mut known = Known::default();
    let posts = establishment.posts().iter().filter(|post| !post.outside);
    for post in posts {
        let own = row(context, post);
        // A day counted from an approval that is only expected is none.
        let is_day = |start: &Start| matches!(start, Start::On(_) | Start::FinancialYear(_));
        let starts = establishment.starts(post);
        // What the paper says of all begins only where something changes.
        let changes = establishment.changes(&post.id);
        let changed = changes.iter().any(|change| *change != Change::Kept);
        let begins = !post.effective.is_empty() || changed;
        for start in starts.iter().filter(|start| is_day(start) && begins) {
            if let Some(date) = establishment.times().day(start) {
                let late = starts.contains(&Start::Approval);
                let days = match late {
                    true => &mut known.or_approval,
                    false => &mut known.begins,
                };
                days.entry(date).or_default().insert(own);
                known.first_days.entry(own.id).or_default().insert(date);
            }
        }
        let certain = starts.iter().all(is_day);
        let last = establishment.last_day(post);
        if let Some(last) = last.filter(|_| certain || post.term.until.is_some()) {
            known.ends.entry(last).or_default().insert(own);
            known.lapses.entry(last.next()).or_default().insert(own);
        }
        if let Some(period) = period_of(context, post) {
            known.periods.entry(period).or_default().insert(own);
        }
    }
    known
}

/// The row of a post.
pub(super) fn row<'a>(context: &Context<'a>, post: &'a Post) -> PostRow<'a> {
    let proposed = context
        .project
        .establishment
        .post_in(Structure::Proposed, &post.id);
    PostRow {
        id: &post.id,
        asked: proposed.is_some_and(|proposed| !std::ptr::eq(proposed, post)),
    }
}

/// How long a post is provided: as its row says it, or from its first to its last
/// day.
fn period_of(context: &Context<'_>, post: &Post) -> Option<Period> {
    let establishment = &context.project.establishment;
    post.term.period.or_else(|| {
        let (first, last) = (
            establishment.first_day(post)?,
            establishment.last_day(post)?,
        );
        Some(Period::between(first, last)?.0)
    })
}
