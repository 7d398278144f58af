//! One writer at a time in an output folder.

use std::fs::{self, File, TryLockError};

use camino::Utf8Path;

use super::run::BuildError;
use super::write::WriteError;

/// Holds an output folder until it is dropped; the system lets go of it when
/// the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes a folder that is there; none where it is not.
    pub(super) fn existing(folder: &Utf8Path) -> Result<Option<Self>, BuildError> {
        if !folder.is_dir() {
            return Ok(None);
        }
        let failed = |error| WriteError {
            path: folder.to_owned(),
            error,
        };
        let file = open(folder).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Err(BuildError::Locked(folder.to_owned())),
            Err(TryLockError::Error(error)) => Err(failed(error).into()),
        }
    }

    /// Makes a folder and takes it.
    pub(super) fn new(folder: &Utf8Path) -> Result<Option<Self>, BuildError> {
        fs::create_dir_all(folder).map_err(|error| WriteError {
            path: folder.to_owned(),
            error,
        })?;
        Self::existing(folder)
    }
}

/// The folder itself can be locked, so that no file need be left in it.
#[cfg(unix)]
fn open(folder: &Utf8Path) -> std::io::Result<File> {
    File::open(folder)
}

/// Elsewhere a file beside the outputs stands for the folder.
#[cfg(not(unix))]
fn open(folder: &Utf8Path) -> std::io::Result<File> {
    File::create(folder.join(".panelpaper-lock"))
}
