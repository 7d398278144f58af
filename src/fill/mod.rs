//! Handlebars: the body's prose with every fact filled in, as Typst source.
//!
//! Values come from the tables as string literals and can never act as Typst
//! or Handlebars code. Every piece of the output remembers the piece of the
//! body that it came from. Nothing here knows how Typst reads the result:
//! numbering paragraphs is `typeset`'s business.

mod body;
mod escape;
mod helpers;
mod instrument;
mod output;
mod paper;
mod sink;
mod spacing;

pub use body::Filled;
pub use escape::{literal, quoted};
pub use output::{Emission, FilledBody, Request};
pub use spacing::{is_gap, tidy};

use crate::check::Checked;
use crate::diag::Diagnostic;
use crate::model::Lang;
use crate::source::Sources;

/// Fills one edition of a checked paper. Errors in the body are findings, and
/// then there is no result.
pub fn fill(
    project: &Checked,
    sources: &Sources,
    lang: Lang,
    measure: &(dyn crate::chart::Measure + Sync),
) -> (Option<Filled>, Vec<Diagnostic>) {
    body::fill(project, sources, lang, measure)
}
