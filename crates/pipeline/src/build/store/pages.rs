//! A folder with pictures of pages, in which other files may stand.
//!
//! A list of what was written, with sums, says which files are an earlier run's: no
//! other file is replaced or removed.

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, io};

use camino::Utf8Path;

use super::error::{WriteError, failed};
use super::named::write_file;
use crate::build::fingerprint::sha256;

/// The list: a line a file, as `sha256sum` has it.
const LIST: &str = "pages.sha256";
/// The most bytes of a file that is held against its sum.
const MOST: u64 = 64 << 20;

/// What became of a folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct PagesWritten {
    /// The files of an earlier run that are removed, since their pages are the same now.
    pub removed: Vec<String>,
    /// Those that stay, since somebody changed them.
    pub left: Vec<String>,
}

/// Writes pictures into a folder, and removes those of an earlier run that are none now.
///
/// # Errors
/// When a file of such a name was written by somebody else, before anything is written;
/// or when one cannot be written.
pub fn write_pages(
    folder: &Utf8Path,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<PagesWritten, WriteError> {
    let before = listed(folder)?;
    for name in files.keys() {
        let path = folder.join(name);
        if path.symlink_metadata().is_ok() && !is_own(folder, name, &before) {
            let said = "somebody else wrote it: move it away, or name another folder";
            return Err(failed(&path, io::Error::other(said)));
        }
    }
    let own = files
        .iter()
        .map(|(name, bytes)| (name.clone(), sha256(bytes)));
    let own: BTreeSet<(String, String)> = own.collect();
    if own.is_empty() && before.is_empty() {
        return Ok(PagesWritten::default());
    }
    // Whatever moment this ends at, the list has all that may stand there.
    write_list(folder, own.union(&before))?;
    for (name, bytes) in files {
        write_file(&folder.join(name), bytes)?;
    }
    let mut written = PagesWritten::default();
    let mut kept = own.clone();
    let stale: BTreeSet<&String> = before.iter().map(|(name, _)| name).collect();
    for name in stale.into_iter().filter(|name| !files.contains_key(*name)) {
        let path = folder.join(name);
        if path.symlink_metadata().is_err() {
            continue;
        }
        if is_own(folder, name, &before) {
            fs::remove_file(&path).map_err(|error| failed(&path, error))?;
            written.removed.push(name.clone());
        } else {
            kept.extend(before.iter().filter(|(other, _)| other == name).cloned());
            written.left.push(name.clone());
        }
    }
    write_list(folder, kept.iter())?;
    Ok(written)
}

/// Whether a file is as an earlier run wrote it.
fn is_own(folder: &Utf8Path, name: &str, before: &BTreeSet<(String, String)>) -> bool {
    let path = folder.join(name);
    let is_file = path
        .symlink_metadata()
        .is_ok_and(|found| found.is_file() && found.len() <= MOST);
    let bytes = || fs::read(&path).ok();
    is_file
        && before.iter().any(|(other, _)| other == name)
        && bytes().is_some_and(|bytes| before.contains(&(name.to_owned(), sha256(&bytes))))
}

/// The files of earlier runs, with their sums.
fn listed(folder: &Utf8Path) -> Result<BTreeSet<(String, String)>, WriteError> {
    let path = folder.join(LIST);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
        Err(error) => return Err(failed(&path, error)),
    };
    let mut found = BTreeSet::new();
    for line in text.lines() {
        let entry = line
            .split_once("  ")
            .filter(|(sum, name)| is_entry(sum, name));
        let Some((sum, name)) = entry else {
            let said = "somebody else wrote it: name another folder";
            return Err(failed(&path, io::Error::other(said)));
        };
        found.insert((name.to_owned(), sum.to_owned()));
    }
    Ok(found)
}

/// Whether a line can be one of the list's: a sum, and the name of a picture in the
/// folder.
fn is_entry(sum: &str, name: &str) -> bool {
    let is_sum = sum.len() == 64 && sum.chars().all(|c| c.is_ascii_hexdigit());
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let stem = name.strip_suffix(".png");
    is_sum && stem.is_some_and(|stem| stem.contains("-page-") && stem.chars().all(plain))
}

fn write_list<'l>(
    folder: &Utf8Path,
    entries: impl Iterator<Item = &'l (String, String)>,
) -> Result<(), WriteError> {
    let lines: String = entries
        .map(|(name, sum)| format!("{sum}  {name}\n"))
        .collect();
    write_file(&folder.join(LIST), lines.as_bytes())
}
