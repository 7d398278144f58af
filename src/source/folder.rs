//! A paper's folder: the one place from which a paper's files are read.
//!
//! A name that would leave the folder (absolute, with `..`, or through a link
//! that points outside) is refused, so that a template or body cannot read
//! what is none of the paper's business.

use std::fs;
use std::io;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use thiserror::Error;

use super::limits::{self, Kind};

/// Why a file of a paper could not be read.
#[derive(Debug, Error)]
pub enum FolderError {
    /// The folder itself cannot be read.
    #[error("cannot read the folder {path}: {error}")]
    Unreadable {
        /// The folder as given.
        path: Utf8PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// No such file in the folder.
    #[error("{path} is missing")]
    Missing {
        /// The file as messages show it.
        path: Utf8PathBuf,
    },
    /// The file leads out of the folder.
    #[error("{path} leads out of the paper's folder")]
    Outside {
        /// The file as messages show it.
        path: Utf8PathBuf,
    },
    /// The file is there and cannot be read.
    #[error("cannot read {path}: {error}")]
    File {
        /// The file as messages show it.
        path: Utf8PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// A folder whose files may be read.
#[derive(Debug, Clone)]
pub struct PaperFolder {
    shown: Utf8PathBuf,
    /// Where it is, links followed; `None` for [`PaperFolder::none`].
    real: Option<Utf8PathBuf>,
}

/// The bytes of one file that the user names on the command line, wherever it
/// is.
///
/// # Errors
/// When it cannot be read.
pub fn read_file(path: &Utf8Path) -> Result<Vec<u8>, FolderError> {
    read(path, path)
}

/// Reads a real path; messages show another.
fn read(real: &Utf8Path, shown: &Utf8Path) -> Result<Vec<u8>, FolderError> {
    let read = limits::open(real).and_then(|file| limits::read(file, Kind::of(real)));
    read.map_err(|error| FolderError::File {
        path: shown.to_owned(),
        error,
    })
}

impl PaperFolder {
    /// Opens a folder; an error where it is none or cannot be read.
    pub fn open(path: &Utf8Path) -> Result<Self, FolderError> {
        let unreadable = |error| FolderError::Unreadable {
            path: path.to_owned(),
            error,
        };
        fs::read_dir(path).map_err(unreadable)?;
        Ok(Self {
            shown: path.to_owned(),
            real: Some(path.canonicalize_utf8().map_err(unreadable)?),
        })
    }

    /// A folder without files, for what is made without a paper.
    pub fn none() -> Self {
        Self {
            shown: Utf8PathBuf::new(),
            real: None,
        }
    }

    /// The path as the user gave it.
    pub fn path(&self) -> &Utf8Path {
        &self.shown
    }

    /// The folder's own name, also where it was given as `.`.
    pub fn name(&self) -> &str {
        let real = self.real.as_ref().and_then(|real| real.file_name());
        real.unwrap_or("paper")
    }

    /// The path of a file of the folder, as messages show it.
    pub fn shown(&self, name: &str) -> Utf8PathBuf {
        self.shown.join(name)
    }

    /// The bytes of a file, by its path below the folder.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, FolderError> {
        read(&self.real(name)?, &self.shown(name))
    }

    /// An error unless there is a folder of this path below this one.
    pub fn has_folder(&self, name: &str) -> Result<(), FolderError> {
        let path = self.shown(name);
        match fs::read_dir(self.real(name)?) {
            Ok(_) => Ok(()),
            Err(error) => Err(FolderError::Unreadable { path, error }),
        }
    }

    /// The names in a folder below this one, sorted; none where it cannot be
    /// listed or is not there.
    pub fn list(&self, name: &str) -> Vec<String> {
        let entries = self.real(name).and_then(|real| {
            real.read_dir_utf8()
                .map_err(|error| FolderError::Unreadable { path: real, error })
        });
        let names = entries.into_iter().flatten().flatten();
        let mut names: Vec<String> = names.map(|entry| entry.file_name().to_owned()).collect();
        names.sort();
        names
    }

    /// Where a path below the folder leads, links followed.
    fn real(&self, name: &str) -> Result<Utf8PathBuf, FolderError> {
        let path = self.shown(name);
        let inside = Utf8Path::new(name)
            .components()
            .all(|part| matches!(part, Utf8Component::Normal(_)));
        if !inside {
            return Err(FolderError::Outside { path });
        }
        let Some(folder) = &self.real else {
            return Err(FolderError::Missing { path });
        };
        let real = match folder.join(name).canonicalize_utf8() {
            Ok(real) => real,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(FolderError::Missing { path });
            }
            Err(error) => return Err(FolderError::File { path, error }),
        };
        if !real.starts_with(folder) {
            return Err(FolderError::Outside { path });
        }
        Ok(real)
    }
}
