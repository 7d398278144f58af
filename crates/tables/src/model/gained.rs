//! Which posts a paper gains and loses, and how many more there are.

use std::borrow::Cow;

use super::happens::lapses;
use super::staffed::number_of;
use super::{Change, Establishment, Post, Selection, Staff, Structure};

impl Establishment {
    /// Whether the proposed row of a post is gained: nothing stands before, what does
    /// has ended or ends before it is there again, or has another Head, rank or tenure.
    pub fn is_gained(&self, id: &str) -> bool {
        let before = self.post_in(Structure::Existing, id);
        let after = self.post_in(Structure::Proposed, id);
        let after = after.filter(|post| !post.outside);
        let anew = |before: &Post| self.is_re_created(id) || self.has_ended(before);
        after.is_some_and(|after| {
            before.is_none_or(|before| anew(before) || self.is_another(before, after))
        })
    }

    /// Whether the existing row of a post is lost: nothing stands after and it does
    /// not lapse, or what does has another Head, rank or tenure. What has ended or
    /// lapses is not lost.
    pub fn is_lost(&self, id: &str) -> bool {
        let before = self.post_in(Structure::Existing, id);
        let after = self.post_in(Structure::Proposed, id);
        let before = before.filter(|post| !post.outside && !self.has_ended(post));
        before.is_some_and(|before| match after {
            Some(after) => !self.is_re_created(id) && self.is_another(before, after),
            None => !lapses(before),
        })
    }

    /// Whether the existing row of a post is there and lapses: for good, or to be
    /// created again.
    pub fn is_lapsing(&self, id: &str) -> bool {
        let before = self.post_in(Structure::Existing, id);
        let lapses = self.changes(id).contains(&Change::Lapsed) || self.is_re_created(id);
        lapses && before.is_some_and(|before| !self.has_ended(before))
    }

    fn is_re_created(&self, id: &str) -> bool {
        self.changes(id).contains(&Change::ReCreated)
    }

    /// Whether what stands after counts as another post than what stands before: its
    /// rank, tenure or Head differs, whatever the ids are.
    pub fn is_another(&self, before: &Post, after: &Post) -> bool {
        before.rank != after.rank
            || before.tenure != after.tenure
            || before.outside != after.outside
            || self.has_another_head(before, after)
    }

    /// Whether a post has another Head of expenditure; where Heads are not known,
    /// whether its line of offices is another.
    fn has_another_head(&self, before: &Post, after: &Post) -> bool {
        match (self.head_of(before), self.head_of(after)) {
            (None, None) => !self.carries_on(&after.office, &before.office),
            (before, after) => before != after,
        }
    }

    /// How many posts more there are that answer to a description: those gained less
    /// those lost, non-directorate posts that are not listed included.
    pub fn net(&self, selection: &Selection) -> i64 {
        let count = |posts: Vec<&Post>, staff: Vec<Cow<'_, Staff>>| {
            let listed = i64::try_from(posts.len()).unwrap_or(i64::MAX);
            let others = i64::try_from(number_of(&staff)).unwrap_or(i64::MAX);
            listed.saturating_add(others)
        };
        let gained = count(self.gained(selection), selection.staff_gained(self));
        let lost = count(self.lost(selection), selection.staff_lost(self));
        gained.saturating_sub(lost)
    }

    /// The proposed rows that are gained and answer to a description, in table order.
    pub fn gained(&self, selection: &Selection) -> Vec<&Post> {
        self.rows(Structure::Proposed, |post| {
            self.is_gained(&post.id) && selection.describes(post, Structure::Proposed, self)
        })
    }

    /// The existing rows that are lost and answer to a description, in table order.
    pub fn lost(&self, selection: &Selection) -> Vec<&Post> {
        self.rows(Structure::Existing, |post| {
            self.is_lost(&post.id) && selection.describes(post, Structure::Existing, self)
        })
    }

    fn rows(&self, structure: Structure, wanted: impl Fn(&Post) -> bool) -> Vec<&Post> {
        let posts = self.posts().iter();
        let posts = posts.filter(|post| self.stands_in(post, structure));
        posts.filter(|post| wanted(post)).collect()
    }
}
