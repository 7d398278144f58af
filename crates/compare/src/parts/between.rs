//! What stands between the pieces of a text, line by line: tables, pictures, the styles
//! of lists, code.

use check::prose::BodyText;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use tables::source::{FileId, Span};

use crate::difference::{Change, Comparison, Difference};
use crate::version::{At, Version};

/// Compares the lines between the pieces: tables, pictures, the styles of lists, code.
pub(super) fn compare(
    (before, old): (&Version, &BodyText),
    (after, new): (&Version, &BodyText),
    found: &mut Comparison,
) {
    for file in after.files_of(new) {
        let name = after.file(file);
        let mut olds = before.files_of(old).into_iter();
        if let Some(earlier) = olds.find(|file| before.file(*file) == name) {
            let lines = (lines(before, old, earlier), lines(after, new, file));
            differing(&lines.0, &lines.1, found);
        }
    }
}

fn differing(old: &[(String, At)], new: &[(String, At)], found: &mut Comparison) {
    let texts = |lines: &[(String, At)]| -> Vec<String> {
        lines.iter().map(|(line, _)| line.clone()).collect()
    };
    for op in capture_diff_slices(Algorithm::Myers, &texts(old), &texts(new)) {
        let (_, gone, come) = op.as_tag_tuple();
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        for (line, at) in &old[gone] {
            let removed = Difference::new("line", line.as_str(), Change::Removed);
            found
                .differences
                .push(removed.places(Some(at.clone()), None));
        }
        for (line, at) in &new[come] {
            let added = Difference::new("line", line.as_str(), Change::Added);
            found.differences.push(added.places(None, Some(at.clone())));
        }
    }
}

/// The lines of a file of a text that belong to no piece, each with its place.
fn lines(version: &Version, text: &BodyText, id: FileId) -> Vec<(String, At)> {
    let file = version.sources.file(id);
    let mut spans: Vec<Span> = text.pieces.iter().map(|piece| piece.span).collect();
    spans.retain(|span| span.file == id);
    spans.sort_by_key(|span| span.start);
    spans.push(Span::new(id, file.text.len(), file.text.len()));
    let mut lines = Vec::new();
    let mut at = 0;
    for span in spans {
        let rest = file.text.get(at..span.start).unwrap_or_default();
        for line in rest.split_inclusive('\n') {
            let words = line.trim();
            if !words.is_empty() {
                let here = Span::new(id, at, at + line.len());
                lines.push((words.to_owned(), version.at(here)));
            }
            at += line.len();
        }
        at = at.max(span.end);
    }
    lines
}
