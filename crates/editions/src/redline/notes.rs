//! Footnotes.

use content::wording::align_long;

use super::Merge;
use super::atom::Atom;
use super::text::said;
use crate::document::{Change, Document, Inline, Note};

/// The notes of two texts that became one another, by the places of their marks among
/// the words: the same, else much the same words, in one order, as the list of what is
/// different pairs them. No other mark is the same as one of the earlier text.
pub(super) fn that_stay(
    (old, gone): (&Document, &[Atom]),
    (new, come): (&Document, &mut [Atom]),
    names: &[&str],
) -> Vec<(usize, usize)> {
    let (was, is) = (notes(old, gone), notes(new, come));
    for (at, _) in &is {
        come[*at].key.push('+');
    }
    let texts = |notes: &[(usize, String)]| -> Vec<String> {
        notes.iter().map(|(_, text)| text.clone()).collect()
    };
    let (before, after) = (texts(&was), texts(&is));
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let after: Vec<&str> = after.iter().map(String::as_str).collect();
    let lines = align_long(&before, &after, names).into_iter();
    let pairs = lines.filter_map(|line| Some((was[line.before?].0, is[line.after?].0)));
    pairs.collect()
}

/// The marks of notes among words, and what each note says.
fn notes(document: &Document, atoms: &[Atom]) -> Vec<(usize, String)> {
    let note = |(at, atom): (usize, &Atom)| {
        let Inline::Note(note) = atom.piece else {
            return None;
        };
        let paragraphs = document.notes.get(note).map(|note| &note.paragraphs[..]);
        let lines = paragraphs.unwrap_or_default().iter();
        let lines: Vec<String> = lines.map(|line| said(line)).collect();
        Some((at, lines.join("\n")))
    };
    atoms.iter().enumerate().filter_map(note).collect()
}

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
