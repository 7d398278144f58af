//! Why a build cannot be made at all.

use camino::Utf8PathBuf;
use thiserror::Error;

use crate::build::plan::since::SinceError;
use crate::build::store::error::{OutputError, WriteError};
use tables::fonts::FontDirError;
use tables::source::FolderError;

/// Why a build could not even be tried, or not finished; findings in the paper
/// are no such thing.
#[derive(Debug, Error)]
pub enum BuildError {
    /// The paper's folder cannot be read.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// A font folder cannot be read.
    #[error(transparent)]
    Fonts(#[from] FontDirError),
    /// The output folder cannot be taken, or an output cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A new paper's folder already holds something.
    #[error("{0} already holds something; a new paper needs a folder of its own")]
    Occupied(Utf8PathBuf),
    /// A new paper's folder has no name.
    #[error("the new paper's folder has no name: name one that is not there yet")]
    Unnamed,
    /// A new paper's folder has a name that can be no paper's id.
    #[error("a paper's folder cannot be called `{name}`: {why}")]
    NoId {
        /// The name.
        name: String,
        /// What speaks against it.
        why: String,
    },
    /// A list of annexes names one that the paper does not have.
    #[error("--only: {0}")]
    Pick(String),
    /// An earlier submission cannot be compared with.
    #[error(transparent)]
    Since(#[from] SinceError),
    /// The output folder is a paper's own.
    #[error("{0} is a paper's folder, which no output goes into: choose another with --out")]
    IntoPaper(Utf8PathBuf),
    /// The tables cannot be written in another form.
    #[error("{0}; nothing is changed")]
    Tables(String),
    /// The zip cannot be made.
    #[error("cannot make the zip: {0}")]
    Zip(#[from] zip::result::ZipError),
}

impl From<WriteError> for BuildError {
    fn from(error: WriteError) -> Self {
        OutputError::from(error).into()
    }
}
