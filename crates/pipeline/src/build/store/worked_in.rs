//! Word documents of an output folder in which somebody has worked: a build makes them
//! anew, and keeps what was written there beside them.

use std::sync::Arc;

use super::out_dir::OutDir;
use super::recorded::Recorded;
use super::write::OutFile;
use crate::build::fingerprint::sha256;
use editions::docx::is_worked_in;

/// The most bytes of a document that is looked into.
const LARGEST: u64 = 512 << 20;

/// A document that is kept: its name, and the copy beside it.
pub(crate) struct Kept {
    pub(crate) name: String,
    pub(crate) copy: OutFile,
}

/// The documents that would be replaced by others, or go, though somebody has saved
/// something in them since they were made.
pub(crate) fn kept(
    dir: &OutDir,
    recorded: &Recorded,
    files: &[OutFile],
    gone: &[String],
) -> Vec<Kept> {
    let is_document = |name: &str| name.ends_with(".docx");
    let new = files.iter().filter(|(name, _)| is_document(name));
    let replaced = new.filter(|(name, bytes)| !dir.has(name, bytes));
    let names = replaced.map(|(name, _)| name);
    names
        .chain(gone.iter().filter(|name| is_document(name)))
        .filter_map(|name| {
            let bytes = dir.read(name, LARGEST).ok().flatten()?;
            // One of an earlier version has no sum of its own.
            let sum = sha256(&bytes);
            let mut made = recorded.manifest.files.iter();
            let is_made = made.any(|entry| entry.path == *name && entry.sha256 == sum);
            (!is_made && is_worked_in(&bytes)).then(|| Kept {
                name: name.clone(),
                copy: (copy_of(dir, name, &bytes), Arc::new(bytes)),
            })
        })
        .collect()
}

/// A name beside a document that nothing else has.
fn copy_of(dir: &OutDir, name: &str, bytes: &[u8]) -> String {
    let stem = name.strip_suffix(".docx").unwrap_or(name);
    let named = |at: usize| match at {
        1 => format!("{stem}-edited.docx"),
        at => format!("{stem}-edited-{at}.docx"),
    };
    let mut names = (1..).map(named);
    let free = names.find(|name| dir.facts(name).is_none() || dir.has(name, bytes));
    free.unwrap_or_else(|| named(1))
}
