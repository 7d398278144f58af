//! Files put in place whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use tempfile::NamedTempFile;

use super::manifest::MANIFEST;
use crate::mend::MendedFile;

/// A file to write: its path below a folder, and its bytes, which several may
/// hold.
pub(super) type OutFile = (String, Arc<Vec<u8>>);

/// What went wrong, and with which path.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {path}: {error}")]
pub struct WriteError {
    /// The file or folder.
    pub path: Utf8PathBuf,
    /// What the system said.
    pub error: io::Error,
}

/// How files that are being written are called: what is left of them by a
/// process that was killed is cleared away by the next.
const ASIDE: &str = ".panelpaper-";

/// Writes every file aside in its own folder, and only when all are on disk
/// puts each in place; before that removes what an earlier build left there. A
/// file whose bytes are there already is not touched. Gives the names of the
/// others.
///
/// The manifest is put in place first: whatever happens after, it tells the
/// next run which files are not what they should be.
///
/// A failure while they are written leaves everything as it was.
pub(super) fn write_all(
    folder: &Utf8Path,
    files: &[OutFile],
    stale: &BTreeSet<String>,
) -> Result<Vec<String>, WriteError> {
    let changed = files
        .par_iter()
        .filter(|(name, bytes)| !is_there(&folder.join(name), bytes));
    let mut changed: Vec<&OutFile> = changed.collect();
    changed.sort_by_key(|(name, _)| name != MANIFEST);
    clear(folder, files);
    let aside: Vec<(NamedTempFile, Utf8PathBuf)> = changed
        .par_iter()
        .map(|(name, bytes)| {
            let path = folder.join(name);
            let written = write_aside(&path, bytes);
            match written {
                Ok(file) => Ok((file, path)),
                Err(error) => Err(WriteError { path, error }),
            }
        })
        .collect::<Result<_, _>>()?;
    for name in stale {
        remove(folder, name)?;
    }
    for (file, path) in aside {
        if let Err(error) = file.persist(&path) {
            let error = error.error;
            return Err(WriteError { path, error });
        }
    }
    Ok(changed.into_iter().map(|(name, _)| name.clone()).collect())
}

/// Whether a file has these bytes; one of another length need not be read.
fn is_there(path: &Utf8Path, bytes: &[u8]) -> bool {
    let length = fs::metadata(path).map(|facts| facts.len());
    length.is_ok_and(|length| length == bytes.len() as u64)
        && fs::read(path).is_ok_and(|found| found == bytes)
}

/// Removes a file of an earlier build.
fn remove(folder: &Utf8Path, name: &str) -> Result<(), WriteError> {
    let path = folder.join(name);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(WriteError { path, error }),
        // A folder that this empties goes too; one with anything in it stays,
        // which the system sees to.
        _ => {
            let parent = path.parent().filter(|parent| *parent != folder);
            let _ = parent.map(fs::remove_dir);
            Ok(())
        }
    }
}

/// Clears away what a killed process was writing in the folders of these files.
/// The caller holds the folder, so that nobody is writing now.
pub(super) fn clear(folder: &Utf8Path, files: &[OutFile]) {
    let paths = files.iter().map(|(name, _)| folder.join(name));
    let folders: BTreeSet<Utf8PathBuf> = paths
        .filter_map(|path| Some(path.parent()?.to_owned()))
        .collect();
    for folder in folders {
        let entries = folder.read_dir_utf8().into_iter().flatten().flatten();
        for entry in entries.filter(|entry| entry.file_name().starts_with(ASIDE)) {
            // What cannot be removed harms nobody.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Writes one file whole or not at all.
pub fn write_file(path: &Utf8Path, bytes: &[u8]) -> Result<(), WriteError> {
    let written =
        write_aside(path, bytes).and_then(|file| file.persist(path).map_err(|error| error.error));
    written.map(drop).map_err(|error| WriteError {
        path: path.to_owned(),
        error,
    })
}

/// Puts new bytes into files of a paper, each whole or not at all. A file that
/// leads out of the paper's folder is refused, and one keeps its permissions.
pub fn replace(paper: &Utf8Path, files: &[MendedFile]) -> Result<(), WriteError> {
    for file in files {
        let path = &file.path;
        replace_one(paper, path, &file.bytes).map_err(|error| WriteError {
            path: path.clone(),
            error,
        })?;
    }
    Ok(())
}

fn replace_one(paper: &Utf8Path, path: &Utf8Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it leads to is written.
    let real = path.canonicalize_utf8()?;
    if !real.starts_with(paper.canonicalize_utf8()?) {
        return Err(io::Error::other("it leads out of the paper's folder"));
    }
    let permissions = fs::metadata(&real)?.permissions();
    let aside = write_aside(&real, bytes)?;
    aside.as_file().set_permissions(permissions)?;
    aside.persist(&real).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a file under another name in the folder where it will stand.
fn write_aside(path: &Utf8Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_str().is_empty() => folder,
        _ => Utf8Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let mut file = NamedTempFile::with_prefix_in(ASIDE, folder)?;
    file.write_all(bytes)?;
    make_readable(&file)?;
    Ok(file)
}

/// Temporary files are their owner's alone; outputs are for everybody.
#[cfg(unix)]
fn make_readable(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let permissions = fs::Permissions::from_mode(0o644);
    file.as_file().set_permissions(permissions)
}

#[cfg(not(unix))]
fn make_readable(_: &NamedTempFile) -> io::Result<()> {
    Ok(())
}
