//! A piece of prose as its readers see it, and as it is typed.

use check::prose::{BodyText, Kind, Piece};
use tables::source::Span;

use super::letters::Letters;
use super::notes::Notes;
use crate::cut::cut;
use crate::version::{At, Version};

/// How many characters tell a heading, or a paragraph without a number.
const FIRST_WORDS: usize = 40;

/// A piece of a body as its readers see it.
pub(super) struct Part<'v> {
    version: &'v Version,
    pub(super) piece: &'v Piece,
    /// What is printed; numbers that only a build knows are left out.
    pub(super) text: String,
    /// What is typed, without its notes, which are pieces too.
    pub(super) source: String,
    /// What stands behind the number of its paragraph, of an item: `(b)(i)`.
    letters: String,
    /// The number that is printed of a note; none where blocks may print it several times.
    note: Option<usize>,
}

impl<'v> Part<'v> {
    /// The pieces of a text.
    pub(super) fn all(version: &'v Version, text: &'v BodyText) -> Vec<Self> {
        let pieces = version.prose.pieces(text).enumerate();
        let mut letters = Letters::of(version, text);
        let mut notes = Notes::of(version, text);
        let parts = pieces.map(|(at, (piece, passage))| Part {
            version,
            piece,
            // Several blanks are one on the page.
            text: one_blank(&passage.text.replace('\u{FFFC}', "…")),
            source: typed(version, piece.span, &text.pieces[at + 1..]),
            letters: letters.next(piece),
            note: notes.next(piece),
        });
        parts.collect()
    }

    /// What it is.
    pub(super) fn of(&self) -> &'static str {
        match self.piece.kind {
            Kind::Heading(_) => "heading",
            Kind::Paragraph(_) => "paragraph",
            Kind::Item(_) => "item",
            Kind::Footnote(_) => "note",
        }
    }

    /// The number of its paragraph, of a note its own; none of a heading, and where
    /// paragraphs have none.
    pub(super) fn number(&self) -> Option<usize> {
        let number = match self.piece.kind {
            Kind::Heading(_) => None,
            Kind::Paragraph(at) | Kind::Item(at) => Some(at),
            Kind::Footnote(_) => self.note,
        };
        number.filter(|number| *number > 0)
    }

    /// Which one it is: by its paragraph, of a note by its own number, or by its first
    /// words.
    pub(super) fn name(&self) -> String {
        match self.number() {
            Some(number) => format!("{number}{}", self.letters),
            None => cut(&self.text, FIRST_WORDS),
        }
    }

    /// What it says, or what is typed where that prints no words.
    pub(super) fn said(&self) -> &str {
        match self.text.trim_matches(['…', ' ']).is_empty() {
            true => self.source.trim(),
            false => &self.text,
        }
    }

    /// Where it stands.
    pub(super) fn at(&self) -> At {
        self.version.at(self.piece.span)
    }
}

/// A text with one blank where it has several, and none at its ends.
fn one_blank(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.trim().chars() {
        if character != ' ' || !out.ends_with(' ') {
            out.push(character);
        }
    }
    out
}

/// What is typed in a piece, without its notes, which come first among those that
/// `follow`.
fn typed(version: &Version, span: Span, follow: &[Piece]) -> String {
    let file = &version.sources.file(span.file).text;
    // How far an item is set in says what it is below.
    let line = file[..span.start].rsplit('\n').next().unwrap_or_default();
    let indent = if line.trim().is_empty() { line } else { "" };
    let mut out = String::new();
    let mut at = span.start;
    let is_inside = |it: &Span| it.file == span.file && it.start < span.end;
    let notes = follow.iter().map(|piece| piece.span).take_while(is_inside);
    for note in notes {
        // One within another is gone with it.
        if note.start >= at {
            out += &file[at..note.start];
            at = note.end;
        }
    }
    format!("{indent}{}", one_blank(&(out + &file[at..span.end])))
}
