//! When posts begin and end.

use std::collections::BTreeMap;
use std::slice;

use super::{Change, Date, Establishment, Post, Start, Structure, Tenure};

impl Establishment {
    /// The last day of a post as its row says it, or computed from its beginning and
    /// period; `None` where it has no end, or one that is not known.
    pub fn last_day(&self, post: &Post) -> Option<Date> {
        post.term.until.or_else(|| {
            let first = self.first_day(post)?;
            Some(post.term.period?.end(first))
        })
    }

    /// The first day of a post, as far as it is known: where approval is waited for,
    /// that of the month in which it is expected.
    pub fn first_day(&self, post: &Post) -> Option<Date> {
        self.times().latest(self.starts(post))
    }

    /// When a post takes effect: what its row says, or for a proposed one the day
    /// after its earlier end where it is extended, else what the paper says of all.
    pub fn starts<'a>(&'a self, post: &'a Post) -> &'a [Start] {
        if post.effective.is_empty() && self.stands_in(post, Structure::Proposed) {
            return match self.extensions.get(&post.id) {
                Some(start) => slice::from_ref(start),
                None => &self.times().effective,
            };
        }
        &post.effective
    }

    /// Whether a row begins by the proposal: it is proposed, something happens to its
    /// post, and it does not begin when the existing row did.
    pub fn begins_anew(&self, post: &Post) -> bool {
        let before = self.post_in(Structure::Existing, &post.id);
        let begun =
            |before: &Post| std::ptr::eq(before, post) || self.starts(before) == self.starts(post);
        self.stands_in(post, Structure::Proposed)
            && !self.changes(&post.id).contains(&Change::Kept)
            && !before.is_some_and(begun)
    }

    /// Whether an existing row is of a post that ended before the paper's day, and that
    /// does not exist on it. What is typed once for both structures goes on.
    pub fn has_ended(&self, before: &Post) -> bool {
        let ended = || {
            let (last, today) = (self.last_day(before)?, self.times().date?);
            Some(last < today)
        };
        let goes_on = || {
            let after = self.post_in(Structure::Proposed, &before.id);
            after.is_some_and(|after| std::ptr::eq(before, after))
        };
        before.tenure != Tenure::Permanent && ended() == Some(true) && !goes_on()
    }

    pub(super) fn ends_later(&self, before: &Post, after: &Post) -> bool {
        match (self.last_day(before), self.last_day(after)) {
            (Some(before), Some(after)) => before < after,
            _ => false,
        }
    }

    /// Whether days lie between the end of a post before and its beginning after.
    pub(super) fn gap(&self, before: &Post, after: &Post) -> bool {
        // What is typed once goes on.
        if std::ptr::eq(before, after) {
            return false;
        }
        match (self.last_day(before), self.earliest(after)) {
            (Some(last), Some(first)) => last.next() < first,
            _ => false,
        }
    }

    /// The first day that a proposed post can have. What waits for something does not
    /// begin before the paper's day.
    fn earliest(&self, after: &Post) -> Option<Date> {
        let starts = self.starts(after);
        let waits = |start: &Start| matches!(start, Start::Approval | Start::Event(_));
        let first = self.first_day(after);
        match starts.is_empty() || starts.iter().any(waits) {
            true => first.max(self.times().date),
            false => first,
        }
    }

    /// The beginnings of extensions whose row does not say when they take effect, by
    /// post: the day after the end that they extend.
    pub(super) fn extensions(&self) -> BTreeMap<String, Start> {
        let found = self.post_ids().filter_map(|id| {
            let before = self.post_in(Structure::Existing, id)?;
            let after = self.post_in(Structure::Proposed, id)?;
            let last = self.last_day(before)?;
            let longer = match after.term.until {
                Some(until) => last < until,
                None => after.term.period.is_some(),
            };
            let extended = after.effective.is_empty()
                && before.tenure == after.tenure
                && before.tenure != Tenure::NonCivilService
                && !self.gap(before, after)
                && !std::ptr::eq(before, after);
            (extended && longer).then(|| (id.to_owned(), Start::On(last.next())))
        });
        found.collect()
    }
}
