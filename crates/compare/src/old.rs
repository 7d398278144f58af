//! An earlier version of a paper: a folder, a zip of one, a revision of git.

use std::fs;
use std::io::{self, Cursor, Read};

use camino::{Utf8Path, Utf8PathBuf};
use tables::git::{Refusal, git, shallow};
use tables::source::{FolderError, PAPER_TOML, PaperFolder, lender};
use tempfile::TempDir;
use thiserror::Error;
use zip::ZipArchive;
use zip::result::ZipError;

/// How a revision of git begins.
const GIT: &str = "git:";

/// The most files of a zip, and the most bytes that they may come to.
const MOST_FILES: usize = 10_000;
const MOST_BYTES: u64 = 256 << 20;

/// Why an earlier version cannot be read.
#[derive(Debug, Error)]
pub enum OldError {
    /// It is nothing of the kind.
    #[error("{0} is not there: name a folder, a zip of one, or git:REVISION")]
    Missing(String),
    /// The folder cannot be read.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The system does not let it.
    #[error("cannot unpack {name}: {error}")]
    Unpack {
        /// What was named.
        name: String,
        /// What the system said.
        error: io::Error,
    },
    /// The file is no zip that can be read.
    #[error("{name} is no zip of a paper's folder: {why}")]
    Zip {
        /// What was named.
        name: String,
        /// What is wrong with it.
        why: String,
    },
    /// git cannot be run.
    #[error("cannot run git: {0}")]
    NoGit(io::Error),
    /// git knows no such version of the folder.
    #[error("{name}: git says: {said}")]
    Git {
        /// What was named.
        name: String,
        /// What git says.
        said: String,
    },
}

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

/// Writes the files of a zip below a folder; none outside it.
fn unpack(name: &str, bytes: &[u8], to: &Utf8Path) -> Result<(), OldError> {
    let refused = |why: String| OldError::Zip {
        name: name.to_owned(),
        why,
    };
    let failed = |error: io::Error| OldError::Unpack {
        name: name.to_owned(),
        error,
    };
    let damaged = |error: ZipError| refused(error.to_string());
    fs::create_dir_all(to).map_err(failed)?;
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if zip.len() > MOST_FILES {
        return Err(refused(format!("it has more than {MOST_FILES} files")));
    }
    let mut left = MOST_BYTES;
    for at in 0..zip.len() {
        let part = zip.by_index(at).map_err(damaged)?;
        let inside = part.enclosed_name();
        let inside = inside.and_then(|path| Utf8PathBuf::from_path_buf(path).ok());
        let Some(path) = inside.map(|path| to.join(path)) else {
            let shown = part
                .name()
                .map(std::borrow::Cow::into_owned)
                .unwrap_or_default();
            return Err(refused(format!("`{shown}` leads out of it")));
        };
        if part.is_dir() {
            fs::create_dir_all(&path).map_err(failed)?;
            continue;
        }
        if part.is_symlink() {
            continue;
        }
        let mut bytes = Vec::new();
        let mut part = part.take(left + 1);
        part.read_to_end(&mut bytes)
            .map_err(|error| refused(error.to_string()))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(size).ok_or_else(|| {
            refused(format!(
                "its files come to more than {} MiB",
                MOST_BYTES >> 20
            ))
        })?;
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        fs::write(&path, bytes).map_err(failed)?;
    }
    Ok(())
}

/// The paper's folder in what was unpacked: the whole, or the one folder in it that
/// has a paper.toml.
fn paper_in(name: &str, root: &Utf8Path) -> Result<Utf8PathBuf, OldError> {
    if root.join(PAPER_TOML).exists() {
        return Ok(root.to_owned());
    }
    let refused = |why: &str| OldError::Zip {
        name: name.to_owned(),
        why: why.to_owned(),
    };
    let entries = root.read_dir_utf8().map_err(|error| OldError::Unpack {
        name: name.to_owned(),
        error,
    })?;
    let folders = entries.flatten().map(|entry| entry.into_path());
    let mut papers: Vec<Utf8PathBuf> = folders
        .filter(|path| path.join(PAPER_TOML).exists())
        .collect();
    match (papers.pop(), papers.is_empty()) {
        (Some(paper), true) => Ok(paper),
        (Some(_), false) => Err(refused("several folders in it have a paper.toml")),
        (None, _) => Err(refused("it has no paper.toml")),
    }
}
