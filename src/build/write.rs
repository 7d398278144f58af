//! Files put in place whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use tempfile::NamedTempFile;

use super::manifest::MANIFEST;
use crate::mend::MendedFile;

/// A file to write: its path below a folder, and its bytes.
pub(super) type OutFile = (String, Vec<u8>);

/// What went wrong, and with which path.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {path}: {error}")]
pub struct WriteError {
    /// The file or folder.
    pub path: Utf8PathBuf,
    /// What the system said.
    pub error: io::Error,
}

/// Writes every file aside in its own folder, and only when all are on disk
/// puts each in place; then removes what an earlier build left there.
///
/// A failure while they are written leaves everything as it was.
pub(super) fn write_all(
    folder: &Utf8Path,
    files: &[OutFile],
    stale: &BTreeSet<String>,
) -> Result<(), WriteError> {
    let aside: Vec<(NamedTempFile, Utf8PathBuf)> = files
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
    for (file, path) in aside {
        if let Err(error) = file.persist(&path) {
            let error = error.error;
            return Err(WriteError { path, error });
        }
    }
    for name in stale {
        let path = folder.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(WriteError { path, error });
            }
            // A folder that this empties goes too; one with anything in it
            // stays, which the system sees to.
            _ => {
                let _ = path
                    .parent()
                    .filter(|parent| *parent != folder)
                    .map(fs::remove_dir);
            }
        }
    }
    Ok(())
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
    let mut file = NamedTempFile::with_prefix_in(".panelpaper-", folder)?;
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

/// The files that an earlier manifest lists; none where there is no manifest
/// that can be read.
pub(super) fn listed(folder: &Utf8Path) -> BTreeSet<String> {
    #[derive(serde::Deserialize)]
    struct Listed {
        files: Vec<Path>,
    }
    #[derive(serde::Deserialize)]
    struct Path {
        path: String,
    }
    let Ok(text) = fs::read(folder.join(MANIFEST)) else {
        return BTreeSet::new();
    };
    let listed: Option<Listed> = serde_json::from_slice(&text).ok();
    let files = listed.map(|listed| listed.files).unwrap_or_default();
    // A manifest is only a file: one that somebody altered must not make this
    // remove anything outside the folder.
    let inside = |path: &String| {
        Utf8Path::new(path)
            .components()
            .all(|part| matches!(part, camino::Utf8Component::Normal(_)))
    };
    files
        .into_iter()
        .map(|file| file.path)
        .filter(inside)
        .collect()
}
