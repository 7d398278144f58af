//! The part of a text that is shown around a place, where its lines are too long
//! or too far from one another to be shown whole.

use std::ops::Range;

use crate::source::{SourceFile, Span};

/// How many bytes of text are given to the renderer: it goes through all of them,
/// for each finding again.
pub(super) const MOST: usize = 32 << 10;

/// How many bytes of a place are marked.
const MARKED: usize = 4 << 10;

/// How many bytes before and after a place are surely enough for a line on a
/// screen.
const AROUND: usize = 400;

/// A place in the part of its text that is shown.
pub(super) struct Window<'a> {
    pub(super) file: &'a SourceFile,
    /// What is shown.
    pub(super) shown: Range<usize>,
    /// What is marked of the place.
    pub(super) place: Range<usize>,
}

impl<'a> Window<'a> {
    /// Of a long line the part in which a place stands, and of a long place the
    /// beginning.
    pub(super) fn of(file: &'a SourceFile, span: Span) -> Self {
        let text = &file.text;
        let start = text.floor_char_boundary(span.start);
        let end = text
            .ceil_char_boundary(span.end.min(start + MARKED))
            .max(start);
        let lines = file.lines(start..end);
        let from = text.ceil_char_boundary(start.saturating_sub(AROUND));
        let to = text.floor_char_boundary((end + AROUND).min(text.len()));
        Self {
            file,
            shown: lines.start.max(from)..lines.end.min(to.max(end)),
            place: start..end,
        }
    }

    /// Puts the place's column where the renderer counted it from the beginning of
    /// what is shown; gives where the text goes on after it.
    pub(super) fn correct(&self, rendered: &mut String, from: usize) -> usize {
        let place = self.file.place(self.place.start);
        let first = self.file.place(self.shown.start);
        let counted = match place.line == first.line {
            true => place.column - first.column + 1,
            false => place.column,
        };
        let said = format!(":{}:{counted}", place.line);
        let Some(at) = rendered[from..].find(&said).map(|at| from + at) else {
            return from;
        };
        let right = format!(":{}:{}", place.line, place.column);
        rendered.replace_range(at..at + said.len(), &right);
        at + right.len()
    }
}
