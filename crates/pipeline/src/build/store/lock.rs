//! One writer at a time in an output folder.

use std::fs::{File, TryLockError};

use super::error::{OutputError, failed};
use super::out_dir::OutDir;

/// Holds an output folder until it is dropped; the system lets go of it when
/// the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes a folder.
    pub(crate) fn of(folder: &OutDir) -> Result<Self, OutputError> {
        let failed = |error| failed(folder.shown(), error);
        let file = open(folder).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(OutputError::Locked(folder.shown().to_owned())),
            Err(TryLockError::Error(error)) => Err(failed(error).into()),
        }
    }
}

/// The folder itself can be locked, so that no file need be left in it.
#[cfg(unix)]
fn open(folder: &OutDir) -> std::io::Result<File> {
    folder.as_file()
}

/// Elsewhere a file beside the outputs stands for the folder.
#[cfg(not(unix))]
fn open(folder: &OutDir) -> std::io::Result<File> {
    File::create(folder.shown().join(".panelpaper-lock"))
}
