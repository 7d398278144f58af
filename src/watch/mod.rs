//! Changes of a paper's files, as they are saved.
//!
//! Tells which files changed, and nothing of what is done about it. A save may
//! be a write, or another file put in place by a rename: folders are watched,
//! not files, so that both are seen. So is a folder that is removed and made
//! anew, or has another put in its place.

mod error;
mod roots;
mod whole;

pub(crate) use error::WatchError;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use notify::event::ModifyKind;
use notify::{EventKind, RecommendedWatcher};

use roots::Roots;

/// How long nothing must happen for a save to be over: an editor writes in
/// several steps.
const QUIET: Duration = Duration::from_millis(4);

/// How long a save may go on before it is acted upon.
const LONGEST: Duration = Duration::from_millis(100);

/// How long a workbook that is half written is waited for: what is left so is damaged.
const WHOLE: Duration = Duration::from_secs(2);

/// How often it is looked whether the folders are still the same.
const LOOK: Duration = Duration::from_millis(250);

/// What happened.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// These files were saved, by their names below their folder.
    Saved(Vec<String>),
    /// The user wants an end.
    Stop,
}

enum Message {
    /// Files that may have been saved, and whether they were removed or moved.
    Paths(Vec<PathBuf>, bool),
    /// The system lost count of what happened.
    Lost,
    Stop,
}

/// Folders that are being watched.
pub(crate) struct Watcher {
    roots: Roots,
    ignored: PathBuf,
    messages: Receiver<Message>,
}

impl Watcher {
    /// Watches folders and all below them, `ignored` excepted: the outputs may
    /// stand in the paper's own folder.
    ///
    /// # Errors
    /// When the system does not let it.
    pub(crate) fn new(folders: &[Utf8PathBuf], ignored: &Utf8Path) -> Result<Self, WatchError> {
        let (sender, messages) = channel();
        let inner = watcher(sender.clone()).map_err(|error| WatchError::Folder {
            path: folders.first().cloned().unwrap_or_default(),
            why: error.to_string(),
        })?;
        let roots = Roots::new(inner, folders)?;
        ctrlc::set_handler(move || {
            // Where nobody receives any more, the end has come already.
            let _ = sender.send(Message::Stop);
        })?;
        Ok(Self {
            roots,
            ignored: real(ignored.as_std_path()),
            messages,
        })
    }

    /// Watches these folders alone from now on: settings may name others than before.
    pub(crate) fn follow(&mut self, folders: &[Utf8PathBuf]) {
        self.roots.follow(folders);
    }

    /// Waits for the next save, or for the end. A folder that was made anew counts
    /// as saved.
    pub(crate) fn wait(&mut self) -> Change {
        let mut files = BTreeSet::new();
        let mut paths_saved = BTreeSet::new();
        let mut since: Option<Instant> = None;
        loop {
            let message = match since {
                None => self.messages.recv_timeout(LOOK),
                Some(_) => self.messages.recv_timeout(QUIET),
            };
            match message {
                Ok(Message::Paths(paths, gone)) => {
                    if gone {
                        self.roots.gone(&paths);
                    }
                    for path in paths {
                        if let Some(name) = self.name(&path) {
                            files.insert(name);
                            paths_saved.insert(path);
                        }
                    }
                }
                Ok(Message::Lost) => self.roots.all_gone(),
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return Change::Stop,
                Err(RecvTimeoutError::Timeout) => {
                    if !is_unfinished(&paths_saved, since)
                        && let Some(saved) = self.saved(&mut files)
                    {
                        return saved;
                    }
                }
            }
            if !files.is_empty()
                && since.get_or_insert_with(Instant::now).elapsed() > LONGEST
                && !is_unfinished(&paths_saved, since)
            {
                return self.saved(&mut files).unwrap_or(Change::Stop);
            }
        }
    }

    /// What was saved, if anything was. What is told is watched as it is now, so
    /// that no later save is missed.
    fn saved(&mut self, files: &mut BTreeSet<String>) -> Option<Change> {
        let renewed = self.roots.renew();
        if files.is_empty() {
            files.extend(renewed);
        }
        let files = std::mem::take(files);
        (!files.is_empty()).then(|| Change::Saved(files.into_iter().collect()))
    }

    /// The name of a file that counts, below its folder.
    fn name(&self, path: &Path) -> Option<String> {
        match path.starts_with(&self.ignored) || is_scratch(path) {
            true => None,
            false => self.roots.name(path),
        }
    }
}

/// Whether a workbook among these files is half written, and may yet come whole.
fn is_unfinished(paths: &BTreeSet<PathBuf>, since: Option<Instant>) -> bool {
    since.is_some_and(|since| since.elapsed() < WHOLE)
        && paths.iter().any(|path| whole::is_half_written(path))
}

fn watcher(sender: Sender<Message>) -> notify::Result<RecommendedWatcher> {
    notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let message = match event {
            Err(_) => return,
            Ok(event) if event.need_rescan() => Message::Lost,
            // Reading a file is no change of it.
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
            Ok(event) => {
                use EventKind::{Modify, Remove};
                let gone = matches!(event.kind, Remove(_) | Modify(ModifyKind::Name(_)));
                Message::Paths(event.paths, gone)
            }
        };
        // Where nobody receives any more, the end has come already.
        let _ = sender.send(message);
    })
}

/// Where a path leads, also if its last parts are not there yet.
fn real(path: &Path) -> PathBuf {
    let mut ends = Vec::new();
    let mut at = path;
    loop {
        let here = if at.as_os_str().is_empty() {
            Path::new(".")
        } else {
            at
        };
        if let Ok(real) = here.canonicalize() {
            return ends.iter().rev().fold(real, |path, end| path.join(end));
        }
        match (at.parent(), at.file_name()) {
            (Some(parent), Some(name)) => {
                ends.push(name);
                at = parent;
            }
            _ => return path.to_owned(),
        }
    }
}

/// Whether a file is what editors and office programs leave beside the one that
/// is being edited.
fn is_scratch(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let starts = [".", "~", "#", "___jb_"];
    let ends = ["~", ".tmp", ".swp", ".swx", ".part"];
    let small = name.to_ascii_lowercase();
    // Excel writes into a file of eight digits, and renames it.
    let excel = name.len() == 8 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    starts.iter().any(|start| name.starts_with(start))
        || ends.iter().any(|end| small.ends_with(end))
        || excel
        // Vim tries with this name whether it may write.
        || name == "4913"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scratch_files_do_not_count() {
        for name in [
            ".posts.csv.swp",
            "posts.csv~",
            ".~lock.posts.csv#",
            "~$posts.xlsx",
            "4913",
            "posts.csv~RF1a2b.TMP",
            "~WRL0001.tmp",
            "5A1B2C00",
            "posts.csv___jb_tmp___~",
        ] {
            assert!(is_scratch(Path::new(name)), "{name}");
        }
        for name in ["posts.csv", "templates/page.typ", "body.zh.hbs"] {
            assert!(!is_scratch(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn a_path_that_is_not_there_yet_leads_somewhere() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().canonicalize().expect("it is there");
        assert_eq!(real(&folder.path().join("a/b")), root.join("a/b"));
    }
}
