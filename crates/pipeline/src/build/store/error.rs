//! What can go wrong with an output folder.

use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use thiserror::Error;

/// What went wrong, and with which path.
#[derive(Debug, Error)]
#[error("cannot write {path}: {error}")]
pub struct WriteError {
    /// The file or folder.
    pub path: Utf8PathBuf,
    /// What the system said.
    pub error: io::Error,
}

/// Why an output folder cannot be taken or written.
#[derive(Debug, Error)]
pub enum OutputError {
    /// An output cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// Another process is writing there.
    #[error(
        "another panelpaper is writing into {0}: wait for it to end, or choose another folder with --out"
    )]
    Locked(Utf8PathBuf),
}

pub(crate) fn failed(path: &Utf8Path, error: io::Error) -> WriteError {
    WriteError {
        path: path.to_owned(),
        error,
    }
}

pub(crate) fn a_link(path: &Utf8Path) -> WriteError {
    let said = "it is a link, and outputs do not follow links below their folder: remove it";
    failed(path, io::Error::other(said))
}

pub(crate) fn outside(path: &Utf8Path) -> WriteError {
    failed(path, io::Error::other("it leads out of the output folder"))
}
