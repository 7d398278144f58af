//! What stood in the place of a file before it was replaced, so that all files of a change
//! can be put back where one of them cannot be replaced.

use std::io;
use std::sync::Arc;

use cap_std::fs::OpenOptions;

use super::error::{Left, WriteError, failed};
use super::out_dir::OutDir;
use super::temporary::temporary;

/// What stands in a place, kept under another name beside it. Dropped, it is removed.
#[derive(Debug)]
pub(crate) struct Kept {
    folder: Arc<OutDir>,
    name: String,
    /// Its other name; none where nothing stood there.
    temporary: Option<String>,
}

impl OutDir {
    /// Keeps what stands in the place of a file: a second name of the same bytes, or
    /// where the file system has no such names a copy.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub(crate) fn keep(&self, name: &str) -> Result<Option<Kept>, WriteError> {
        let path = self.shown.join(name);
        let Some((folder, file)) = self.holder(name)? else {
            return Ok(None);
        };
        let mut kept = Kept {
            folder: Arc::new(folder),
            name: file.to_owned(),
            temporary: None,
        };
        kept.temporary = kept.second_name().map_err(|error| failed(&path, error))?;
        Ok(Some(kept))
    }
}

impl Kept {
    fn second_name(&self) -> io::Result<Option<String>> {
        let dir = &self.folder.dir;
        loop {
            let name = temporary();
            match dir.hard_link(&self.name, dir, &name) {
                Ok(()) => return Ok(Some(name)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(_) => return self.copy(&name).map(|()| Some(name)),
            }
        }
    }

    fn copy(&self, name: &str) -> io::Result<()> {
        let dir = &self.folder.dir;
        let mut from = dir.open(&self.name)?;
        let mut options = OpenOptions::new();
        let mut to = dir.open_with(name, options.write(true).create_new(true))?;
        io::copy(&mut from, &mut to)?;
        to.set_permissions(from.metadata()?.permissions())
    }

    /// Puts it back in its place.
    ///
    /// # Errors
    /// When it cannot be: its other name stays then.
    fn put_back(mut self) -> Result<(), Left> {
        let dir = &self.folder.dir;
        let temporary = self.temporary.take();
        let put = match &temporary {
            // One that was not replaced yet has both names after it.
            Some(temporary) => dir
                .rename(temporary, dir, &self.name)
                .inspect(|()| drop(dir.remove_file(temporary))),
            None => match dir.remove_file(&self.name) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            },
        };
        put.map_err(|_| Left {
            path: self.folder.shown.join(&self.name),
            earlier: temporary,
        })
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        if let Some(temporary) = &self.temporary {
            // What cannot be removed harms nobody.
            let _ = self.folder.dir.remove_file(temporary);
        }
    }
}

/// What was replaced so far.
#[derive(Debug, Default)]
pub(crate) struct Undo(Vec<Kept>);

impl Undo {
    /// Keeps what stands in the place of a file that is replaced or removed next.
    pub(crate) fn keep(&mut self, folder: &OutDir, name: &str) -> Result<(), WriteError> {
        self.0.extend(folder.keep(name)?);
        Ok(())
    }

    /// Puts everything back, the last first; tells why, and of which files that could
    /// not be done.
    pub(crate) fn all(self, mut why: WriteError) -> WriteError {
        let back = self.0.into_iter().rev().map(Kept::put_back);
        why.left.extend(back.filter_map(Result::err));
        why
    }
}
