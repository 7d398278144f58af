//! Paper types: what a paper's templates get as data. One type a file, listed
//! in [`PAPER_TYPES`].

mod panel;

use crate::edition::{EditionContext, HeadData};

/// A type of paper.
pub struct PaperType {
    /// Its name in paper.toml.
    pub name: &'static str,
    /// The head of an edition. Annexes and fonts are the same for every type.
    pub head: fn(&EditionContext<'_>) -> HeadData,
}

/// Every type of paper.
pub const PAPER_TYPES: &[PaperType] = &[panel::TYPE];
