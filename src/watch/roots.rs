//! The folders that are watched, and are found again when they are made anew.
//!
//! What the system watches is a folder, not its name: one that is removed, moved
//! away or put in another's place takes the watching with it. So the names are
//! looked at again, from time to time and where something says that a folder is
//! no longer the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use camino::{Utf8Path, Utf8PathBuf};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::error::WatchError;

/// Folders, with what tells their changes.
pub(super) struct Roots {
    inner: RecommendedWatcher,
    roots: Vec<Root>,
}

/// A folder by its name.
struct Root {
    named: Utf8PathBuf,
    /// Where the name led when it was last watched.
    real: PathBuf,
    /// Which folder that was; none where it must be watched anew.
    watched: Option<Identity>,
}

/// What tells one folder from another that has its name later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity {
    number: (u64, u64),
    made: Option<SystemTime>,
}

impl Identity {
    fn of(path: &Path) -> Option<Self> {
        let facts = fs::metadata(path).ok().filter(fs::Metadata::is_dir)?;
        Some(Self {
            number: number(&facts),
            made: facts.created().ok(),
        })
    }
}

#[cfg(unix)]
fn number(facts: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (facts.dev(), facts.ino())
}

#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> (u64, u64) {
    (0, 0)
}

impl Roots {
    /// Watches folders and all below them.
    pub(super) fn new(
        mut inner: RecommendedWatcher,
        folders: &[Utf8PathBuf],
    ) -> Result<Self, WatchError> {
        let mut roots = Vec::new();
        for folder in folders {
            roots.push(watch(&mut inner, folder).map_err(|why| WatchError::Folder {
                path: folder.clone(),
                why,
            })?);
        }
        Ok(Self { inner, roots })
    }

    /// Watches these folders and no others. One that is not there is waited for.
    pub(super) fn follow(&mut self, folders: &[Utf8PathBuf]) {
        let inner = &mut self.inner;
        self.roots.retain(|root| {
            let stays = folders.contains(&root.named);
            if !stays {
                // What is gone is not watched any more.
                let _ = inner.unwatch(&root.real);
            }
            stays
        });
        for folder in folders {
            if !self.roots.iter().any(|root| root.named == *folder) {
                let missing = Root {
                    named: folder.clone(),
                    real: folder.as_std_path().to_owned(),
                    watched: None,
                };
                self.roots.push(watch(inner, folder).unwrap_or(missing));
            }
        }
    }

    /// Notes that what has these paths was removed or moved.
    pub(super) fn gone(&mut self, paths: &[PathBuf]) {
        for root in &mut self.roots {
            if paths.contains(&root.real) {
                root.watched = None;
            }
        }
    }

    /// Notes that nobody knows what happened.
    pub(super) fn all_gone(&mut self) {
        self.roots.iter_mut().for_each(|root| root.watched = None);
    }

    /// Watches anew what may be another folder than it was; gives the names of
    /// these. One that is not there waits for the next time.
    pub(super) fn renew(&mut self) -> Vec<String> {
        let mut renewed = Vec::new();
        for root in &mut self.roots {
            let now = Identity::of(root.named.as_std_path());
            if now.is_none() {
                root.watched = None;
            }
            if now == root.watched {
                continue;
            }
            // What is gone is not watched any more.
            let _ = self.inner.unwatch(&root.real);
            if let Ok(again) = watch(&mut self.inner, &root.named) {
                *root = again;
                renewed.push(root.named.file_name().unwrap_or("the folder").to_owned());
            }
        }
        renewed
    }

    /// The name of a file below its folder; none for what is in no folder.
    pub(super) fn name(&self, path: &Path) -> Option<String> {
        let below = self
            .roots
            .iter()
            .find_map(|root| path.strip_prefix(&root.real).ok())?;
        let name = below.display().to_string();
        (!name.is_empty()).then_some(name)
    }
}

/// Watches a folder; the error is what the system said.
fn watch(inner: &mut RecommendedWatcher, folder: &Utf8Path) -> Result<Root, String> {
    let said = |error: &dyn std::error::Error| error.to_string();
    let real = folder.canonicalize().map_err(|error| said(&error))?;
    // From before it is watched: one that comes in between is noticed later.
    let watched = Identity::of(&real);
    let begun = inner.watch(&real, RecursiveMode::Recursive);
    begun.map_err(|error| said(&error))?;
    Ok(Root {
        named: folder.to_owned(),
        real,
        watched,
    })
}
