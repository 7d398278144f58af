//! Output folders of papers that are no longer there, or no longer of this
//! share: who keeps the output folder from run to run would publish them with
//! the rest. They are reported, and never removed.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::build;

/// An output folder that no paper of the run belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOver {
    /// The folder.
    pub folder: Utf8PathBuf,
    /// The paper that it was made of.
    pub paper: Utf8PathBuf,
}

/// The folders below `out` that papers below `folders` left and whose ids are
/// none of `ids`.
pub fn left_over(out: &Utf8Path, folders: &[Utf8PathBuf], ids: &BTreeSet<String>) -> Vec<LeftOver> {
    let others = build::receipts(out).filter(|id| !ids.contains(id));
    let left = others.filter_map(|id| {
        let paper = build::paper_of_receipt(out, &id)?;
        let folder = out.join(id);
        let named = folders.iter().any(|named| paper.starts_with(named));
        (named && folder.is_dir()).then_some(LeftOver { folder, paper })
    });
    let mut left: Vec<LeftOver> = left.collect();
    left.sort_by(|a, b| a.folder.cmp(&b.folder));
    left
}
