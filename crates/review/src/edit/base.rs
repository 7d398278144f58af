//! What a part of the document said when it was made, character by character.

use std::ops::Range;

use crate::document::END;
use crate::origin::Piece;

/// A piece of the text.
#[derive(Debug)]
pub struct BasePiece {
    /// Its words.
    pub text: String,
    /// The bookmark of its passage; none of what is computed.
    pub mark: Option<String>,
    /// The paragraph that it stands in.
    pub paragraph: usize,
    /// Its first character.
    pub start: usize,
    /// Whether it is nothing but the end of its paragraph.
    pub is_end: bool,
}

/// A part as it was.
#[derive(Debug, Default)]
pub struct Base {
    /// The pieces in reading order.
    pub pieces: Vec<BasePiece>,
    /// The characters, each with its piece.
    pub characters: Vec<(char, usize)>,
    /// The characters of each paragraph, its end included.
    pub paragraphs: Vec<Range<usize>>,
}

impl Base {
    /// That of some paragraphs; empty ones count for nothing.
    pub(crate) fn of(paragraphs: &[Vec<Piece>]) -> Self {
        let mut base = Self::default();
        for paragraph in paragraphs {
            if paragraph.iter().all(|piece| piece.text.trim().is_empty()) {
                continue;
            }
            let start = base.characters.len();
            for piece in paragraph.iter().filter(|piece| !piece.text.is_empty()) {
                base.push(&piece.text, piece.mark.clone(), false);
            }
            base.push(END.encode_utf8(&mut [0; 4]), None, true);
            base.paragraphs.push(start..base.characters.len());
        }
        base
    }

    fn push(&mut self, text: &str, mark: Option<String>, is_end: bool) {
        let at = self.pieces.len();
        self.pieces.push(BasePiece {
            text: text.to_owned(),
            mark,
            paragraph: self.paragraphs.len(),
            start: self.characters.len(),
            is_end,
        });
        self.characters.extend(text.chars().map(|c| (c, at)));
    }

    /// The pieces of a paragraph.
    pub(crate) fn pieces_of(&self, paragraph: usize) -> impl Iterator<Item = &BasePiece> {
        let pieces = self.pieces.iter();
        pieces.filter(move |piece| piece.paragraph == paragraph)
    }

    /// The bookmarks of the passages of a paragraph.
    pub(crate) fn marks_of(&self, paragraph: usize) -> impl Iterator<Item = &str> {
        let pieces = self.pieces_of(paragraph);
        pieces.filter_map(|piece| piece.mark.as_deref())
    }

    /// The words of a paragraph, without its end.
    pub(crate) fn paragraph(&self, at: usize) -> String {
        let range = self.paragraphs.get(at).cloned().unwrap_or_default();
        let own = &self.characters[range.start..range.end.saturating_sub(1).max(range.start)];
        own.iter().map(|(c, _)| c).collect()
    }

    /// The piece of a character, unless it is the end of a paragraph.
    pub(crate) fn piece(&self, character: usize) -> Option<usize> {
        let (_, piece) = self.characters.get(character)?;
        (!self.pieces[*piece].is_end).then_some(*piece)
    }
}
