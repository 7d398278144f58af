//! The safe changes of a paper's files that findings offer: new bytes for each
//! file, and what they change as a diff.
//!
//! Nothing here decides what is safe (a rule does) or writes a file (`build`
//! does).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use camino::{Utf8Path, Utf8PathBuf};
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

use tables::characters::is_plain;
use tables::diag::{Diagnostic, Fix};
use tables::source::{Encoding, FileId, Sources, Span, decode, replaced};

/// A file with its changes made.
#[derive(Debug, Clone)]
pub struct FixedFile {
    /// The path as messages show it.
    pub path: Utf8PathBuf,
    /// Its bytes before.
    pub before: Vec<u8>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its encoding.
    pub encoding: Encoding,
    /// How many places are changed.
    pub fixed: usize,
    /// The lines of these places, by the rule that offers the change.
    pub lines: BTreeMap<String, BTreeSet<usize>>,
    /// How many places were left, since the file's encoding cannot write the
    /// new words.
    pub left: usize,
}

impl FixedFile {
    /// What changes, as a unified diff of the file's own bytes: `patch -p0` makes
    /// the one of the other, whatever their encoding and line ends.
    pub fn diff(&self) -> Vec<u8> {
        diff(&self.path, &self.before, &self.bytes)
    }

    /// The same for people, as text.
    pub fn shown_diff(&self) -> String {
        let text = |bytes| decode(bytes, Some(self.encoding)).text;
        let (before, after) = (text(&self.before), text(&self.bytes));
        let diff = diff(&self.path, before.as_bytes(), after.as_bytes());
        String::from_utf8_lossy(&diff).into_owned()
    }
}

/// The files that the findings' changes alter. Of two changes of one place the
/// first is made: the other may come in the next round.
pub fn fixed<'a>(
    findings: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &Sources,
) -> Vec<FixedFile> {
    let mut files: BTreeMap<FileId, Changes<'_>> = BTreeMap::new();
    for finding in findings {
        let mut overlaps = finding.fixes.iter().map(|fix| {
            let known = files.get(&fix.span.file);
            known.is_some_and(|known| overlaps(fix, known))
        });
        // Workbooks are not written.
        let in_sheet = |fix: &Fix| sources.file(fix.span.file).sheet.is_some();
        let breaks = finding
            .fixes
            .iter()
            .any(|fix| in_sheet(fix) || breaks(fix, sources));
        // All changes of a finding or none: half a pair of brackets is none.
        if !breaks && !overlaps.any(|overlap| overlap) {
            for fix in &finding.fixes {
                let known = files.entry(fix.span.file).or_default();
                known.insert(fix.span.start, (fix, &*finding.rule));
            }
        }
    }
    let files = files.into_iter();
    files
        .filter_map(|(id, fixes)| file(sources, id, &fixes))
        .collect()
}

/// The changes of a file with their rules, by where they begin; none overlaps another.
type Changes<'a> = BTreeMap<usize, (&'a Fix, &'a str)>;

/// Whether new words would be read as a sign of the file's own.
fn breaks(fix: &Fix, sources: &Sources) -> bool {
    match sources.file(fix.span.file).path.extension() {
        Some("csv") => fix.text.contains([',', '"', '\n', '\r']),
        Some("toml") => fix.text.contains(['"', '\'', '\\', '\n']),
        _ => fix.text.contains(['{', '}', '\\', '#', '\n']),
    }
}

/// Whether a change overlaps one of those that are known, or begins where one does.
fn overlaps(fix: &Fix, known: &Changes<'_>) -> bool {
    let Span { start, end, .. } = fix.span;
    let before = known.range(..=start).next_back();
    let after = known.range(start + 1..).next();
    before.is_some_and(|(at, (before, _))| *at == start || start < before.span.end)
        || after.is_some_and(|(at, _)| *at < end)
}

fn file(sources: &Sources, id: FileId, fixes: &Changes<'_>) -> Option<FixedFile> {
    let file = sources.file(id);
    let changes = fixes.values();
    let changes: Vec<(Range<usize>, &str)> = changes
        .map(|(fix, _)| (fix.span.start..fix.span.end, fix.text.as_str()))
        .collect();
    let (bytes, left) = replaced(file, &changes);
    let mut lines: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, (fix, rule)) in fixes.values().enumerate() {
        if !left.contains(&index) {
            let (place, _) = sources.places(fix.span);
            lines
                .entry((*rule).to_owned())
                .or_default()
                .insert(place.line);
        }
    }
    let left = left.len();
    (bytes != file.bytes).then(|| FixedFile {
        path: file.path.clone(),
        before: file.bytes.clone(),
        bytes,
        encoding: file.encoding,
        fixed: changes.len() - left,
        lines,
        left,
    })
}

/// A unified diff, in which only a line feed ends a line, as `patch` sees it.
fn diff(path: &Utf8Path, before: &[u8], after: &[u8]) -> Vec<u8> {
    let lines = |bytes| <[u8]>::split_inclusive(bytes, |&byte| byte == b'\n').collect();
    let (old, new): (Vec<&[u8]>, Vec<&[u8]>) = (lines(before), lines(after));
    let name = named(path);
    let mut out = format!("--- {name}\n+++ {name}\n").into_bytes();
    let changes = capture_diff_slices(Algorithm::RawMyers, &old, &new);
    for hunk in group_diff_ops(changes, 1) {
        out.extend(head(&hunk).into_bytes());
        for change in &hunk {
            let removed = (b'-', &old[change.old_range()]);
            let added = (b'+', &new[change.new_range()]);
            let parts = match change.tag() {
                DiffTag::Equal => vec![(b' ', &old[change.old_range()])],
                DiffTag::Delete => vec![removed],
                DiffTag::Insert => vec![added],
                DiffTag::Replace => vec![removed, added],
            };
            for (sign, lines) in parts {
                lines.iter().for_each(|line| put(&mut out, sign, line));
            }
        }
    }
    out
}

fn put(out: &mut Vec<u8>, sign: u8, line: &[u8]) {
    out.push(sign);
    out.extend_from_slice(line);
    if !line.ends_with(b"\n") {
        out.extend_from_slice(b"\n\\ No newline at end of file\n");
    }
}

/// The line before a hunk: where it stands in both texts.
fn head(hunk: &[DiffOp]) -> String {
    let whole = |ranges: Vec<Range<usize>>| {
        let start = ranges.first().map_or(0, |range| range.start);
        let end = ranges.last().map_or(0, |range| range.end);
        let count = end - start;
        // Of no line, the one before it is named.
        format!("{},{count}", start + usize::from(count > 0))
    };
    let old = whole(hunk.iter().map(DiffOp::old_range).collect());
    let new = whole(hunk.iter().map(DiffOp::new_range).collect());
    format!("@@ -{old} +{new} @@\n")
}

/// A path as a diff names it: with a tab after it where it has a space, and in
/// quotes, as git does, where it has what would end the line.
fn named(path: &Utf8Path) -> String {
    let path = path.as_str();
    if path
        .chars()
        .all(|c| is_plain(c) && !matches!(c, '"' | '\\'))
    {
        let space = if path.contains(' ') { "\t" } else { "" };
        return format!("{path}{space}");
    }
    let byte = |byte: u8| match byte {
        b'"' | b'\\' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).to_string(),
        _ => format!("\\{byte:03o}"),
    };
    format!("\"{}\"", path.bytes().map(byte).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{diff, named};

    #[test]
    fn a_diff_is_of_the_bytes() {
        let text = |before: &[u8], after: &[u8]| {
            let diff = diff("a.csv".into(), before, after);
            diff.escape_ascii().to_string()
        };
        assert_eq!(
            text(b"a\r\nb\r\nc\r\nd", b"a\r\nb\r\nC\r\nd"),
            "--- a.csv\\n+++ a.csv\\n@@ -2,3 +2,3 @@\\n b\\r\\n-c\\r\\n+C\\r\\n d\\n\\\\ No newline at end of file\\n"
        );
        // Lines that end with a return alone are one line to `patch`.
        assert_eq!(
            text(b"a\rb\r", b"a\rB\r"),
            "--- a.csv\\n+++ a.csv\\n@@ -1,1 +1,1 @@\\n-a\\rb\\r\\n\\\\ No newline at end of file\\n+a\\rB\\r\\n\\\\ No newline at end of file\\n"
        );
        assert!(text(b"", b"a\n").contains("@@ -0,0 +1,1 @@"));
    }

    #[test]
    fn odd_names_are_quoted() {
        assert_eq!(named("紙/a.csv".into()), "紙/a.csv");
        assert_eq!(named("my paper/a.csv".into()), "my paper/a.csv\t");
        assert_eq!(named("a\n+++ b.csv".into()), "\"a\\012+++ b.csv\"");
    }
}
