//! An earlier version of a paper: a folder, a zip of one, a revision of git.

mod error;
mod unpack;

use std::fs;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use tables::git::{Refusal, git, shallow};
use tables::source::{PAPER_TOML, PaperFolder, lender};
use tempfile::TempDir;

pub use error::OldError;
use unpack::{paper_in, unpack};

/// How a revision of git begins.
const GIT: &str = "git:";

/// An earlier version, unpacked for as long as this is kept.
#[derive(Debug)]
pub struct Old {
    /// Its folder.
    pub folder: PaperFolder,
    _unpacked: Option<TempDir>,
}

impl Old {
    /// Opens what a user names as the earlier version of the paper in a folder.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn open(paper: &Utf8Path, name: &str) -> Result<Self, OldError> {
        if let Some(revision) = name.strip_prefix(GIT) {
            return of_git(paper, name, revision);
        }
        let path = Utf8Path::new(name);
        if path.is_dir() {
            return Ok(Self {
                folder: PaperFolder::open(path)?,
                _unpacked: None,
            });
        }
        if !path.is_file() {
            return Err(OldError::Missing(name.to_owned()));
        }
        let kept = kept(name)?;
        let root = below(&kept, name)?.join(called(paper, path)?);
        let file = fs::read(path).map_err(|error| OldError::Unpack {
            name: name.to_owned(),
            error,
        })?;
        unpack(name, &file, &root)?;
        opened(kept, &paper_in(name, &root)?, name)
    }
}

/// What the folder is called into which a zip is unpacked. A paper without an id is
/// called as its folder is: that of the later version, else the zip.
fn called(paper: &Utf8Path, zip: &Utf8Path) -> Result<String, OldError> {
    let own = PaperFolder::open(paper)?.name().to_owned();
    let names = [Some(own.as_str()), zip.file_stem()].into_iter().flatten();
    let mut fit = names.filter(|name| tables::load::refused_id(name).is_none());
    Ok(fit.next().unwrap_or("paper").to_owned())
}

fn kept(name: &str) -> Result<TempDir, OldError> {
    tempfile::tempdir().map_err(|error| OldError::Unpack {
        name: name.to_owned(),
        error,
    })
}

fn below(kept: &TempDir, name: &str) -> Result<Utf8PathBuf, OldError> {
    Utf8PathBuf::from_path_buf(kept.path().to_owned()).map_err(|_| OldError::Unpack {
        name: name.to_owned(),
        error: io::Error::other("the folder for temporary files has a name that is not UTF-8"),
    })
}

fn opened(kept: TempDir, folder: &Utf8Path, name: &str) -> Result<Old, OldError> {
    Ok(Old {
        folder: PaperFolder::open(folder)?.shown_as(Utf8Path::new(name)),
        _unpacked: Some(kept),
    })
}

/// The folder as a revision has it, and the one that lends it tables.
fn of_git(paper: &Utf8Path, name: &str, revision: &str) -> Result<Old, OldError> {
    let kept = kept(name)?;
    let root = below(&kept, name)?;
    let own = root.join(PaperFolder::open(paper)?.name());
    unpack(name, &archive(paper, name, revision)?, &own)?;
    let settings = fs::read_to_string(own.join(PAPER_TOML)).unwrap_or_default();
    if let Some(lender) = lender(&settings) {
        let beside = paper.join("..").join(&lender);
        unpack(
            name,
            &archive(&beside, name, revision)?,
            &root.join(&lender),
        )?;
    }
    opened(kept, &own, name)
}

/// A folder of a repository as a zip.
fn archive(folder: &Utf8Path, name: &str, revision: &str) -> Result<Vec<u8>, OldError> {
    let said = |said: &str| OldError::Git {
        name: name.to_owned(),
        said: said.to_owned(),
    };
    // A revision that begins with a dash would be taken for an option.
    if revision.is_empty() || revision.starts_with('-') {
        return Err(said(
            "a revision is a name such as HEAD~1, or the sum of a commit",
        ));
    }
    git(folder, &["archive", "--format=zip", revision]).map_err(|refusal| match refusal {
        Refusal::NoGit(error) => OldError::NoGit(error),
        Refusal::Said(text) => match shallow(folder) {
            Some(way_out) => said(&format!("{text}; {way_out}")),
            None => said(&text),
        },
    })
}
