//! The Heads of expenditure that a proposal touches.

use std::collections::BTreeSet;

use super::{Change, Directorate, Establishment, Head, Selection};

impl Establishment {
    /// The Heads of the posts to which something happens, of the non-directorate
    /// posts that are gained or lost, and of the ceilings that change, each once and
    /// in the order of heads.csv.
    pub fn touched_heads(&self) -> Vec<&Head> {
        let mut ids: BTreeSet<&str> = BTreeSet::new();
        for post in self.posts() {
            let changes = self.changes(&post.id);
            if changes.iter().any(|change| *change != Change::Kept) {
                ids.extend(self.head_of(post));
            }
        }
        let staff = Selection {
            directorate: Some(Directorate::No),
            ..Selection::default()
        };
        let rows = staff.staff_gained(self).into_iter();
        for row in rows.chain(staff.staff_lost(self)) {
            ids.extend(self.head_of_office(&row.office));
        }
        ids.extend(self.ceilings().iter().map(|ceiling| ceiling.head.as_str()));
        self.each_head(|head| ids.contains(head.id.as_str()))
    }

    /// The Heads of the posts that answer to a description, each once and in the
    /// order of heads.csv.
    pub fn heads_of(&self, selection: &Selection) -> Vec<&Head> {
        let posts = selection.posts(self).into_iter();
        let mut ids: BTreeSet<&str> = posts.filter_map(|post| self.head_of(post)).collect();
        for row in selection.staff(self) {
            ids.extend(self.head_of_office(&row.office));
        }
        self.each_head(|head| ids.contains(head.id.as_str()))
    }

    /// The Heads that are wanted: a retitled one as it is proposed.
    fn each_head(&self, wanted: impl Fn(&Head) -> bool) -> Vec<&Head> {
        let mut seen = BTreeSet::new();
        let heads = self.heads().iter().filter(|head| wanted(head));
        let ids = heads.map(|head| head.id.as_str());
        ids.filter(|id| seen.insert(*id))
            .filter_map(|id| self.head(id))
            .collect()
    }
}
