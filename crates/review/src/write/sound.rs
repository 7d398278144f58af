//! Whether a paper with new words is read as it was but for these words.

use std::collections::BTreeMap;

use check::prose::{BodyText, Kind, Piece};
use compare::Version;
use tables::source::{PaperFolder, Sources, Span, Table};

use super::order::order;
use super::whole::{Of, Whole};

/// What may be otherwise.
pub(super) struct Sound<'a> {
    /// Whether a cell or piece has changes, by its file and its place there.
    pub(super) touched: &'a dyn Fn(Span) -> bool,
    /// The rows and pieces that come, go or move.
    pub(super) whole: Vec<&'a Whole>,
}

impl Sound<'_> {
    /// Whether the paper is read as before with other bytes in some of its files. Cells
    /// and pieces of prose may have other words, but are as many as they were, and of one
    /// kind, but for those that come and go.
    pub(super) fn is_sound(
        &self,
        before: &Version,
        folder: &PaperFolder,
        bytes: BTreeMap<String, Vec<u8>>,
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
                name(&before.sources, old) == name(&after.sources, new) && self.same_table(old, new)
            });
        let texts = |version: &Version| version.prose.parts().count();
        let mut pairs = before.prose.parts().zip(after.prose.parts()).enumerate();
        same_tables
            && texts(before) == texts(&after)
            && before.prose.allows.len() == after.prose.allows.len()
            && before.prose.setting_calls.len() == after.prose.setting_calls.len()
            && pairs.all(|(at, (old, new))| self.same_text(at, (before, old), (&after, new)))
    }

    fn same_table(&self, old: &Table, new: &Table) -> bool {
        let slots = order(&self.whole, Of::Table(old.file), old.rows.len());
        let same = |old: &[tables::source::Cell], new: &[tables::source::Cell]| {
            let mut cells = old.iter().zip(new);
            old.len() == new.len()
                && cells.all(|(old, new)| old.text == new.text || (self.touched)(old.span))
        };
        let mut rows = slots.iter().zip(&new.rows);
        slots.len() == new.rows.len()
            && old.comments.len() == new.comments.len()
            && old.passed_over.len() == new.passed_over.len()
            && same(&old.headers, &new.headers)
            && rows.all(|(slot, new)| match slot {
                Some(was) => same(&old.rows[*was].cells, &new.cells),
                None => new.cells.len() == old.headers.len(),
            })
    }

    fn same_text(
        &self,
        at: usize,
        (before, old): (&Version, &BodyText),
        (after, new): (&Version, &BodyText),
    ) -> bool {
        let slots = order(&self.whole, Of::Text(at), old.pieces.len());
        // What stands behind another one has another number.
        let mut places = slots.iter().enumerate();
        let is_counted = places.any(|(at, slot)| *slot != Some(at));
        let calls = |piece: &Piece| -> Vec<String> {
            piece.calls.iter().map(|call| call.name.clone()).collect()
        };
        let olds: Vec<_> = before.prose.pieces(old).collect();
        let mut pieces = slots.iter().zip(after.prose.pieces(new));
        slots.len() == new.pieces.len()
            && old.comments.len() == new.comments.len()
            && old.sound == new.sound
            && pieces.all(|(slot, (is, text))| {
                let Some(at) = slot else {
                    // One of its kind stands beside it, which was looked at.
                    return is.label.is_none() && is.calls.is_empty();
                };
                let (was, old) = olds[*at];
                let same_kind = match is_counted {
                    true => is_alike(was.kind, is.kind),
                    false => was.kind == is.kind,
                };
                same_kind
                    && was.label == is.label
                    && calls(was) == calls(is)
                    // What is computed follows from the cells.
                    && (old.typed_words() == text.typed_words() || (self.touched)(was.span))
            })
    }
}

/// Whether two pieces are of one kind, whatever their numbers.
fn is_alike(one: Kind, other: Kind) -> bool {
    match (one, other) {
        (Kind::Heading(one), Kind::Heading(other)) => one == other,
        _ => std::mem::discriminant(&one) == std::mem::discriminant(&other),
    }
}
