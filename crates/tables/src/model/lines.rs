//! Lines of offices: wholes with their parts, and what carries on what.

use std::collections::{BTreeMap, BTreeSet};

use super::{Establishment, Office, Post, Structure};

/// More parts of parts than any office has: a circle in `part_of` ends here.
const DEEPEST: usize = 16;

impl Establishment {
    /// An office and the wholes that it is a part of, from the least to the largest.
    /// A circle goes round a few times and ends.
    pub fn wholes<'a>(&'a self, office: &'a Office) -> impl Iterator<Item = &'a Office> {
        let whole = |office: &&'a Office| self.office(office.part_of.as_deref()?);
        std::iter::successors(Some(office), whole).take(DEEPEST)
    }

    /// Whether an office is another, or a part of it.
    pub fn is_within(&self, office: &str, whole: &str) -> bool {
        office == whole
            || self
                .office(office)
                .is_some_and(|office| self.wholes(office).any(|it| it.id == whole))
    }

    /// The largest whole that an office is part of, by id.
    pub fn largest_whole<'a>(&'a self, office: &'a str) -> &'a str {
        let office_of = self.office(office);
        let whole = office_of.and_then(|office| self.wholes(office).last());
        whole.map_or(office, |whole| whole.id.as_str())
    }

    /// Whether an office carries on another: it is the same, or succeeds it, or a
    /// whole of the one carries on a whole of the other.
    pub fn carries_on(&self, after: &str, before: &str) -> bool {
        let wholes = |id| self.office(id).map(|office| self.wholes(office));
        let (Some(afters), Some(befores)) = (wholes(after), wholes(before)) else {
            return after == before;
        };
        let befores: Vec<&Office> = befores.collect();
        afters.into_iter().any(|after| {
            befores
                .iter()
                .any(|before| is_or_succeeds(after, &before.id))
        })
    }

    /// The line that each largest whole belongs to, by id: the first office, in table
    /// order, of those of which one succeeds another.
    pub fn office_lines(&self) -> BTreeMap<&str, &str> {
        let wholes = self.offices().iter().filter(|it| it.part_of.is_none());
        let ids: Vec<&str> = wholes.clone().map(|office| office.id.as_str()).collect();
        let places: BTreeMap<&str, usize> = (0..).zip(&ids).map(|(at, id)| (*id, at)).collect();
        let mut line: Vec<usize> = (0..ids.len()).collect();
        let first = |line: &[usize], mut at: usize| {
            while line[at] != at {
                at = line[at];
            }
            at
        };
        for (own, office) in (0..).zip(wholes) {
            for before in office
                .succeeds
                .iter()
                .filter_map(|id| places.get(id.as_str()))
            {
                let (one, other) = (first(&line, own), first(&line, *before));
                line[one.max(other)] = one.min(other);
            }
        }
        ids.iter()
            .enumerate()
            .map(|(at, id)| (*id, ids[first(&line, at)]))
            .collect()
    }

    /// Whether the line that an office belongs to has parts.
    pub(super) fn has_parts(&self, office: &str) -> bool {
        self.with_parts.contains(self.largest_whole(office))
    }

    /// The largest wholes that have parts.
    pub(super) fn wholes_with_parts(&self) -> BTreeSet<String> {
        let offices = self.offices().iter();
        let parts = offices.filter(|office| office.part_of.is_some());
        let wholes = parts.map(|office| self.largest_whole(&office.id));
        wholes.map(str::to_owned).collect()
    }

    /// Whether an office, taken by itself, is another or succeeds it.
    pub(super) fn is_same_part(&self, after: &str, before: &str) -> bool {
        after == before
            || self
                .office(after)
                .is_some_and(|it| is_or_succeeds(it, before))
    }

    /// The id of the Head of expenditure that a post is under: that of its office,
    /// or of the nearest whole that has one.
    pub fn head_of(&self, post: &Post) -> Option<&str> {
        self.head_of_office(&post.office)
    }

    /// The id of the Head of expenditure that an office is under.
    pub fn head_of_office(&self, office: &str) -> Option<&str> {
        let office = self.office(office)?;
        self.wholes(office)
            .find_map(|office| office.head.as_deref())
    }

    /// The superior of a post in a structure.
    pub fn superior_in(&self, structure: Structure, post: &Post) -> Option<&Post> {
        self.post_in(structure, post.reports_to.as_deref()?)
    }

    /// The posts of an office and of its parts that stand in a structure, in table
    /// order.
    pub fn posts_within<'a>(
        &'a self,
        office: &'a str,
        structure: Structure,
    ) -> impl Iterator<Item = &'a Post> {
        self.posts().iter().filter(move |post| {
            self.stands_in(post, structure) && self.is_within(&post.office, office)
        })
    }
}

fn is_or_succeeds(after: &Office, before: &str) -> bool {
    after.id == before || after.succeeds.iter().any(|id| id == before)
}
