//! Whether a paper with new words is read as it was but for these words.

use std::collections::BTreeMap;

use check::prose::BodyText;
use compare::Version;
use tables::source::{PaperFolder, Sources, Table};

/// Whether the paper is read as before with other bytes in some of its files. Cells and
/// pieces of prose may have other words, but are as many as they were, and of one kind.
/// `touched` says whether a cell or piece has changes, by its file and its place there.
pub(super) fn is_sound(
    before: &Version,
    folder: &PaperFolder,
    bytes: BTreeMap<String, Vec<u8>>,
    touched: &dyn Fn(tables::source::Span) -> bool,
) -> bool {
    let folder = folder.clone().with(bytes);
    let Ok(after) = Version::load(&folder) else {
        return false;
    };
    let name = |sources: &Sources, table: &Table| sources.file(table.file).path.clone();
    let tables = before.sources.tables().iter();
    let new: Vec<&Table> = after.sources.tables().iter().collect();
    let same_tables = before.sources.tables().len() == new.len()
        && tables.zip(&new).all(|(old, new)| {
            name(&before.sources, old) == name(&after.sources, new) && same_table(old, new, touched)
        });
    let texts = |version: &Version| version.prose.parts().count();
    let mut pairs = before.prose.parts().zip(after.prose.parts());
    same_tables
        && texts(before) == texts(&after)
        && before.prose.allows.len() == after.prose.allows.len()
        && before.prose.setting_calls.len() == after.prose.setting_calls.len()
        && pairs.all(|(old, new)| same_text((before, old), (&after, new), touched))
}

fn same_table(old: &Table, new: &Table, touched: &dyn Fn(tables::source::Span) -> bool) -> bool {
    let texts =
        |table: &Table| -> Vec<usize> { table.rows.iter().map(|row| row.cells.len()).collect() };
    let cells = |table: &Table| -> Vec<(String, tables::source::Span)> {
        let rows = table.rows.iter().flat_map(|row| &row.cells);
        let all = table.headers.iter().chain(rows);
        all.map(|cell| (cell.text.clone(), cell.span)).collect()
    };
    let (was, is) = (cells(old), cells(new));
    texts(old) == texts(new)
        && old.comments.len() == new.comments.len()
        && old.passed_over.len() == new.passed_over.len()
        && was.len() == is.len()
        && was
            .iter()
            .zip(&is)
            .all(|((was, span), (is, _))| was == is || touched(*span))
}

fn same_text(
    (before, old): (&Version, &BodyText),
    (after, new): (&Version, &BodyText),
    touched: &dyn Fn(tables::source::Span) -> bool,
) -> bool {
    let calls = |piece: &check::prose::Piece| -> Vec<String> {
        piece.calls.iter().map(|call| call.name.clone()).collect()
    };
    old.pieces.len() == new.pieces.len()
        && old.comments.len() == new.comments.len()
        && old.sound == new.sound
        && before
            .prose
            .pieces(old)
            .zip(after.prose.pieces(new))
            .all(|((was, old), (is, new))| {
                was.kind == is.kind
                    && was.label == is.label
                    && calls(was) == calls(is)
                    && (old.text == new.text || touched(was.span))
            })
}
