//! What happens to a post, computed from where it stands before and after.

use std::collections::BTreeMap;

use super::{Change, Establishment, Post, Structure, Tenure};

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

    /// What happens to a post that stands before and after. One that is there again
    /// after a gap is new where it stands, and at its rank.
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
            (Change::Transferred, !gap && transferred),
            (Change::ReRanked, !gap && before.rank != after.rank),
            (Change::Retitled, before.title.contradicts(&after.title)),
            (
                Change::Redeployed,
                !gap && !transferred && self.redeployed(before, after),
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
}

/// Whether a post that is not proposed lapses: a supernumerary one with an end.
pub(super) fn lapses(post: &Post) -> bool {
    post.tenure == Tenure::Supernumerary && post.term.ends()
}
