//! What a section `[table.NAME]` of paper.toml says.

use crate::model::{Align, Lang, Printed, Text, Width};
use crate::source::Span;

/// A table that paper.toml names.
#[derive(Debug)]
pub(super) struct Declared {
    pub(super) name: String,
    pub(super) span: Span,
    pub(super) caption: Text,
    /// The columns that are printed, each with its place; all where not said.
    pub(super) columns: Option<Vec<(String, Span)>>,
    /// What stands at their heads, with the place of the list.
    pub(super) heads: Vec<(Lang, Vec<String>, Span)>,
    pub(super) align: Option<(Vec<Align>, Span)>,
    pub(super) widths: Option<(Vec<Width>, Span)>,
    pub(super) total: Vec<(String, Span)>,
    pub(super) notes: Vec<(Lang, Vec<String>)>,
    pub(super) breakable: bool,
    pub(super) landscape: bool,
    /// Where its words stand.
    pub(super) printed: Vec<Printed>,
}
