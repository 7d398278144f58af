//! A post as a chart shows it.

use tables::model::{Change, Tenure};

/// A post of a chart, in the words of one edition.
#[derive(Debug, Clone, Default)]
pub struct SheetPost {
    /// Its id.
    pub id: String,
    /// Its title; may be empty.
    pub title: String,
    /// Its rank's name; may be empty.
    pub rank: String,
    /// Its pay point; may be empty.
    pub point: String,
    /// The index of its superior; none for a head.
    pub superior: Option<usize>,
    /// Whether it stands beside its superior's trunk.
    pub staff: bool,
    /// The indices of the posts to which it also reports.
    pub dotted_to: Vec<usize>,
    /// What happens to it, as far as this chart may show it.
    pub changes: Vec<Change>,
    /// For how long it is provided.
    pub tenure: Tenure,
}
