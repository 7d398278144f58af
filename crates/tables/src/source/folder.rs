//! A paper's folder: the one place from which a paper's files are read.
//!
//! A name that would leave the folder (absolute, with `..`, or through a link
//! that points outside) is refused, so that a template or body cannot read
//! what is none of the paper's business. The folder is held open and files are
//! opened below it, so that a file swapped for a link after the look is not
//! read.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::sync::{Arc, OnceLock};

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, File};
use thiserror::Error;

use super::PAPER_TOML;
use super::limits::Kind;
use super::open::{contents, open_below, open_named};
use super::sibling::{Sibling, from_of, is_lent, sibling_name};

/// Why a file of a paper could not be read.
#[derive(Debug, Error)]
pub enum FolderError {
    /// The folder itself cannot be read.
    #[error("cannot read the folder {path}: {}", why(error))]
    Unreadable {
        /// The folder as given.
        path: Utf8PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// No such file in the folder.
    #[error("{path} is missing")]
    Missing {
        /// The file as messages show it.
        path: Utf8PathBuf,
    },
    /// The file leads out of the folder.
    #[error("{path} leads out of the paper's folder")]
    Outside {
        /// The file as messages show it.
        path: Utf8PathBuf,
    },
    /// The file is there and cannot be read.
    #[error("cannot read {path}: {error}")]
    File {
        /// The file as messages show it.
        path: Utf8PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// Why a folder cannot be read, for people.
fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotADirectory => "it is a file; a paper is named by its folder".to_owned(),
        _ => error.to_string(),
    }
}

/// A folder whose files may be read.
#[derive(Debug, Clone)]
pub struct PaperFolder {
    shown: Utf8PathBuf,
    /// `None` for [`PaperFolder::none`].
    place: Option<Arc<OpenFolder>>,
    /// Bytes that stand in for those of files, by their paths in the folder.
    in_place: Arc<BTreeMap<String, Vec<u8>>>,
    /// The folder beside it that lends its tables, once it was asked for.
    sibling: Arc<OnceLock<Option<Sibling>>>,
}

/// Where a folder is.
#[derive(Debug)]
struct OpenFolder {
    /// Its path, links followed.
    real: Utf8PathBuf,
    dir: Dir,
}

/// The bytes of one file that the user names on the command line, wherever it
/// is.
///
/// # Errors
/// When it cannot be read.
pub fn read_file(path: &Utf8Path) -> Result<Vec<u8>, FolderError> {
    let read = open_named(path.as_std_path()).and_then(|file| contents(file, Kind::of(path)));
    read.map_err(|error| FolderError::File {
        path: path.to_owned(),
        error,
    })
}

impl PaperFolder {
    /// Opens a folder; an error where it is none or cannot be read.
    pub fn open(path: &Utf8Path) -> Result<Self, FolderError> {
        let unreadable = |error| FolderError::Unreadable {
            path: path.to_owned(),
            error,
        };
        let real = path.canonicalize_utf8().map_err(unreadable)?;
        fs::read_dir(&real).map_err(unreadable)?;
        let dir = Dir::open_ambient_dir(&real, ambient_authority()).map_err(unreadable)?;
        Ok(Self {
            shown: path.to_owned(),
            place: Some(Arc::new(OpenFolder { real, dir })),
            in_place: Arc::default(),
            sibling: Arc::default(),
        })
    }

    /// The folder as it would be with other bytes in some of its files, by their
    /// paths in it.
    #[must_use]
    pub fn with(mut self, in_place: BTreeMap<String, Vec<u8>>) -> Self {
        self.in_place = Arc::new(in_place);
        // paper.toml may be among them.
        self.sibling = Arc::default();
        self
    }

    /// The folder beside it that lends tables, where its paper.toml names one that
    /// may: `[tables] from`.
    pub fn sibling(&self) -> Option<&Sibling> {
        let found = self.sibling.get_or_init(|| {
            let text = self.read(PAPER_TOML).ok()?;
            let name = from_of(&String::from_utf8_lossy(&text))?;
            let folder = self.beside(&name).ok()?;
            Some(Sibling { name, folder })
        });
        found.as_ref()
    }

    /// Opens a folder beside this one, `../NAME`.
    ///
    /// # Errors
    /// Why it may not lend its tables.
    pub fn beside(&self, name: &str) -> Result<Self, String> {
        let below = sibling_name(name).ok_or("it is no `../NAME` of a folder beside this one")?;
        let real = self.place.as_ref().map(|place| place.real.as_path());
        let parent = real
            .and_then(Utf8Path::parent)
            .ok_or("no folder is beside this one")?;
        let real_sibling = parent.join(below);
        if real == Some(&real_sibling) {
            return Err("it is the paper's own folder".to_owned());
        }
        let facts = fs::symlink_metadata(&real_sibling).map_err(|error| error.to_string())?;
        if facts.is_symlink() {
            return Err("it is a link".to_owned());
        }
        // As the user would name it: `papers/harbour` beside `papers/panel`.
        let named = self.shown.file_name().and(self.shown.parent());
        let shown = match named {
            Some(parent) => parent.join(below),
            None => self.shown.join(name),
        };
        let mut folder = Self::open(&real_sibling).map_err(|error| error.to_string())?;
        folder.shown = shown;
        let text = folder.read(PAPER_TOML).unwrap_or_default();
        if let Some(further) = from_of(&String::from_utf8_lossy(&text)) {
            return Err(format!("it takes its own tables from {further}"));
        }
        // Nothing is lent to it.
        let _ = folder.sibling.set(None);
        Ok(folder)
    }

    /// The folder and the name there of a file that is lent.
    fn lent<'n>(&self, name: &'n str) -> Option<(&Self, &'n str)> {
        if name.starts_with("..") {
            let sibling = self.sibling()?;
            let below = name
                .strip_prefix(sibling.name.as_str())?
                .strip_prefix('/')?;
            return Some((&sibling.folder, below));
        }
        let may_be = is_lent(name) && !self.in_place.contains_key(name);
        if !may_be || !matches!(self.own_file(name), Err(FolderError::Missing { .. })) {
            return None;
        }
        let sibling = self.sibling()?;
        let there = sibling.folder.own_file(name).is_ok();
        there.then_some((&sibling.folder, name))
    }

    /// Whether a file is another folder's.
    pub fn is_lent(&self, name: &str) -> bool {
        self.lent(name).is_some()
    }

    /// The name of a file in the manifest, by the path that messages show: its path
    /// below the folder, or from it to the folder that lends it.
    pub fn input_name(&self, shown: &Utf8Path) -> String {
        if let Some(name) = self.name_of(shown) {
            return name.to_owned();
        }
        let sibling = self.sibling().and_then(|sibling| {
            let name = sibling.folder.name_of(shown)?;
            Some(format!("{}/{name}", sibling.name))
        });
        sibling.unwrap_or_else(|| shown.to_string())
    }

    /// The path in the folder of a file that messages show under another.
    pub fn name_of<'p>(&self, shown: &'p Utf8Path) -> Option<&'p str> {
        shown.strip_prefix(&self.shown).ok().map(Utf8Path::as_str)
    }

    /// The folder, shown by another path than its own: where an earlier version of a
    /// paper is unpacked is nobody's business.
    #[must_use]
    pub fn shown_as(mut self, path: &Utf8Path) -> Self {
        self.shown = path.to_owned();
        self
    }

    /// A folder without files, for what is made without a paper.
    pub fn none() -> Self {
        Self {
            shown: Utf8PathBuf::new(),
            place: None,
            in_place: Arc::default(),
            sibling: Arc::default(),
        }
    }

    /// The path as the user gave it.
    pub fn path(&self) -> &Utf8Path {
        &self.shown
    }

    /// The folder's own name, also where it was given as `.`.
    pub fn name(&self) -> &str {
        let real = self.place.as_ref().and_then(|place| place.real.file_name());
        real.unwrap_or("paper")
    }

    /// The path of a file of the folder, as messages show it.
    pub fn shown(&self, name: &str) -> Utf8PathBuf {
        match self.lent(name) {
            Some((folder, name)) => folder.shown.join(name),
            None => self.shown.join(name),
        }
    }

    /// The bytes of a file, by its path below the folder.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, FolderError> {
        if let Some(bytes) = self.in_place.get(name) {
            return Ok(bytes.clone());
        }
        let path = || self.shown(name);
        let read = contents(self.file(name)?, Kind::of(name.into()));
        read.map_err(|error| FolderError::File {
            path: path(),
            error,
        })
    }

    /// An error unless there is a file of this path that [`PaperFolder::read`]
    /// would read.
    pub fn has_file(&self, name: &str) -> Result<(), FolderError> {
        self.file(name).map(drop)
    }

    /// An error unless there is a folder of this path below this one.
    pub fn has_folder(&self, name: &str) -> Result<(), FolderError> {
        let path = self.shown(name);
        let (dir, real) = self.real(name)?;
        match dir.read_dir(real) {
            Ok(_) => Ok(()),
            Err(error) => Err(FolderError::Unreadable { path, error }),
        }
    }

    /// The names in a folder below this one, sorted; none where it cannot be
    /// listed or is not there.
    pub fn list(&self, name: &str) -> Vec<String> {
        let entries = self
            .real(name)
            .ok()
            .and_then(|(dir, real)| dir.read_dir(real).ok());
        let names = entries.into_iter().flatten().flatten();
        let names = names.filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    /// Opens a file, its own or one that is lent.
    fn file(&self, name: &str) -> Result<File, FolderError> {
        match self.lent(name) {
            Some((folder, name)) => folder.own_file(name),
            None => self.own_file(name),
        }
    }

    /// Opens a file of its own.
    fn own_file(&self, name: &str) -> Result<File, FolderError> {
        let path = self.shown.join(name);
        let (dir, real) = self.real(name)?;
        open_below(dir, real.as_std_path()).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => FolderError::Missing { path },
            _ => FolderError::File { path, error },
        })
    }

    /// The folder, and where a path below it leads from there, links followed.
    fn real(&self, name: &str) -> Result<(&Dir, Utf8PathBuf), FolderError> {
        let path = self.shown.join(name);
        let inside = Utf8Path::new(name)
            .components()
            .all(|part| matches!(part, Utf8Component::Normal(_)));
        if !inside {
            return Err(FolderError::Outside { path });
        }
        let Some(place) = self.place.as_deref() else {
            return Err(FolderError::Missing { path });
        };
        let real = match place.real.join(name).canonicalize_utf8() {
            Ok(real) => real,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(FolderError::Missing { path });
            }
            Err(error) => return Err(FolderError::File { path, error }),
        };
        match real.strip_prefix(&place.real) {
            Ok(below) if below.as_str().is_empty() => Ok((&place.dir, Utf8PathBuf::from("."))),
            Ok(below) => Ok((&place.dir, below.to_owned())),
            Err(_) => Err(FolderError::Outside { path }),
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    use camino::Utf8Path;

    use super::PaperFolder;

    /// However a file and a link take turns, what lies outside is not read.
    #[test]
    fn a_file_swapped_for_a_link_is_not_read() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = |name: &str| dir.path().join(name);
        let own = |name: &str| path("paper").join(name);
        let outside = |name: &str| path("outside").join(name);
        fs::create_dir_all(own("below")).expect("a folder");
        fs::create_dir(path("outside")).expect("a folder");
        fs::write(outside("x"), "SECRET").expect("written");
        fs::write(own("below").join("x"), "own").expect("written");
        fs::write(own("x"), "own").expect("written");
        symlink(outside("x"), own("link")).expect("a link");
        symlink(path("outside"), own("folder")).expect("a link");
        let ended = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                let swap = |one: &str, two: &str| {
                    let aside = path("aside");
                    fs::rename(own(one), &aside).expect("moved");
                    fs::rename(own(two), own(one)).expect("moved");
                    fs::rename(&aside, own(two)).expect("moved");
                };
                while !ended.load(Ordering::Relaxed) {
                    swap("x", "link");
                    swap("below", "folder");
                }
            });
            let paper = path("paper");
            let paper = Utf8Path::from_path(&paper).expect("UTF-8");
            let folder = PaperFolder::open(paper).expect("it is there");
            let mut read = 0;
            for turn in 0..20_000 {
                let folders = ["", "below/"];
                if let Ok(bytes) = folder.read(&format!("{}x", folders[turn % 2])) {
                    assert_eq!(bytes, b"own");
                    read += 1;
                }
            }
            ended.store(true, Ordering::Relaxed);
            assert!(read > 0, "it was there at times");
        });
    }
}
