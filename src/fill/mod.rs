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
mod syntax;

pub use body::Filled;
pub use escape::{literal, quoted};
pub use output::{Emission, FilledBody, Request};
pub use spacing::{is_gap, tidy};

use crate::check::Checked;
use crate::diag::Diagnostic;
use crate::model::{Lang, Project};
use crate::source::Sources;

/// Looks over the bodies of a paper that is not fit to be filled, so that what
/// is wrong in them by itself need not wait for the tables.
pub fn look_over(project: &Project, sources: &Sources) -> Vec<Diagnostic> {
    let files = project.bodies.iter().map(|body| body.file);
    files
        .flat_map(|file| body::look_over(file, sources.file(file)))
        .collect()
}

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
