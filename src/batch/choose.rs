//! Which papers a run is of: those found below some folders, fewer where only
//! what changed or a share is wanted.

use camino::Utf8PathBuf;
use thiserror::Error;

use super::changed::{ChangedError, changed_since};
use super::partition::Partition;
use super::twins::{Twins, twins};
use crate::source::{self, FolderError, Found};

/// Which papers are wanted.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a> {
    /// The folders below which they are looked for.
    pub folders: &'a [Utf8PathBuf],
    /// Only those that differ from this revision of git.
    pub changed_since: Option<&'a str>,
    /// The folders that all papers use, whose changes count for each.
    pub shared: &'a [Utf8PathBuf],
    /// Only this share.
    pub partition: Option<Partition>,
}

/// The papers of a run.
#[derive(Debug)]
pub struct Chosen {
    /// Their folders, in order.
    pub papers: Vec<Utf8PathBuf>,
    /// Every folder that was searched for them.
    pub searched: Vec<Utf8PathBuf>,
    /// Those whose ids clash among all that were found: the other one of a pair
    /// may be in another share.
    pub twins: Twins,
    /// Why some folders could not be searched.
    pub unreadable: Vec<FolderError>,
}

/// Why no papers can be chosen.
#[derive(Debug, Error)]
pub enum ChooseError {
    /// A folder that was named cannot be read.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// There is nothing to choose from.
    #[error("no paper below {0}: a paper's folder has a paper.toml")]
    NoPaper(String),
    /// The changes cannot be told.
    #[error(transparent)]
    Changed(#[from] ChangedError),
}

/// Finds the papers, and keeps those that are wanted.
///
/// # Errors
/// When a folder named is not there or has no paper below it, or git cannot
/// tell what changed.
pub fn choose(wanted: &Choice<'_>) -> Result<Chosen, ChooseError> {
    let (mut papers, mut searched, mut unreadable) = (Vec::new(), Vec::new(), Vec::new());
    for found in source::papers(wanted.folders)? {
        match found {
            Found::Paper(path) => papers.push(path),
            Found::Searched(path) => searched.push(path),
            Found::Unreadable(error) => unreadable.push(error),
        }
    }
    if papers.is_empty() && unreadable.is_empty() {
        let folders: Vec<&str> = wanted.folders.iter().map(|path| path.as_str()).collect();
        return Err(ChooseError::NoPaper(folders.join(", ")));
    }
    let twins = twins(&papers);
    if let Some(revision) = wanted.changed_since {
        papers = changed_since(revision, &papers, wanted.shared)?;
    }
    if let Some(partition) = wanted.partition {
        let all = papers.into_iter().enumerate();
        let own = all.filter(|(at, path)| partition.has(*at, path.as_str()));
        papers = own.map(|(_, path)| path).collect();
        // Every share would report them; the first does.
        if !partition.is_first() {
            unreadable.clear();
        }
    }
    Ok(Chosen {
        papers,
        searched,
        twins,
        unreadable,
    })
}
