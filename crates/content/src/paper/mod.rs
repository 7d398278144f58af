//! Paper types: what a paper's templates get as data. One type a file, listed
//! in [`PAPER_TYPES`].

mod panel;

use serde_json::Value;

use crate::annex::Edition;

/// A type of paper.
pub struct PaperType {
    /// Its name in paper.toml.
    pub name: &'static str,
    /// The data of an edition for the templates: a JSON object, without the
    /// annexes and fonts, which are the same for every type.
    pub head: fn(&Edition<'_>) -> Value,
}

/// Every type of paper.
pub const PAPER_TYPES: &[PaperType] = &[panel::TYPE];
