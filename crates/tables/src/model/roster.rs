//! Rosters: posts of a single table, outside any paper.

use super::{Stands, Structure, Tenure, Text};
use crate::source::{FileId, RowRef};

/// The posts of one table, as its rows give them.
#[derive(Debug, Clone)]
pub struct Roster {
    /// The table's file.
    pub file: FileId,
    /// The posts, in table order.
    pub posts: Vec<RosterPost>,
    /// What the columns were taken for.
    pub columns: RosterColumns,
}

impl Roster {
    /// The posts of one structure alone, where the table says of which they are.
    #[must_use]
    pub fn in_structure(mut self, structure: Structure) -> Self {
        self.posts.retain(|post| post.structure.includes(structure));
        self
    }
}

/// What the columns of a roster were taken for.
#[derive(Debug, Clone, Default)]
pub struct RosterColumns {
    /// The convention that the table keeps, where it is not our own.
    pub convention: Option<&'static str>,
    /// Our name of each column used, and the header that it has in the table.
    pub used: Vec<(&'static str, String)>,
    /// The headers of the columns that are not used.
    pub unused: Vec<String>,
}

impl RosterColumns {
    /// The header of one of our columns.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut used = self.used.iter();
        let (_, header) = used.find(|(known, _)| *known == name)?;
        Some(header)
    }
}

/// A post of a roster: one row.
#[derive(Debug, Clone)]
pub struct RosterPost {
    /// The office's id; empty in a table without offices.
    pub office: String,
    /// The post's id.
    pub id: String,
    /// Its title; a table without languages gives the same for both.
    pub title: Text,
    /// Its rank: a name, or an id of ranks.csv.
    pub rank: String,
    /// Its pay point, as written; may be empty.
    pub point: String,
    /// The id of its superior; `None` for a head.
    pub reports_to: Option<String>,
    /// Permanent or supernumerary.
    pub tenure: Tenure,
    /// Whether it is a staff post.
    pub staff: bool,
    /// The structures that it is of.
    pub structure: Stands,
    /// Whether nobody holds it.
    pub vacant: bool,
    /// What stands under its box.
    pub note: Text,
    /// The ids of posts to which it also reports.
    pub dotted_to: Vec<String>,
    /// Its row.
    pub row: RowRef,
}
