//! A folder that outputs stand in. It is held open, and nothing below it is
//! reached through a link: whatever a manifest says, and whatever stands in the
//! way, no file elsewhere is read, replaced or removed.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use cap_fs_ext::DirExt;
use cap_std::ambient_authority;
use cap_std::fs::{Dir, Metadata};

use super::error::{WriteError, a_link, failed, outside};
use tables::source::open_below;

/// A folder and its path as messages show it.
#[derive(Debug)]
pub(crate) struct OutDir {
    pub(crate) shown: Utf8PathBuf,
    pub(crate) dir: Dir,
    /// The folders below that files are being written in: a handle each, however
    /// many files there are.
    holders: Mutex<BTreeMap<String, Arc<OutDir>>>,
}

impl OutDir {
    fn new(shown: Utf8PathBuf, dir: Dir) -> Self {
        Self {
            shown,
            dir,
            holders: Mutex::default(),
        }
    }

    /// A folder that the user names, wherever links lead; none where it is not
    /// there.
    pub(crate) fn named(path: &Utf8Path) -> Result<Option<Self>, WriteError> {
        let at = match path.as_str() {
            "" => Utf8Path::new("."),
            _ => path,
        };
        match Dir::open_ambient_dir(at, ambient_authority()) {
            Ok(dir) => Ok(Some(Self::new(path.to_owned(), dir))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(path, error)),
        }
    }

    /// The same, made where it is not there.
    pub(crate) fn named_or_made(path: &Utf8Path) -> Result<Self, WriteError> {
        if let Some(dir) = Self::named(path)? {
            return Ok(dir);
        }
        std::fs::create_dir_all(path).map_err(|error| failed(path, error))?;
        Self::named(path)?.ok_or_else(|| failed(path, io::ErrorKind::NotFound.into()))
    }

    /// The output folder of a paper, in the folder that the user names; none
    /// where it is not there.
    pub(crate) fn of_paper(folder: &Utf8Path) -> Result<Option<Self>, WriteError> {
        let (parent, name) = parts(folder)?;
        let out = Self::named(parent).map_err(|of| failed(folder, of.error));
        match out? {
            Some(out) => out.below(name),
            None => Ok(None),
        }
    }

    /// The same, made where it is not there.
    pub(crate) fn of_paper_or_made(folder: &Utf8Path) -> Result<Self, WriteError> {
        let (parent, name) = parts(folder)?;
        let out = Self::named_or_made(parent).map_err(|of| failed(folder, of.error));
        out?.below_or_made(name)
    }

    /// A folder in this one; none where it is not there.
    pub(crate) fn below(&self, name: &str) -> Result<Option<Self>, WriteError> {
        let shown = self.shown.join(name);
        match self.dir.open_dir_nofollow(name) {
            Ok(dir) => Ok(Some(Self::new(shown, dir))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(match self.dir.symlink_metadata(name) {
                Ok(facts) if facts.is_symlink() => a_link(&shown),
                Ok(facts) if !facts.is_dir() => failed(
                    &shown,
                    io::Error::other("a folder belongs here, and this is none: remove it"),
                ),
                _ => failed(&shown, error),
            }),
        }
    }

    /// The same, made where it is not there.
    pub(crate) fn below_or_made(&self, name: &str) -> Result<Self, WriteError> {
        if let Some(dir) = self.below(name)? {
            return Ok(dir);
        }
        let shown = self.shown.join(name);
        match self.dir.create_dir(name) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(failed(&shown, error));
            }
            _ => {}
        }
        self.below(name)?
            .ok_or_else(|| failed(&shown, io::ErrorKind::NotFound.into()))
    }

    /// The folder that a file stands in, by the file's path below this one; and
    /// the file's own name there.
    pub(crate) fn holder<'n>(&self, name: &'n str) -> Result<Option<(Self, &'n str)>, WriteError> {
        let (mut folder, parts) = self.walk(name)?;
        let Some((file, folders)) = parts.split_last() else {
            return Err(outside(&self.shown.join(name)));
        };
        for part in folders {
            match folder.below(part)? {
                Some(next) => folder = next,
                None => return Ok(None),
            }
        }
        Ok(Some((folder, *file)))
    }

    /// The same, its folders made where they are not there.
    pub(crate) fn holder_or_made<'n>(
        &self,
        name: &'n str,
    ) -> Result<(Arc<Self>, &'n str), WriteError> {
        let above = name.rsplit_once('/').map_or("", |(above, _)| above);
        let mut holders = self.holders.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut folder, parts) = self.walk(name)?;
        let Some((file, folders)) = parts.split_last() else {
            return Err(outside(&self.shown.join(name)));
        };
        if let Some(holder) = holders.get(above) {
            return Ok((Arc::clone(holder), *file));
        }
        for part in folders {
            folder = folder.below_or_made(part)?;
        }
        let holder = Arc::new(folder);
        holders.insert(above.to_owned(), Arc::clone(&holder));
        Ok((holder, *file))
    }

    /// This folder, and the parts of a path that leads nowhere else.
    fn walk<'n>(&self, name: &'n str) -> Result<(Self, Vec<&'n str>), WriteError> {
        let part = |part: Utf8Component<'n>| match part {
            Utf8Component::Normal(part) => Some(part),
            _ => None,
        };
        let parts: Option<Vec<&str>> = Utf8Path::new(name).components().map(part).collect();
        let parts = parts.ok_or_else(|| outside(&self.shown.join(name)))?;
        let dir = self.dir.try_clone();
        let dir = dir.map_err(|error| failed(&self.shown, error))?;
        let shown = self.shown.clone();
        Ok((Self::new(shown, dir), parts))
    }

    /// What stands at a path, links not followed; none where nothing does.
    pub(crate) fn facts(&self, name: &str) -> Option<Metadata> {
        let (folder, file) = self.holder(name).ok()??;
        folder.dir.symlink_metadata(file).ok()
    }

    /// The bytes of a regular file that has at most so many; nothing where there
    /// is none.
    ///
    /// # Errors
    /// When there is something else, or it cannot be read.
    pub(crate) fn read(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>, WriteError> {
        let Some((folder, file)) = self.holder(name)? else {
            return Ok(None);
        };
        let path = self.shown.join(name);
        let open = match open_below(&folder.dir, file.as_ref()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            open => open.map_err(|error| failed(&path, error))?,
        };
        let length = open.metadata().map(|facts| facts.len());
        let mut bytes = Vec::new();
        let read = length.and_then(|length| match length > most {
            true => Err(io::Error::other(format!("it has more than {most} bytes"))),
            false => open.take(most).read_to_end(&mut bytes),
        });
        read.map_err(|error| failed(&path, error))?;
        Ok(Some(bytes))
    }

    /// Whether a file has these bytes; one of another length is not read.
    pub(crate) fn has(&self, name: &str, bytes: &[u8]) -> bool {
        let length = self.facts(name).map(|facts| facts.len());
        length == Some(bytes.len() as u64)
            && self
                .read(name, bytes.len() as u64)
                .is_ok_and(|found| found.is_some_and(|found| found == bytes))
    }

    /// Removes a file, and the folder that this empties.
    pub(crate) fn remove(&self, name: &str) -> Result<(), WriteError> {
        let Some((folder, file)) = self.holder(name)? else {
            return Ok(());
        };
        match folder.dir.remove_file(file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(failed(&self.shown.join(name), error))
            }
            _ => {
                if let Some((parent, _)) = name.split_once('/') {
                    // One with anything in it stays, which the system sees to.
                    let _ = self.dir.remove_dir(parent);
                }
                Ok(())
            }
        }
    }

    /// The names in the folder, as far as they are UTF-8.
    pub(crate) fn names(&self) -> impl Iterator<Item = String> {
        let entries = self.dir.entries().into_iter().flatten().flatten();
        entries.filter_map(|entry| entry.file_name().into_string().ok())
    }

    /// The folder as an open file, for locking it.
    pub(crate) fn as_file(&self) -> io::Result<std::fs::File> {
        Ok(self.dir.open(".")?.into_std())
    }

    /// The path as messages show it.
    pub(crate) fn shown(&self) -> &Utf8Path {
        &self.shown
    }
}

/// The folder that the user names and the paper's own name in it.
fn parts(folder: &Utf8Path) -> Result<(&Utf8Path, &str), WriteError> {
    folder
        .parent()
        .zip(folder.file_name())
        .ok_or_else(|| outside(folder))
}
