//! What can go wrong with an output folder.

use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use thiserror::Error;

/// What went wrong, and with which path.
#[derive(Debug, Error)]
#[error("cannot write {path}: {error}{}", told(left))]
pub struct WriteError {
    /// The file or folder.
    pub path: Utf8PathBuf,
    /// What the system said.
    pub error: io::Error,
    /// The files that were replaced before, and could not be put back as they were.
    pub left: Vec<Left>,
}

/// A file that stays new, where all were to be as they were.
#[derive(Debug)]
pub struct Left {
    /// The file.
    pub path: Utf8PathBuf,
    /// The name of the file beside it that has its earlier bytes, if it had any.
    pub earlier: Option<String>,
}

/// Which files stay new, as a message says it.
fn told(left: &[Left]) -> String {
    let one = |left: &Left| match &left.earlier {
        Some(earlier) => {
            format!(
                "; {} is new, and its earlier bytes are in {earlier} beside it",
                left.path
            )
        }
        None => format!("; {} is new", left.path),
    };
    left.iter().map(one).collect()
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
        left: Vec::new(),
    }
}

pub(crate) fn a_link(path: &Utf8Path) -> WriteError {
    let said = "it is a link, and outputs do not follow links below their folder: remove it";
    failed(path, io::Error::other(said))
}

pub(crate) fn outside(path: &Utf8Path) -> WriteError {
    failed(path, io::Error::other("it leads out of the output folder"))
}
