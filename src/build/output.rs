//! A paper's output folder, held against other writers while it is compared
//! and written.

use std::collections::BTreeSet;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use super::lock::Lock;
use super::recorded::Recorded;
use super::run::BuildError;
use super::write::{self, OutFile, WriteError};

/// An output folder and what an earlier run left in it.
pub(super) struct Output {
    folder: Utf8PathBuf,
    lock: Option<Lock>,
    pub(super) recorded: Recorded,
}

impl Output {
    /// Takes the folder, if it is there: a build that may yet fail makes none.
    pub(super) fn open(folder: &Utf8Path) -> Result<Self, BuildError> {
        let lock = Lock::existing(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
            lock,
            recorded: Recorded::read(folder),
        })
    }

    /// Makes these the folder's files, and removes what the manifest before
    /// lists and these are not. Gives the paths whose bytes changed.
    pub(super) fn replace(&mut self, files: &[OutFile]) -> Result<Vec<String>, BuildError> {
        self.write(files, |name| !files.iter().any(|(now, _)| now == name))
    }

    /// Puts these files in place beside the others; removes those listed before
    /// of which `stale` is true.
    pub(super) fn write(
        &mut self,
        files: &[OutFile],
        stale: impl Fn(&str) -> bool,
    ) -> Result<Vec<String>, BuildError> {
        if self.lock.is_none() {
            self.lock = Lock::new(&self.folder)?;
            self.recorded = Recorded::read(&self.folder);
        }
        let listed = self.recorded.paths();
        let gone: BTreeSet<String> = listed.filter(|name| stale(name)).cloned().collect();
        Ok(write::write_all(&self.folder, files, &gone)?)
    }
}

/// Writes a file that stands beside the papers' output folders, and clears away
/// what a process that was killed was writing there.
pub fn write_beside(out: &Utf8Path, name: &str, text: String) -> Result<(), WriteError> {
    let file = (name.to_owned(), Arc::new(text.into_bytes()));
    // Where another process is at it too, what is there may be its own.
    let held = Lock::existing(out).ok().flatten();
    if held.is_some() {
        write::clear(out, std::slice::from_ref(&file));
    }
    write::write_file(&out.join(name), &file.1)
}
