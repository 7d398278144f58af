//! Why an earlier version cannot be read.

use std::io;

use tables::source::FolderError;
use thiserror::Error;

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
