//! Descriptions of posts: "the transferred ones of rank X", and who answers.

use std::collections::BTreeSet;

use super::{Establishment, Happening, PayPoint, Post, StaffTenure, Structure};

/// Whether directorate posts are meant, others, or all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Directorate {
    /// Directorate posts alone.
    Yes,
    /// Other posts alone.
    No,
    /// All posts.
    All,
}

impl Directorate {
    /// The words of the filter.
    pub const WORDS: [&'static str; 3] = ["yes", "no", "all"];

    /// What a word of the filter means.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "yes" => Some(Self::Yes),
            "no" => Some(Self::No),
            "all" => Some(Self::All),
            _ => None,
        }
    }
}

/// A description of posts. Of several values any may hold; an empty part describes
/// any post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// What happens to the post.
    pub change: Vec<Happening>,
    /// The offices that it may stand in, each with its parts.
    pub office: Vec<String>,
    /// The existing offices that it may come from, each with its parts.
    pub from: Vec<String>,
    /// The ids of the Heads of expenditure that it may be under.
    pub head: Vec<String>,
    /// The ids of its rank.
    pub rank: Vec<String>,
    /// Its pay point.
    pub point: Vec<PayPoint>,
    /// The ids of its superior.
    pub superior: Vec<String>,
    /// How it is provided; for a stated time as non-directorate posts alone may be.
    pub tenure: Vec<StaffTenure>,
    /// Existing or proposed.
    pub structure: Option<Structure>,
    /// Whether it is of the directorate; `None` where the description does not say.
    pub directorate: Option<Directorate>,
    /// Ids left out.
    pub except: Vec<String>,
}

impl Selection {
    /// The posts that answer, in table order, each once: as proposed where it
    /// answers before and after.
    pub fn posts<'a>(&self, establishment: &'a Establishment) -> Vec<&'a Post> {
        let answers = |post: &Post, structure| {
            establishment.stands_in(post, structure)
                && (structure == Structure::Proposed || self.finds_before(post, establishment))
                && self.looks_in(&post.office, structure, establishment)
                && self.describes(post, structure, establishment)
        };
        let posts = || establishment.posts().iter();
        let proposed = posts().filter(|post| answers(post, Structure::Proposed));
        let ids: BTreeSet<&str> = proposed.map(|post| post.id.as_str()).collect();
        posts()
            .filter(|post| {
                answers(post, Structure::Proposed)
                    || (answers(post, Structure::Existing) && !ids.contains(post.id.as_str()))
            })
            .collect()
    }

    /// Whether an existing row can answer: that of a post which ended before the paper's
    /// day does where the description names what happens to it.
    fn finds_before(&self, post: &Post, all: &Establishment) -> bool {
        let named = |wanted: &Happening| match wanted {
            Happening::Change(change) => all.changes(&post.id).contains(change),
            Happening::Gained | Happening::Lost => false,
        };
        !all.has_ended(post) || self.change.iter().any(named)
    }

    /// Whether nothing is said but whether directorate posts are meant: then what a
    /// paper gains and loses is counted.
    pub fn is_unfiltered(&self) -> bool {
        let directorate = self.directorate;
        *self
            == Self {
                directorate,
                ..Self::default()
            }
    }

    /// Whether a row of an office is looked for in a structure: in the one stated, or
    /// in that of the office named; else in that where posts of the changes named
    /// are found, which is the proposed one, where every post stands that does not
    /// go.
    pub(super) fn looks_in(&self, office: &str, structure: Structure, all: &Establishment) -> bool {
        if let Some(stated) = self.structure {
            return stated == structure;
        }
        let named = self.office.iter().filter(|id| all.is_within(office, id));
        let mut named = named.filter_map(|id| all.office(id)?.structure.only());
        if let Some(of_office) = named.next() {
            return of_office == structure;
        }
        match &self.change[..] {
            [] => structure == Structure::Proposed,
            changes => changes.iter().any(|change| change.structure() == structure),
        }
    }

    /// Whether all that is said holds for the row of a post in a structure.
    pub(super) fn describes(&self, post: &Post, structure: Structure, all: &Establishment) -> bool {
        let one_of = |wanted: &[String], found: Option<&str>| {
            wanted.is_empty() || wanted.iter().any(|id| Some(id.as_str()) == found)
        };
        let within = |wanted: &[String], office: Option<&str>| {
            let office = office.unwrap_or_default();
            wanted.is_empty() || wanted.iter().any(|whole| all.is_within(office, whole))
        };
        let before = || all.post_in(Structure::Existing, &post.id);
        !post.outside
            && within(&self.office, Some(&post.office))
            && one_of(&self.rank, Some(&post.rank))
            && one_of(&self.superior, post.reports_to.as_deref())
            && (self.head.is_empty() || one_of(&self.head, all.head_of(post)))
            && (self.from.is_empty()
                || within(&self.from, before().map(|post| post.office.as_str())))
            && (self.point.is_empty()
                || all
                    .pay_point_of(post)
                    .is_some_and(|point| self.point.contains(point)))
            && (self.tenure.is_empty()
                || self
                    .tenure
                    .iter()
                    .any(|it| it.of_posts() == Some(post.tenure)))
            && self.means_directorate(post, all)
            && self.means_change(post, structure, all)
            && !self.except.contains(&post.id)
    }

    fn means_directorate(&self, post: &Post, all: &Establishment) -> bool {
        let unless_said = match all.directorate_alone() {
            true => Directorate::Yes,
            false => Directorate::All,
        };
        match self.directorate.unwrap_or(unless_said) {
            Directorate::Yes => all.is_directorate(post),
            Directorate::No => !all.is_directorate(post),
            Directorate::All => true,
        }
    }

    /// Whether one of the changes happens to a post, as this row of it shows.
    fn means_change(&self, post: &Post, structure: Structure, all: &Establishment) -> bool {
        if self.change.is_empty() {
            return true;
        }
        let changes = all.changes(&post.id);
        self.change.iter().any(|change| match change {
            Happening::Change(change) => changes.contains(change),
            Happening::Gained => structure == Structure::Proposed && all.is_gained(&post.id),
            Happening::Lost => structure == Structure::Existing && all.is_lost(&post.id),
        })
    }
}

/// Posts counted by rank: a rank's id and how many hold it, highest pay point
/// first, then in the order of ranks.csv.
pub fn by_rank(posts: &[&Post], establishment: &Establishment) -> Vec<(String, u64)> {
    let held = posts.iter().map(|post| (post.rank.as_str(), 1));
    held_by_rank(held, establishment)
}

/// The same of ranks with how many posts are of each.
pub fn held_by_rank<'p>(
    held: impl IntoIterator<Item = (&'p str, u64)>,
    establishment: &Establishment,
) -> Vec<(String, u64)> {
    let mut counts: Vec<(String, u64)> = Vec::new();
    for (id, more) in held {
        match counts.iter_mut().find(|(rank, _)| rank == id) {
            Some((_, count)) => *count = count.saturating_add(more),
            None => counts.push((id.to_owned(), more)),
        }
    }
    let point = |id: &str| establishment.rank(id).map(|rank| &rank.pay_point);
    counts.sort_by(|(a, _), (b, _)| {
        let position = |id: &str| establishment.rank_position(id);
        point(b).cmp(&point(a)).then(position(a).cmp(&position(b)))
    });
    counts
}
