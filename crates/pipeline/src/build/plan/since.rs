//! An earlier submission, to compare with: its folder or its zip.

use std::io::{Cursor, Read};

use camino::{Utf8Path, Utf8PathBuf};
use zip::ZipArchive;

use super::closure::WHOLE;
use super::planned::{EditionPlan, PlannedAnnex};
use super::reasons;
use crate::build::store::manifest::{AnnexEntry, MANIFEST, Manifest, Sums};
use crate::build::store::recorded::{LARGEST, changed_reads, parse};
use tables::source::{FolderError, PaperFolder, read_file};

/// Why an earlier submission cannot be compared with.
#[derive(Debug, thiserror::Error)]
pub enum SinceError {
    /// It cannot be read.
    #[error("--since: cannot read {path}: {why}")]
    Unreadable {
        /// The folder or zip.
        path: Utf8PathBuf,
        /// What was wrong.
        why: String,
    },
    /// Its manifest tells too little.
    #[error(
        "--since: {0} is not an output that can be compared with: its manifest does not say what its annexes were made of"
    )]
    Untold(Utf8PathBuf),
}

/// The manifest of an earlier submission.
#[derive(Debug)]
pub(crate) struct Since(Manifest);

impl Since {
    /// Reads a submission's manifest.
    pub(crate) fn read(path: &Utf8Path) -> Result<Self, SinceError> {
        let unreadable = |why: String| SinceError::Unreadable {
            path: path.to_owned(),
            why,
        };
        let bytes = match path.is_dir() {
            true => contents(&path.join(MANIFEST))
                .map_err(|error| unreadable(format!("its {MANIFEST}: {error}")))?,
            false => packed(path).map_err(unreadable)?,
        };
        let manifest = parse(&bytes).ok().filter(|manifest| {
            manifest
                .annexes
                .iter()
                .all(|annex| !annex.content.is_empty())
        });
        manifest
            .map(Self)
            .ok_or_else(|| SinceError::Untold(path.to_owned()))
    }

    /// Holds a plan's annexes against the submission in place of the record:
    /// what differs on the page counts, and not by which version it was set. Pictures
    /// that an annex shows are read in the paper's folder.
    pub(crate) fn compare(&self, plan: &mut EditionPlan, folder: &PaperFolder) {
        let edition = self.0.editions.iter().find(|of| of.lang == plan.lang);
        let before = edition.map(|edition| printed(&edition.inputs));
        let now = printed(&plan.common);
        let same_setting = before.as_ref() == Some(&now);
        for annex in &mut plan.annexes {
            let before = self.0.annex(&annex.entry);
            annex.was = before
                .map(|before| before.number)
                .filter(|&was| was != annex.entry.number);
            let file = before.and_then(|before| self.0.file(&before.file));
            let reads = file
                .iter()
                .flat_map(|file| changed_reads(&file.reads, folder));
            let read: Vec<String> = reads.cloned().collect();
            annex.file.why = why(annex, before, same_setting, read);
        }
    }
}

/// How an annex differs; `read` are the pictures in it whose bytes do.
fn why(
    annex: &PlannedAnnex,
    before: Option<&AnnexEntry>,
    same_setting: bool,
    read: Vec<String>,
) -> Vec<String> {
    let Some(before) = before else {
        return vec!["the earlier submission does not have it".to_owned()];
    };
    if before.content == annex.entry.content && same_setting {
        return read;
    }
    let mut why = reasons::differing(before, annex);
    why.extend(read);
    if !same_setting {
        why.push("words or settings that all annexes share".to_owned());
    }
    if why.is_empty() {
        why.push("what the tables give for it".to_owned());
    }
    why
}

/// What all annexes share, as far as a reader sees it.
fn printed(common: &Sums) -> Sums {
    let unseen = [
        "panelpaper",
        "typst",
        "the built-in templates",
        "--pdf-standard",
        WHOLE,
    ];
    let mut common = common.clone();
    common.retain(|name, _| !unseen.contains(&name.as_str()));
    common
}

/// The bytes of a file, or why there are none.
fn contents(path: &Utf8Path) -> Result<Vec<u8>, String> {
    read_file(path).map_err(|error| match error {
        // Which file it is, is said already.
        FolderError::File { error, .. } => error.to_string(),
        error => error.to_string(),
    })
}

/// The manifest in a zip.
fn packed(path: &Utf8Path) -> Result<Vec<u8>, String> {
    let file = contents(path)?;
    let mut zip =
        ZipArchive::new(Cursor::new(file)).map_err(|error| format!("it is not a zip: {error}"))?;
    let entry = zip
        .by_name(MANIFEST)
        .map_err(|error| format!("its {MANIFEST}: {error}"))?;
    let mut bytes = Vec::new();
    // What was packed small may be without end.
    entry
        .take(LARGEST)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}
