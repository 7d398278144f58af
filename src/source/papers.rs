//! Every paper below some folders.

use std::collections::BTreeSet;
use std::fs;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use super::FolderError;

/// A folder below those that were named.
#[derive(Debug)]
pub enum Found {
    /// A paper's folder.
    Paper(Utf8PathBuf),
    /// A folder that was searched: a new paper may come to stand there.
    Searched(Utf8PathBuf),
    /// A folder that cannot be read, with what the system said.
    Unreadable(FolderError),
}

/// What marks a folder as a paper's.
const MARK: &str = "paper.toml";

/// Finds every folder with a paper.toml, in the order of names, each once
/// whatever links lead to it. Hidden folders, and output folders (those that
/// hold a manifest), are passed over; a folder that vanishes meanwhile too.
///
/// # Errors
/// When one of the folders named cannot be read.
pub fn papers(folders: &[Utf8PathBuf]) -> Result<Vec<Found>, FolderError> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for folder in folders {
        fs::read_dir(folder).map_err(|error| unreadable(folder, error))?;
        // A stack, since links and people can nest folders deeper than calls.
        let mut stack = vec![folder.clone()];
        while let Some(folder) = stack.pop() {
            let Ok(real) = folder.canonicalize_utf8() else {
                continue;
            };
            if !seen.insert(real) {
                continue;
            }
            match names(&folder) {
                Ok(names) => {
                    if names.iter().any(|name| name == MARK) {
                        found.push(Found::Paper(folder.clone()));
                    }
                    found.push(Found::Searched(folder.clone()));
                    let below = names.iter().rev().filter(|name| !name.starts_with('.'));
                    let below = below.map(|name| folder.join(name));
                    stack.extend(below.filter(|path| is_searched(path)));
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => found.push(Found::Unreadable(unreadable(&folder, error))),
            }
        }
    }
    Ok(found)
}

/// How many bytes the files of a paper have together, those in folders below
/// left out; what cannot be read has none.
pub fn size(paper: &Utf8Path) -> u64 {
    let entries = fs::read_dir(paper).into_iter().flatten().flatten();
    let files = entries.filter_map(|entry| entry.metadata().ok());
    let files = files.filter(fs::Metadata::is_file);
    files.map(|file| file.len()).sum()
}

fn is_searched(path: &Utf8Path) -> bool {
    path.is_dir() && !path.join("manifest.json").is_file()
}

/// The names in a folder, in order; those that are no UTF-8 are passed over.
fn names(folder: &Utf8Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string());
    }
    names.sort();
    Ok(names)
}

fn unreadable(path: &Utf8Path, error: io::Error) -> FolderError {
    FolderError::Unreadable {
        path: path.to_owned(),
        error,
    }
}
