//! What is planned for the files of an edition.

use std::sync::Arc;

use super::cells::Used;
use crate::build::store::manifest::{AnnexEntry, EditionEntry, FileEntry, Sums};

/// A PDF with what the manifest says of it.
pub(crate) type PdfFile = (FileEntry, Arc<Vec<u8>>);

/// What is planned for an edition.
#[derive(Debug)]
pub(crate) struct EditionPlan {
    pub(crate) lang: &'static str,
    /// The title that is printed.
    pub(crate) title: String,
    pub(crate) common: Sums,
    /// Whether the paper's own templates may look at the whole paper, so that
    /// an annex cannot be set by itself.
    pub(crate) own_templates: bool,
    pub(crate) paper: PlannedFile,
    pub(crate) annexes: Vec<PlannedAnnex>,
}

/// A PDF and what is to become of it.
#[derive(Debug)]
pub(crate) struct PlannedFile {
    pub(crate) path: String,
    pub(crate) closure: String,
    /// Its entry and bytes, where it need not be made again.
    pub(crate) kept: Option<PdfFile>,
    /// Why it is made again.
    pub(crate) why: Vec<String>,
}

/// The PDF of an annex.
#[derive(Debug)]
pub(crate) struct PlannedAnnex {
    pub(crate) file: PlannedFile,
    /// What the manifest will say of it, without its pages in paper.pdf.
    pub(crate) entry: AnnexEntry,
    /// Its number in the record, if it had another.
    pub(crate) was: Option<usize>,
    /// The cells that it is made of.
    pub(crate) used: Vec<Used>,
    /// Where its row begins: `annexes.csv:3`.
    pub(crate) place: String,
}

impl EditionPlan {
    /// What the manifest says of the edition.
    pub(crate) fn entry(&self) -> EditionEntry {
        EditionEntry {
            lang: self.lang.to_owned(),
            title: self.title.clone(),
            inputs: self.common.clone(),
        }
    }

    /// Whether nothing of the edition is to be made again.
    pub(crate) fn is_current(&self) -> bool {
        let annexes = self.annexes.iter().map(|annex| &annex.file);
        let mut files = annexes.chain([&self.paper]);
        files.all(|file| file.kept.is_some())
    }
}
