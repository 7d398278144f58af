//! The pieces of a body: headings, paragraphs, items and footnotes.

use std::ops::Range;

use super::call::Call;
use tables::model::Lang;
use tables::source::{FileId, Span};

/// What a piece of a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading of a level, from 1.
    Heading(usize),
    /// A numbered paragraph: its number.
    Paragraph(usize),
    /// An item of a list of a paragraph.
    Item(usize),
    /// A footnote in a paragraph.
    Footnote(usize),
}

impl Kind {
    /// The same in a text whose paragraphs have no numbers.
    pub(super) fn unnumbered(self) -> Self {
        match self {
            Self::Heading(_) => self,
            Self::Paragraph(_) => Self::Paragraph(0),
            Self::Item(_) => Self::Item(0),
            Self::Footnote(_) => Self::Footnote(0),
        }
    }
}

/// A piece of a body.
#[derive(Debug)]
pub struct Piece {
    /// What it is.
    pub kind: Kind,
    /// Its passage's index in [`Prose`](super::Prose).
    pub passage: usize,
    /// The label at its end, which `{{para}}` names.
    pub label: Option<String>,
    /// The calls in it, in order.
    pub calls: Vec<Call>,
    /// Its lines in the file.
    pub span: Span,
}

/// A body's pieces.
#[derive(Debug)]
pub struct BodyText {
    /// Its language.
    pub lang: Lang,
    /// Its file.
    pub file: FileId,
    /// The number of the annex whose text it is; `None` for a body.
    pub annex: Option<usize>,
    /// The pieces in reading order; a footnote after the piece that it is in.
    pub pieces: Vec<Piece>,
    /// Its blocks between blank lines.
    pub blocks: Vec<Range<usize>>,
    /// Its comments, without their braces.
    pub comments: Vec<Range<usize>>,
    /// Whether every tag is closed, and all that prints a fact names one that is
    /// there: what a body does not say cannot be told otherwise.
    pub sound: bool,
    /// The number of its last numbered paragraph, the first of all included.
    pub last: usize,
}

impl BodyText {
    /// Whether one of its pieces has a label.
    pub fn has_label(&self, label: &str) -> bool {
        let mut labels = self.pieces.iter().map(|piece| piece.label.as_deref());
        labels.any(|own| own == Some(label))
    }
}
