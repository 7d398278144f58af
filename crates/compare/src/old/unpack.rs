//! A zip of a paper's folder, unpacked.

use std::fs;
use std::io::{self, Cursor, Read};

use camino::{Utf8Path, Utf8PathBuf};
use tables::source::PAPER_TOML;
use zip::ZipArchive;
use zip::result::ZipError;

use super::error::OldError;

/// The most files of a zip, and the most bytes that they may come to.
const MOST_FILES: usize = 10_000;
const MOST_BYTES: u64 = 256 << 20;

/// Writes the files of a zip below a folder; none outside it.
pub(super) fn unpack(name: &str, bytes: &[u8], to: &Utf8Path) -> Result<(), OldError> {
    let refused = |why: String| OldError::Zip {
        name: name.to_owned(),
        why,
    };
    let failed = |error: io::Error| OldError::Unpack {
        name: name.to_owned(),
        error,
    };
    let damaged = |error: ZipError| refused(error.to_string());
    fs::create_dir_all(to).map_err(failed)?;
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if zip.len() > MOST_FILES {
        return Err(refused(format!("it has more than {MOST_FILES} files")));
    }
    let mut left = MOST_BYTES;
    for at in 0..zip.len() {
        let part = zip.by_index(at).map_err(damaged)?;
        let inside = part.enclosed_name();
        let inside = inside.and_then(|path| Utf8PathBuf::from_path_buf(path).ok());
        let Some(path) = inside.map(|path| to.join(path)) else {
            let shown = part
                .name()
                .map(std::borrow::Cow::into_owned)
                .unwrap_or_default();
            return Err(refused(format!("`{shown}` leads out of it")));
        };
        if part.is_dir() {
            fs::create_dir_all(&path).map_err(failed)?;
            continue;
        }
        if part.is_symlink() {
            continue;
        }
        let mut bytes = Vec::new();
        let mut part = part.take(left + 1);
        part.read_to_end(&mut bytes)
            .map_err(|error| refused(error.to_string()))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(size).ok_or_else(|| {
            refused(format!(
                "its files come to more than {} MiB",
                MOST_BYTES >> 20
            ))
        })?;
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        fs::write(&path, bytes).map_err(failed)?;
    }
    Ok(())
}

/// The paper's folder in what was unpacked: the whole, or the one folder in it that
/// has a paper.toml.
pub(super) fn paper_in(name: &str, root: &Utf8Path) -> Result<Utf8PathBuf, OldError> {
    if root.join(PAPER_TOML).exists() {
        return Ok(root.to_owned());
    }
    let refused = |why: &str| OldError::Zip {
        name: name.to_owned(),
        why: why.to_owned(),
    };
    let entries = root.read_dir_utf8().map_err(|error| OldError::Unpack {
        name: name.to_owned(),
        error,
    })?;
    let folders = entries.flatten().map(|entry| entry.into_path());
    let mut papers: Vec<Utf8PathBuf> = folders
        .filter(|path| path.join(PAPER_TOML).exists())
        .collect();
    match (papers.pop(), papers.is_empty()) {
        (Some(paper), true) => Ok(paper),
        (Some(_), false) => Err(refused("several folders in it have a paper.toml")),
        (None, _) => Err(refused("it has no paper.toml")),
    }
}
