//! Which papers a run is of: those found below some folders, fewer where only
//! what changed or a share is wanted.

use std::collections::BTreeSet;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use thiserror::Error;

use super::changed::{ChangedError, changed_since};
use super::duplicate_ids::{DuplicateIds, duplicates_among, ids};
use super::partition::Partition;
use tables::source::{self, FolderError, Found};

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
    /// The ids of all papers whose output may stand in the output folder.
    pub own_ids: BTreeSet<String>,
    /// Every folder that was searched for them.
    pub searched: Vec<Utf8PathBuf>,
    /// Those whose ids clash among all that were found: the other one of a pair
    /// may be in another share.
    pub duplicate_ids: DuplicateIds,
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
    let without = without_paper(wanted.folders, &papers);
    if !without.is_empty() && unreadable.is_empty() {
        return Err(ChooseError::NoPaper(without.join(", ")));
    }
    let ids = ids(&papers);
    let duplicate_ids = duplicates_among(papers.iter().zip(ids.iter().map(Option::as_ref)));
    let all: Vec<Utf8PathBuf> = papers.clone();
    if let Some(revision) = wanted.changed_since {
        papers = changed_since(revision, &papers, wanted.shared)?;
    }
    if let Some(partition) = wanted.partition {
        let all = papers.into_iter().enumerate();
        let own = all.filter(|(at, path)| partition.has(*at, &below(wanted.folders, path)));
        papers = own.map(|(_, path)| path).collect();
        // Every share would report them; the first does.
        if !partition.is_first() {
            unreadable.clear();
        }
    }
    // A share of what changed may be another tomorrow: then none is a stranger.
    let share: BTreeSet<&Utf8PathBuf> = papers.iter().collect();
    let any = wanted.changed_since.is_some() || wanted.partition.is_none();
    let is_own = |paper: &Utf8PathBuf| any || share.contains(paper);
    let own = all.iter().zip(ids).filter(|(paper, _)| is_own(paper));
    Ok(Chosen {
        own_ids: own.filter_map(|(_, id)| id).collect(),
        papers,
        searched,
        duplicate_ids,
        unreadable,
    })
}

/// Those of the folders below which none of the papers stands.
fn without_paper<'f>(folders: &'f [Utf8PathBuf], papers: &[Utf8PathBuf]) -> Vec<&'f str> {
    let real = |path: &Utf8PathBuf| path.canonicalize_utf8();
    // What vanishes meanwhile is reported in its turn.
    let Ok(papers) = papers.iter().map(real).collect::<io::Result<Vec<_>>>() else {
        return Vec::new();
    };
    let has_none = |folder: &&Utf8PathBuf| {
        real(folder).is_ok_and(|folder| !papers.iter().any(|paper| paper.starts_with(&folder)))
    };
    let without = folders.iter().filter(has_none);
    without.map(|folder| folder.as_str()).collect()
}

/// The path of a paper below the folder that was named, which is the same
/// however that was typed; the paper's own name where it is that folder.
fn below(folders: &[Utf8PathBuf], paper: &Utf8Path) -> String {
    let mut below = folders
        .iter()
        .filter_map(|folder| paper.strip_prefix(folder).ok());
    match below.next().filter(|below| !below.as_str().is_empty()) {
        Some(below) => below.to_string(),
        None => {
            let real = paper.canonicalize_utf8();
            let name = real.as_deref().unwrap_or(paper).file_name();
            name.unwrap_or_default().to_owned()
        }
    }
}
