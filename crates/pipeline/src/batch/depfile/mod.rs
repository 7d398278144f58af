//! Which files each paper was made of, for build systems: as rules of Make or
//! as JSON. Both say what was really read, and nothing of when.

mod json;
mod make;

use camino::{Utf8Path, Utf8PathBuf};
use thiserror::Error;

use crate::build::Trace;

/// A path that cannot be written down.
#[derive(Debug, Error)]
#[error(
    "{path:?} has {what}, which Make cannot read: give it another name, or name the --depfile with .json at its end"
)]
pub struct DepfileNameError {
    path: Utf8PathBuf,
    what: &'static str,
}

impl DepfileNameError {
    fn of(path: &Utf8Path, what: &'static str) -> Self {
        Self {
            path: path.to_owned(),
            what,
        }
    }
}

/// The files of one paper.
#[derive(Debug, Clone)]
pub struct PaperFiles {
    /// The paper's folder, as it was named or found.
    pub path: Utf8PathBuf,
    /// The folder that its outputs go into; none where its id cannot be told.
    pub folder: Option<Utf8PathBuf>,
    /// What was read, and what is made of it.
    pub trace: Trace,
}

impl PaperFiles {
    /// The outputs, by their paths from where the command runs.
    pub fn outputs(&self) -> impl Iterator<Item = Utf8PathBuf> {
        let folder = self.folder.iter();
        folder.flat_map(|folder| self.trace.outputs.iter().map(|name| folder.join(name)))
    }
}

/// The text of a depfile: JSON where its name ends in .json, else Make's form.
///
/// # Errors
/// When Make's form has no way to write a name.
pub fn text(file: &Utf8Path, papers: &[PaperFiles]) -> Result<String, DepfileNameError> {
    match file.extension() {
        Some("json") => Ok(json::text(papers)),
        _ => make::text(papers),
    }
}
