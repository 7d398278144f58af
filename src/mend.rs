//! The safe changes of a paper's files that findings offer: new bytes for each
//! file, and what they change as a diff.
//!
//! Nothing here decides what is safe (a rule does) or writes a file (`build`
//! does).

use std::collections::BTreeMap;
use std::ops::Range;

use camino::Utf8PathBuf;
use similar::TextDiff;

use crate::diag::{Diagnostic, Mend};
use crate::source::{FileId, SourceFile, Sources, mended};

/// A file with its changes made.
#[derive(Debug)]
pub struct MendedFile {
    /// The path as messages show it.
    pub path: Utf8PathBuf,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many findings it mends.
    pub mended: usize,
    /// How many places were left, since the file's encoding cannot write the
    /// new words.
    pub left: usize,
    /// What changes, as a unified diff.
    pub diff: String,
}

/// The files that the findings' changes alter. Of two changes of one place the
/// first is made: the other may come in the next round.
pub fn mend(findings: &[Diagnostic], sources: &Sources) -> Vec<MendedFile> {
    let mut files: BTreeMap<FileId, Vec<&Mend>> = BTreeMap::new();
    for finding in findings {
        let mut overlaps = finding.mends.iter().map(|mend| {
            let known = files.get(&mend.span.file).into_iter().flatten();
            known.copied().any(|other| overlap(mend, other))
        });
        let breaks = finding.mends.iter().any(|mend| breaks(mend, sources));
        // All changes of a finding or none: half a pair of brackets is none.
        if !breaks && !overlaps.any(|overlap| overlap) {
            for mend in &finding.mends {
                files.entry(mend.span.file).or_default().push(mend);
            }
        }
    }
    let files = files.into_iter();
    files
        .filter_map(|(id, mends)| file(sources.file(id), mends))
        .collect()
}

/// Whether new words would be read as a sign of the file's own.
fn breaks(mend: &Mend, sources: &Sources) -> bool {
    match sources.file(mend.span.file).path.extension() {
        Some("csv") => mend.text.contains([',', '"', '\n', '\r']),
        Some("toml") => mend.text.contains(['"', '\'', '\\', '\n']),
        _ => mend.text.contains(['{', '}', '\\', '#', '\n']),
    }
}

fn overlap(a: &Mend, b: &Mend) -> bool {
    let (a, b) = (a.span, b.span);
    a.start < b.end && b.start < a.end || a.start == b.start
}

fn file(file: &SourceFile, mut mends: Vec<&Mend>) -> Option<MendedFile> {
    mends.sort_by_key(|mend| mend.span);
    let changes = mends.iter();
    let changes: Vec<(Range<usize>, &str)> = changes
        .map(|mend| (mend.span.start..mend.span.end, mend.text.as_str()))
        .collect();
    let (bytes, left) = mended(file, &changes);
    if bytes == file.bytes {
        return None;
    }
    let mut after = String::new();
    let mut copied = 0;
    for (range, words) in &changes {
        after.push_str(&file.text[copied..range.start]);
        after.push_str(words);
        copied = range.end;
    }
    after.push_str(&file.text[copied..]);
    let path = file.path.as_str();
    let diff = TextDiff::from_lines(&file.text, &after);
    let diff = diff
        .unified_diff()
        .context_radius(1)
        .header(path, path)
        .to_string();
    Some(MendedFile {
        path: file.path.clone(),
        bytes,
        mended: changes.len() - left,
        left,
        diff,
    })
}
