//! Footnotes.

use super::Merge;
use crate::document::{Change, Inline, Note};

impl Merge<'_> {
    /// The notes of this version, as if all were new.
    pub(super) fn new_notes(&self) -> Vec<Note> {
        let note = |note: &Note| Note {
            number: note.number,
            paragraphs: note.paragraphs.iter().map(|it| self.come(it)).collect(),
            change: Some(Change::Added),
        };
        self.new.notes.iter().map(note).collect()
    }

    /// A note that became one of this version.
    pub(super) fn note(&mut self, was: usize, is: usize) {
        let (old, new) = (&self.old.notes, &self.new.notes);
        let (Some(before), Some(after)) = (old.get(was), new.get(is)) else {
            return;
        };
        let paragraphs: Vec<Vec<Inline>> = self.lines(&before.paragraphs, &after.paragraphs);
        self.notes[is] = Note {
            number: after.number,
            paragraphs,
            // Of an annex that moved, it stands where it stood too.
            change: self.annex,
        };
    }

    /// A note that is gone: its place among those of both versions.
    pub(super) fn gone_note(&mut self, was: usize) -> usize {
        let Some(note) = self.old.notes.get(was) else {
            return was;
        };
        let at = self.notes.len();
        self.notes.push(Note {
            number: note.number,
            paragraphs: Vec::new(),
            change: Some(Change::Removed),
        });
        let lines = note.paragraphs.iter();
        let lines: Vec<Vec<Inline>> = lines.map(|line| self.gone(line)).collect();
        self.notes[at].paragraphs = lines;
        at
    }
}
