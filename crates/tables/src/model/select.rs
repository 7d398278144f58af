//! Descriptions of posts: "the transferred ones of rank X", and who answers.

use super::{Change, Establishment, PayPoint, Post, Structure, Tenure};

/// A description of posts. An absent part describes any post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// What happens to the post.
    pub change: Option<Change>,
    /// The office that it stands in.
    pub office: Option<String>,
    /// The existing office that it comes from.
    pub from: Option<String>,
    /// Its rank's id.
    pub rank: Option<String>,
    /// Its pay point.
    pub point: Option<PayPoint>,
    /// Its superior's id.
    pub superior: Option<String>,
    /// Permanent or supernumerary.
    pub tenure: Option<Tenure>,
    /// Existing or proposed.
    pub structure: Option<Structure>,
    /// Ids left out.
    pub except: Vec<String>,
}

impl Selection {
    /// The posts that answer, in table order.
    pub fn posts<'a>(&self, establishment: &'a Establishment) -> Vec<&'a Post> {
        let structure = self.structure_meant(establishment);
        establishment
            .posts()
            .iter()
            .filter(|post| establishment.structure_of(post) == Some(structure))
            .filter(|post| self.describes(post, establishment))
            .collect()
    }

    /// The structure stated, or the named office's; else the proposed one,
    /// where every post but a deleted one stands.
    fn structure_meant(&self, establishment: &Establishment) -> Structure {
        let of_office = || Some(establishment.office(self.office.as_deref()?)?.structure);
        let usual = if self.change == Some(Change::Deleted) {
            Structure::Existing
        } else {
            Structure::Proposed
        };
        self.structure.or_else(of_office).unwrap_or(usual)
    }

    fn describes(&self, post: &Post, establishment: &Establishment) -> bool {
        let before = || establishment.post_in(Structure::Existing, &post.id);
        let any_or = |wanted: &Option<String>, found: Option<&str>| {
            wanted.is_none() || wanted.as_deref() == found
        };
        any_or(&self.office, Some(&post.office))
            && any_or(&self.rank, Some(&post.rank))
            && any_or(&self.superior, post.reports_to.as_deref())
            && (self.from.is_none()
                || any_or(&self.from, before().map(|post| post.office.as_str())))
            && (self.point.is_none() || self.point.as_ref() == establishment.pay_point_of(post))
            && self.tenure.is_none_or(|tenure| tenure == post.tenure)
            && self
                .change
                .is_none_or(|change| establishment.changes(&post.id).contains(&change))
            && !self.except.contains(&post.id)
    }
}

/// Posts counted by rank: a rank's id and how many hold it, highest pay point
/// first, then in the order of ranks.csv.
pub fn by_rank(posts: &[&Post], establishment: &Establishment) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for post in posts {
        match counts.iter_mut().find(|(rank, _)| *rank == post.rank) {
            Some((_, count)) => *count += 1,
            None => counts.push((post.rank.clone(), 1)),
        }
    }
    let point = |id: &str| establishment.rank(id).map(|rank| &rank.pay_point);
    counts.sort_by(|(a, _), (b, _)| {
        let position = |id: &str| establishment.rank_position(id);
        point(b).cmp(&point(a)).then(position(a).cmp(&position(b)))
    });
    counts
}
