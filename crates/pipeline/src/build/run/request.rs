//! What is to be built.

use camino::Utf8PathBuf;

use tables::model::{Lang, Output};
use typeset::export::Standards;

/// What is to be built, and how.
#[derive(Debug, Clone)]
pub struct Request {
    /// The paper's folder.
    pub paper: Utf8PathBuf,
    /// The languages wanted; none for every one of the paper's.
    pub langs: Vec<Lang>,
    /// Folders with fonts of the user's own.
    pub font_dirs: Vec<Utf8PathBuf>,
    /// The PDF standards to keep.
    pub standards: Standards,
    /// Their names, for the manifest.
    pub standard_names: Vec<String>,
    /// What is wanted beside the PDF, and beside what the paper asks for.
    pub outputs: Vec<Output>,
    /// Whether the pages are wanted too, so that all are typeset even where
    /// nothing is to be made again.
    pub show: bool,
}
