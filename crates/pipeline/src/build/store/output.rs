//! A paper's output folder, held against other writers while it is compared
//! and written.

use std::collections::BTreeSet;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use super::error::{OutputError, WriteError, failed};
use super::lock::Lock;
use super::out_dir::OutDir;
use super::receipt;
use super::recorded::Recorded;
use super::worked_in::{Kept, kept};
use super::write::{self, OutFile};

/// An output folder and what an earlier run left in it.
pub(crate) struct Output {
    folder: Utf8PathBuf,
    /// Held while it is there.
    held: Option<(Lock, Arc<OutDir>)>,
    pub(crate) recorded: Recorded,
}

impl Output {
    /// Takes the folder, if it is there: a build that may yet fail makes none.
    pub(crate) fn open(folder: &Utf8Path) -> Result<Self, OutputError> {
        let mut output = Self {
            folder: folder.to_owned(),
            held: None,
            recorded: Recorded::default(),
        };
        if let Some(dir) = OutDir::of_paper(folder)? {
            output.hold(dir)?;
        }
        Ok(output)
    }

    fn hold(&mut self, dir: OutDir) -> Result<Arc<OutDir>, OutputError> {
        let lock = Lock::of(&dir)?;
        let dir = Arc::new(dir);
        self.recorded = Recorded::read(&dir)?;
        self.held = Some((lock, Arc::clone(&dir)));
        Ok(dir)
    }

    /// Makes these the folder's files, and removes what an earlier run made and
    /// these are not. Gives the paths whose bytes changed.
    pub(crate) fn replace(&mut self, files: &[OutFile]) -> Result<Vec<String>, OutputError> {
        let dir = self.made()?;
        let gone = self.gone(files).into_iter().collect();
        Ok(write::write_all(&dir, files, &gone)?)
    }

    /// What an earlier run made and these files are not.
    pub(crate) fn gone(&self, files: &[OutFile]) -> Vec<String> {
        let now: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let made = self.recorded.made().into_iter();
        made.filter(|name| !now.contains(name.as_str())).collect()
    }

    /// The documents that these files take the place of, or that go, in which somebody has
    /// worked.
    pub(crate) fn worked_in(&self, files: &[OutFile], gone: &[String]) -> Vec<Kept> {
        let dir = self.held.as_ref().map(|(_, dir)| dir);
        dir.map_or_else(Vec::new, |dir| kept(dir, &self.recorded, files, gone))
    }

    /// Puts these files in place beside the others; removes those listed before
    /// of which `stale` is true.
    pub(crate) fn write(
        &mut self,
        files: &[OutFile],
        stale: impl Fn(&str) -> bool,
    ) -> Result<Vec<String>, OutputError> {
        let dir = self.made()?;
        let mut gone: BTreeSet<String> = self.recorded.listed().into_iter().collect();
        gone.retain(|name| stale(name));
        Ok(write::write_all(&dir, files, &gone)?)
    }

    /// The folder, made where it is not there.
    fn made(&mut self) -> Result<Arc<OutDir>, OutputError> {
        match &self.held {
            Some((_, dir)) => Ok(Arc::clone(dir)),
            None => self.hold(OutDir::of_paper_or_made(&self.folder)?),
        }
    }
}

/// Writes a file that stands beside the papers' output folders, and clears away
/// what a process that was killed was writing there.
pub fn write_beside(out: &Utf8Path, name: &str, text: &str) -> Result<(), WriteError> {
    let dir = OutDir::named_or_made(out);
    let dir = dir.map_err(|of| failed(&out.join(name), of.error))?;
    // Where another process is at it too, what is there may be its own.
    let held = Lock::of(&dir).ok();
    if held.is_some() {
        let receipts = format!("{}/x", receipt::FOLDER);
        dir.clear([name, receipts.as_str()].into_iter());
    }
    dir.aside(name, text.as_bytes())?.put()
}
