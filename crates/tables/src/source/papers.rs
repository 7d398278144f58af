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

/// The file that marks a folder as a paper's.
pub const PAPER_TOML: &str = "paper.toml";

/// Finds every folder with a paper.toml, in the order of names, each once
/// whatever links lead to it. Hidden folders, and output folders (those that
/// hold a manifest and no paper.toml), are passed over; a folder that vanishes meanwhile too.
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
                Ok((names, odd)) => {
                    let no_text = || io::Error::other("its name is not UTF-8: rename it");
                    let odd = odd.iter().map(|name| folder.join(name));
                    let odd = odd.map(|path| Found::Unreadable(unreadable(&path, no_text())));
                    found.extend(odd);
                    if names.iter().any(|name| name == PAPER_TOML) {
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
    let is_output = || path.join("manifest.json").is_file() && !path.join(PAPER_TOML).is_file();
    path.is_dir() && !is_output()
}

/// The names in a folder, in order, and the folders in it whose names are not
/// UTF-8, as far as they can be shown.
fn names(folder: &Utf8Path) -> io::Result<(Vec<String>, Vec<String>)> {
    let (mut names, mut odd) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_name().into_string() {
            Ok(name) => names.push(name),
            Err(name) if entry.path().is_dir() => odd.push(name.to_string_lossy().into_owned()),
            Err(_) => {}
        }
    }
    names.sort();
    odd.sort();
    Ok((names, odd))
}

fn unreadable(path: &Utf8Path, error: io::Error) -> FolderError {
    FolderError::Unreadable {
        path: path.to_owned(),
        error,
    }
}
