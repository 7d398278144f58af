//! The establishment: offices, ranks and posts, before and after.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Ceiling, Change, Head, Office, Pay, PayPoint, PayRow, Post, Rank, Staff, Stands, Start,
    Strength, Structure, Timetable,
};

/// The rows that an establishment is made of, each table in its order.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// offices.csv.
    pub offices: Vec<Office>,
    /// ranks.csv.
    pub ranks: Vec<Rank>,
    /// posts.csv.
    pub posts: Vec<Post>,
    /// heads.csv.
    pub heads: Vec<Head>,
    /// pay.csv.
    pub pay: Vec<PayRow>,
    /// nondirectorate.csv.
    pub staff: Vec<Staff>,
    /// ceilings.csv.
    pub ceilings: Vec<Ceiling>,
    /// establishment.csv.
    pub strengths: Vec<Strength>,
    /// What paper.toml says of time.
    pub times: Timetable,
    /// The posts whose duties as proposed are not those that exist.
    pub revised: BTreeSet<String>,
    /// Whether descriptions that do not say mean directorate posts alone. Papers of
    /// the first tables mean all posts.
    pub directorate_alone: bool,
}

/// Every office, rank and post of a paper, in table order, with look-up by id.
///
/// Ids may dangle until `check` has passed; look-ups then give `None`.
#[derive(Debug, Clone, Default)]
pub struct Establishment {
    pub(super) tables: Tables,
    office_index: BTreeMap<String, usize>,
    rank_index: BTreeMap<String, usize>,
    /// Where the rows of a post stand in the table: the existing one, the proposed one.
    post_index: BTreeMap<String, [Option<usize>; 2]>,
    /// The largest wholes that have parts.
    pub(super) with_parts: BTreeSet<String>,
    /// When extensions take effect whose row does not say, by post.
    pub(super) extensions: BTreeMap<String, Start>,
    /// What happens to each post, which is asked for with every description.
    pub(super) happens: BTreeMap<String, Vec<Change>>,
}

impl Establishment {
    /// Takes the rows of the tables. Of two rows with one id the first is found. Rows of
    /// non-directorate posts are of the structure of their office, where that is one.
    pub fn new(tables: Tables) -> Self {
        let mut this = Self {
            tables,
            ..Self::default()
        };
        for (at, office) in this.tables.offices.iter().enumerate() {
            this.office_index.entry(office.id.clone()).or_insert(at);
        }
        for (at, rank) in this.tables.ranks.iter().enumerate() {
            this.rank_index.entry(rank.id.clone()).or_insert(at);
        }
        for (at, post) in this.tables.posts.iter().enumerate() {
            for structure in this.stands(post).into_iter().flat_map(Stands::each) {
                let rows = this.post_index.entry(post.id.clone()).or_default();
                rows[structure as usize].get_or_insert(at);
            }
        }
        // A post whose office is not known is known all the same: the mistake is the office's.
        for (at, post) in this.tables.posts.iter().enumerate() {
            if this.office(&post.office).is_none() {
                let rows = this.post_index.entry(post.id.clone()).or_default();
                for structure in post.structure.each() {
                    rows[structure as usize].get_or_insert(at);
                }
            }
        }
        let in_office = |row: &Staff| this.office(&row.office)?.structure.and(row.structure);
        let staff: Vec<Option<Stands>> = this.tables.staff.iter().map(in_office).collect();
        for (row, stands) in this.tables.staff.iter_mut().zip(staff) {
            row.structure = stands.unwrap_or(row.structure);
        }
        this.with_parts = this.wholes_with_parts();
        this.extensions = this.extensions();
        this.happens = this.what_happens();
        this
    }

    /// The offices, in table order.
    pub fn offices(&self) -> &[Office] {
        &self.tables.offices
    }

    /// The ranks, in table order.
    pub fn ranks(&self) -> &[Rank] {
        &self.tables.ranks
    }

    /// The posts, in table order.
    pub fn posts(&self) -> &[Post] {
        &self.tables.posts
    }

    /// The Heads of expenditure, in table order.
    pub fn heads(&self) -> &[Head] {
        &self.tables.heads
    }

    /// The rows of pay.csv, in table order.
    pub fn pay_rows(&self) -> &[PayRow] {
        &self.tables.pay
    }

    /// The rows of non-directorate posts, in table order.
    pub fn staff(&self) -> &[Staff] {
        &self.tables.staff
    }

    /// The ceilings, in table order.
    pub fn ceilings(&self) -> &[Ceiling] {
        &self.tables.ceilings
    }

    /// The rows of establishment.csv, in table order.
    pub fn strengths(&self) -> &[Strength] {
        &self.tables.strengths
    }

    /// What paper.toml says of time.
    pub fn times(&self) -> &Timetable {
        &self.tables.times
    }

    /// Whether descriptions that do not say mean directorate posts alone.
    pub fn directorate_alone(&self) -> bool {
        self.tables.directorate_alone
    }

    /// An office by id.
    pub fn office(&self, id: &str) -> Option<&Office> {
        self.office_index
            .get(id)
            .map(|&at| &self.tables.offices[at])
    }

    /// A rank by id.
    pub fn rank(&self, id: &str) -> Option<&Rank> {
        self.rank_index.get(id).map(|&at| &self.tables.ranks[at])
    }

    /// A rank's place in the table, for sorting.
    pub fn rank_position(&self, id: &str) -> usize {
        self.rank_index.get(id).copied().unwrap_or(usize::MAX)
    }

    /// A Head by id: as proposed, or as it stands where nothing is proposed.
    pub fn head(&self, id: &str) -> Option<&Head> {
        let of_id = || self.tables.heads.iter().filter(|head| head.id == id);
        let proposed = |head: &&Head| head.structure.includes(Structure::Proposed);
        of_id().find(proposed).or_else(|| of_id().next())
    }

    /// A Head by id as it is in one structure.
    pub fn head_in(&self, structure: Structure, id: &str) -> Option<&Head> {
        let mut heads = self.tables.heads.iter();
        heads.find(|head| head.id == id && head.structure.includes(structure))
    }

    /// A post by id in one structure.
    pub fn post_in(&self, structure: Structure, id: &str) -> Option<&Post> {
        let at = self.post_index.get(id)?[structure as usize]?;
        self.tables.posts.get(at)
    }

    /// A post by id: as proposed, or as it stands where nothing is proposed.
    pub fn post(&self, id: &str) -> Option<&Post> {
        self.post_in(Structure::Proposed, id)
            .or_else(|| self.post_in(Structure::Existing, id))
    }

    /// The ids of the posts that stand somewhere, each once.
    pub(super) fn post_ids(&self) -> impl Iterator<Item = &str> {
        self.post_index.keys().map(String::as_str)
    }

    /// The posts of an office, in table order, of all structures.
    pub fn posts_of<'a>(&'a self, office: &'a str) -> impl Iterator<Item = &'a Post> {
        self.posts()
            .iter()
            .filter(move |post| post.office == office)
    }

    /// The structures that the row of a post stands in: those of the row and of its
    /// office; `None` where its office is not known, or is of another structure.
    pub fn stands(&self, post: &Post) -> Option<Stands> {
        self.office(&post.office)?.structure.and(post.structure)
    }

    /// Whether the row of a post stands in a structure.
    pub fn stands_in(&self, post: &Post, structure: Structure) -> bool {
        self.stands(post)
            .is_some_and(|stands| stands.includes(structure))
    }

    /// The structure that a post's row is read in: the proposed one where it stands
    /// there, else the existing one.
    pub fn structure_of(&self, post: &Post) -> Option<Structure> {
        Some(self.stands(post)?.latest())
    }

    /// The pay point of a post's rank.
    pub fn pay_point_of(&self, post: &Post) -> Option<&PayPoint> {
        self.rank(&post.rank)?.pay_point.as_ref()
    }

    /// Whether a post's rank is of the directorate.
    pub fn is_directorate(&self, post: &Post) -> bool {
        self.rank(&post.rank).is_some_and(Rank::is_directorate)
    }

    /// What holders of a rank are paid: what its row says, and for the rest the
    /// latest row of pay.csv for its point that is not after the paper's day.
    pub fn pay_of(&self, rank: &Rank) -> Pay {
        let date = self.tables.times.date;
        let rows = self.tables.pay.iter();
        let of_point = rows
            .filter(|row| Some(&row.point) == rank.pay_point.as_ref())
            .filter(|row| date.is_none_or(|date| row.date <= date));
        // Of two rows of one day the first counts.
        let latest = of_point.rev().max_by_key(|row| row.date);
        rank.pay.or(latest.map(|row| row.pay).unwrap_or_default())
    }
}
