//! What happens to a post, computed from where it stands before and after.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::nondirectorate::number_of;
use super::{Change, Date, Establishment, Post, Selection, Staff, Structure, Tenure};

impl Establishment {
    /// What happens to the post of an id; [`Change::Kept`] where nothing does, and
    /// nothing for an unknown id. To a post outside nothing happens.
    pub fn changes(&self, id: &str) -> &[Change] {
        self.happens.get(id).map_or(&[], Vec::as_slice)
    }

    /// What happens to each post, by id.
    pub(super) fn what_happens(&self) -> BTreeMap<String, Vec<Change>> {
        let ids = self.post_ids();
        ids.map(|id| (id.to_owned(), self.happens_to(id))).collect()
    }

    fn happens_to(&self, id: &str) -> Vec<Change> {
        let inside = |structure| {
            let post = self.post_in(structure, id);
            post.filter(|post| !post.outside)
        };
        let both = (inside(Structure::Existing), inside(Structure::Proposed));
        let (before, after) = match both {
            (Some(before), Some(after)) => (before, after),
            (None, Some(_)) => return vec![Change::Created],
            (Some(before), None) if lapses(before) => return vec![Change::Lapsed],
            (Some(_), None) => return vec![Change::Deleted],
            (None, None) if self.post(id).is_some() => return vec![Change::Kept],
            (None, None) => return Vec::new(),
        };
        let mut changes = self.between(before, after);
        let revised = self.tables.revised.contains(id);
        if changes.is_empty() {
            changes.push(Change::Kept);
        }
        if revised {
            changes.push(Change::Revised);
        }
        changes
    }

    /// What happens to a post that stands before and after.
    fn between(&self, before: &Post, after: &Post) -> Vec<Change> {
        let transferred = !self.carries_on(&after.office, &before.office);
        let both = |tenure| before.tenure == tenure && after.tenure == tenure;
        let supernumerary = both(Tenure::Supernumerary);
        let gap = supernumerary && self.gap(before, after);
        let extended =
            (supernumerary || both(Tenure::Permanent)) && !gap && self.ends_later(before, after);
        let made_permanent =
            before.tenure == Tenure::Supernumerary && after.tenure == Tenure::Permanent;
        let found = [
            (Change::Transferred, transferred),
            (Change::ReRanked, before.rank != after.rank),
            (Change::Retitled, before.title.contradicts(&after.title)),
            (
                Change::Redeployed,
                !transferred && self.redeployed(before, after),
            ),
            (Change::Extended, extended),
            (Change::ReCreated, gap),
            (Change::MadePermanent, made_permanent),
        ];
        let found = found.into_iter();
        found
            .filter_map(|(change, happens)| happens.then_some(change))
            .collect()
    }

    /// Whether a post that is not transferred has another part, or where its offices
    /// have no parts, another superior.
    fn redeployed(&self, before: &Post, after: &Post) -> bool {
        if self.has_parts(&after.office) || self.has_parts(&before.office) {
            return !self.is_same_part(&after.office, &before.office);
        }
        self.superior(before, Structure::Existing) != self.superior(after, Structure::Proposed)
    }

    /// The next post above one that is not outside: those are drawn, and move nobody.
    fn superior<'p>(&'p self, post: &'p Post, structure: Structure) -> Option<&'p str> {
        let mut id = post.reports_to.as_deref()?;
        // A circle, which is another's business, ends here.
        for _ in self.posts() {
            match self.post_in(structure, id) {
                Some(above) if above.outside => id = above.reports_to.as_deref()?,
                _ => return Some(id),
            }
        }
        None
    }

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

    /// When a post takes effect: what its row says, or for a proposed one what the
    /// paper says of all.
    pub fn starts<'a>(&'a self, post: &'a Post) -> &'a [super::Start] {
        if post.effective.is_empty() && self.stands_in(post, Structure::Proposed) {
            return &self.times().effective;
        }
        &post.effective
    }

    fn ends_later(&self, before: &Post, after: &Post) -> bool {
        match (self.last_day(before), self.last_day(after)) {
            (Some(before), Some(after)) => before < after,
            _ => false,
        }
    }

    /// Whether days lie between the end of a post before and its beginning after.
    fn gap(&self, before: &Post, after: &Post) -> bool {
        // What is typed once goes on.
        if std::ptr::eq(before, after) {
            return false;
        }
        match (self.last_day(before), self.first_day(after)) {
            (Some(last), Some(first)) => last.next() < first,
            _ => false,
        }
    }

    /// Whether the proposed row of a post is gained: nothing stands before, or what
    /// does has another Head, rank or tenure.
    pub fn is_gained(&self, id: &str) -> bool {
        let before = self.post_in(Structure::Existing, id);
        let after = self.post_in(Structure::Proposed, id);
        let after = after.filter(|post| !post.outside);
        after.is_some_and(|after| before.is_none_or(|before| self.is_another(before, after)))
    }

    /// Whether the existing row of a post is lost: nothing stands after and it does
    /// not lapse, or what does has another Head, rank or tenure.
    pub fn is_lost(&self, id: &str) -> bool {
        let before = self.post_in(Structure::Existing, id);
        let after = self.post_in(Structure::Proposed, id);
        let before = before.filter(|post| !post.outside);
        before.is_some_and(|before| match after {
            Some(after) => self.is_another(before, after),
            None => !lapses(before),
        })
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

/// Whether a post that is not proposed lapses: a supernumerary one with an end.
fn lapses(post: &Post) -> bool {
    post.tenure == Tenure::Supernumerary && post.term.ends()
}
