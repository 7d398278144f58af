//! Files put in place whole or not at all.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use camino::Utf8Path;
use rayon::prelude::*;

use super::aside::Aside;
use super::error::WriteError;
use super::manifest::MANIFEST;
use super::out_dir::OutDir;
use check::fix::FixedFile;

/// A file to write: its path below a folder, and its bytes, which several may
/// hold.
pub(crate) type OutFile = (String, Arc<Vec<u8>>);

/// Writes every file aside in its own folder, and only when all are on disk
/// puts each in place; before that removes what an earlier build left there. A
/// file whose bytes are there already is not touched. Gives the names of the
/// others.
///
/// The manifest is put in place first: whatever happens after, it tells the
/// next run which files are not what they should be.
///
/// A failure while they are written leaves everything as it was.
pub(crate) fn write_all(
    folder: &OutDir,
    files: &[OutFile],
    stale: &BTreeSet<String>,
) -> Result<Vec<String>, WriteError> {
    let changed = files
        .par_iter()
        .filter(|(name, bytes)| !folder.has(name, bytes));
    let mut changed: Vec<&OutFile> = changed.collect();
    changed.sort_by_key(|(name, _)| name != MANIFEST);
    folder.clear(files.iter().map(|(name, _)| name.as_str()));
    let aside: Vec<Aside> = changed
        .par_iter()
        .map(|(name, bytes)| folder.aside(name, bytes))
        .collect::<Result<_, _>>()?;
    for name in stale {
        folder.remove(name)?;
    }
    for file in aside {
        file.put()?;
    }
    Ok(changed.into_iter().map(|(name, _)| name.clone()).collect())
}

/// Puts new bytes into files of a paper, each whole or not at all, and none before all
/// are on disk. A file that leads out of the paper's folder is refused, and one keeps
/// its permissions.
pub fn replace(paper: &Utf8Path, files: &[FixedFile]) -> Result<(), WriteError> {
    let aside = files
        .iter()
        .map(|file| aside(paper, &file.path, &file.bytes));
    let aside: Vec<Aside> = aside.collect::<Result<_, _>>()?;
    aside.into_iter().try_for_each(Aside::put)
}

fn aside(paper: &Utf8Path, path: &Utf8Path, bytes: &[u8]) -> Result<Aside, WriteError> {
    let failed = |error| WriteError {
        path: path.to_owned(),
        error,
    };
    // A link stays a link: what it leads to is written.
    let real = path.canonicalize_utf8().map_err(failed)?;
    let paper = paper.canonicalize_utf8().map_err(failed)?;
    let below = real.strip_prefix(&paper);
    let below =
        below.map_err(|_| failed(io::Error::other("it leads out of the paper's folder")))?;
    OutDir::named_or_made(&paper)?.aside(below.as_str(), bytes)
}
