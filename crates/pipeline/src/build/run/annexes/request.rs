//! Which annexes are made by themselves, and what became of them.

use camino::Utf8PathBuf;

use crate::build::run::made::Made;

/// Which annexes are wanted, and how.
#[derive(Debug, Clone, Default)]
pub struct AnnexRequest {
    /// Numbers, ranges and ids of subjects; none for all.
    pub only: Option<String>,
    /// Only say what would be made.
    pub list: bool,
    /// Mark the changed ones as revised, in files of their own.
    pub revised: bool,
    /// An earlier submission to compare with in place of the last build.
    pub since: Option<Utf8PathBuf>,
}

/// An annex that is made, or would be.
#[derive(Debug, Clone)]
pub struct Remade {
    /// Its path below the output folder.
    pub file: String,
    /// Its label: 附件2.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Its number before, if it had another.
    pub was: Option<usize>,
    /// Why.
    pub why: Vec<String>,
    /// Whether its file was written: one that differs from an earlier submission
    /// may be there already, and one that was set again may come out as it was.
    pub made: bool,
}

/// What became of a paper's annexes.
#[derive(Debug)]
pub struct AnnexesMade {
    /// The paper, with what was found.
    pub made: Made,
    /// The output folder; none where findings stand against writing.
    pub folder: Option<Utf8PathBuf>,
    /// The annexes that were made, or would be.
    pub remade: Vec<Remade>,
    /// Whether paper.pdf is no longer what a build would make.
    pub paper_is_behind: bool,
}

impl AnnexesMade {
    /// No annexes of a paper.
    pub(crate) fn none(made: Made) -> Self {
        Self {
            made,
            folder: None,
            remade: Vec::new(),
            paper_is_behind: false,
        }
    }
}
