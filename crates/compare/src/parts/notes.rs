//! The numbers of notes, as they are printed.

use check::prose::{BodyText, Kind, Piece};

use crate::version::Version;

/// The numbers of the notes of a text, piece by piece.
pub(super) struct Notes {
    /// Whether each is printed once.
    once: bool,
    last: usize,
}

impl Notes {
    pub(super) fn of(version: &Version, text: &BodyText) -> Self {
        let files = version.files_of(text);
        let mut files = files.iter().map(|file| version.sources.file(*file));
        Self {
            once: !files.any(|file| file.text.contains("{{#")),
            last: 0,
        }
    }

    /// The number of the next piece; none of what is no note.
    pub(super) fn next(&mut self, piece: &Piece) -> Option<usize> {
        let is_note = matches!(piece.kind, Kind::Footnote(_));
        self.last += usize::from(is_note);
        (is_note && self.once).then_some(self.last)
    }
}
