//! Files written under another name first, so that each is put in place whole
//! or not at all.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::Arc;

use camino::Utf8Path;
use cap_std::fs::{File, OpenOptions, Permissions};

use super::error::{WriteError, a_link, failed};
use super::kept::Undo;
use super::out_dir::OutDir;
use super::temporary::{ASIDE, temporary};

/// A file that is on disk and not yet in its place. Dropped, it is removed.
#[derive(Debug)]
pub(crate) struct Aside {
    folder: Arc<OutDir>,
    temporary: String,
    name: String,
    placed: bool,
}

impl OutDir {
    /// Writes a file under another name in the folder where it will stand.
    ///
    /// # Errors
    /// When it cannot be written, or what stands in its place is no regular
    /// file: that is nobody's to replace.
    pub(crate) fn aside(&self, name: &str, bytes: &[u8]) -> Result<Aside, WriteError> {
        let (folder, file) = self.holder_or_made(name)?;
        let path = self.shown.join(name);
        let kept = folder.replaceable(file)?;
        let (temporary, mut open) = folder.create().map_err(|error| failed(&path, error))?;
        let aside = Aside {
            folder,
            temporary,
            name: file.to_owned(),
            placed: false,
        };
        let written = open.write_all(bytes).and_then(|()| match kept {
            Some(permissions) => open.set_permissions(permissions),
            None => Ok(()),
        });
        written.map_err(|error| failed(&path, error))?;
        Ok(aside)
    }

    /// Clears away what a killed process was writing in the folders of these
    /// files. The caller holds the folder, so that nobody is writing now.
    pub(crate) fn clear<'n>(&self, files: impl Iterator<Item = &'n str>) {
        let folder = |name: &'n str| name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let folders: BTreeSet<&str> = files.map(folder).collect();
        for name in folders {
            let any = Utf8Path::new(name).join("x");
            let Ok(Some((folder, _))) = self.holder(any.as_str()) else {
                continue;
            };
            for left in folder.names().filter(|name| name.starts_with(ASIDE)) {
                // What cannot be removed harms nobody.
                let _ = folder.dir.remove_file(left);
            }
        }
    }

    /// The permissions of a file that may be replaced; none where there is no
    /// file.
    fn replaceable(&self, file: &str) -> Result<Option<Permissions>, WriteError> {
        let path = self.shown.join(file);
        match self.dir.symlink_metadata(file) {
            Ok(facts) if facts.is_symlink() => Err(a_link(&path)),
            Ok(facts) if facts.is_file() => Ok(Some(facts.permissions())),
            Ok(_) => Err(failed(
                &path,
                io::Error::other("a file belongs here, and this is none: remove it"),
            )),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(&path, error)),
        }
    }

    /// A new file of a name that nothing has. Its mode is what the umask leaves.
    fn create(&self) -> io::Result<(String, File)> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        loop {
            let name = temporary();
            match self.dir.open_with(&name, &options) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                open => return Ok((name, open?)),
            }
        }
    }
}

impl Aside {
    /// Puts the file in its place.
    pub(crate) fn put(self) -> Result<(), WriteError> {
        self.folder.replaceable(&self.name)?;
        self.rename()
    }

    /// The same of one of several: what stood there can be put back.
    pub(crate) fn put_keeping(self, undo: &mut Undo) -> Result<(), WriteError> {
        self.folder.replaceable(&self.name)?;
        undo.keep(&self.folder, &self.name)?;
        self.rename()
    }

    fn rename(mut self) -> Result<(), WriteError> {
        let dir = &self.folder.dir;
        let placed = dir.rename(&self.temporary, dir, &self.name);
        placed.map_err(|error| failed(&self.folder.shown.join(&self.name), error))?;
        self.placed = true;
        Ok(())
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        if !self.placed {
            // What cannot be removed harms nobody.
            let _ = self.folder.dir.remove_file(&self.temporary);
        }
    }
}
