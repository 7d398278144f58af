//! The establishment: offices, ranks and posts, before and after.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Office, PayPoint, Post, Rank, Structure};

/// Every office, rank and post of a paper, in table order, with look-up by id.
///
/// Ids may dangle until `check` has passed; look-ups then give `None`.
#[derive(Debug, Clone, Default)]
pub struct Establishment {
    offices: Vec<Office>,
    ranks: Vec<Rank>,
    posts: Vec<Post>,
    office_index: BTreeMap<String, usize>,
    rank_index: BTreeMap<String, usize>,
    post_index: BTreeMap<(Structure, String), usize>,
}

impl Establishment {
    /// Takes the rows of the three tables. Of two rows with one id the first
    /// is found.
    pub fn new(offices: Vec<Office>, ranks: Vec<Rank>, posts: Vec<Post>) -> Self {
        let mut this = Self {
            offices,
            ranks,
            posts,
            ..Self::default()
        };
        for (at, office) in this.offices.iter().enumerate() {
            this.office_index.entry(office.id.clone()).or_insert(at);
        }
        for (at, rank) in this.ranks.iter().enumerate() {
            this.rank_index.entry(rank.id.clone()).or_insert(at);
        }
        for (at, post) in this.posts.iter().enumerate() {
            if let Some(&office) = this.office_index.get(&post.office) {
                let key = (this.offices[office].structure, post.id.clone());
                this.post_index.entry(key).or_insert(at);
            }
        }
        this
    }

    /// The offices, in table order.
    pub fn offices(&self) -> &[Office] {
        &self.offices
    }

    /// The ranks, in table order.
    pub fn ranks(&self) -> &[Rank] {
        &self.ranks
    }

    /// The posts, in table order.
    pub fn posts(&self) -> &[Post] {
        &self.posts
    }

    /// An office by id.
    pub fn office(&self, id: &str) -> Option<&Office> {
        self.office_index.get(id).map(|&at| &self.offices[at])
    }

    /// A rank by id.
    pub fn rank(&self, id: &str) -> Option<&Rank> {
        self.rank_index.get(id).map(|&at| &self.ranks[at])
    }

    /// A rank's place in the table, for sorting.
    pub fn rank_position(&self, id: &str) -> usize {
        self.rank_index.get(id).copied().unwrap_or(usize::MAX)
    }

    /// A post by id in one structure.
    pub fn post_in(&self, structure: Structure, id: &str) -> Option<&Post> {
        let key = (structure, id.to_owned());
        self.post_index.get(&key).map(|&at| &self.posts[at])
    }

    /// A post by id: as proposed, or as it stands where nothing is proposed.
    pub fn post(&self, id: &str) -> Option<&Post> {
        self.post_in(Structure::Proposed, id)
            .or_else(|| self.post_in(Structure::Existing, id))
    }

    /// The posts of an office, in table order.
    pub fn posts_of<'a>(&'a self, office: &'a str) -> impl Iterator<Item = &'a Post> {
        self.posts.iter().filter(move |post| post.office == office)
    }

    /// The ids of the posts of each office, by its id.
    pub fn ids_by_office(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for post in &self.posts {
            ids.entry(&post.office).or_default().insert(&post.id);
        }
        ids
    }

    /// The structure that a post's office belongs to.
    pub fn structure_of(&self, post: &Post) -> Option<Structure> {
        Some(self.office(&post.office)?.structure)
    }

    /// The pay point of a post's rank.
    pub fn pay_point_of(&self, post: &Post) -> Option<&PayPoint> {
        Some(&self.rank(&post.rank)?.pay_point)
    }

    /// What happens to the post of an id; [`Change::Kept`] alone where nothing
    /// does, and nothing for an unknown id.
    pub fn changes(&self, id: &str) -> Vec<Change> {
        let before = self.post_in(Structure::Existing, id);
        let after = self.post_in(Structure::Proposed, id);
        let (before, after) = match (before, after) {
            (Some(before), Some(after)) => (before, after),
            (None, Some(_)) => return vec![Change::Created],
            (Some(_), None) => return vec![Change::Deleted],
            (None, None) => return Vec::new(),
        };
        let carried_on = self
            .office(&after.office)
            .and_then(|office| office.succeeds.as_deref());
        let changes: Vec<Change> = [
            (Change::Transferred, carried_on != Some(&before.office)),
            (Change::ReRanked, before.rank != after.rank),
            (Change::Retitled, before.title.contradicts(&after.title)),
            (Change::Redeployed, before.reports_to != after.reports_to),
        ]
        .into_iter()
        .filter_map(|(change, happens)| happens.then_some(change))
        .collect();
        if changes.is_empty() {
            vec![Change::Kept]
        } else {
            changes
        }
    }
}
