//! One text with its places.

use std::ops::Range;

use tables::characters::quote_marks;
use tables::model::{Lang, Text};
use tables::source::{FileId, RowRef, Span};

/// Stands in a passage for words that only a build knows, such as a paragraph
/// number.
pub(super) const UNKNOWN: char = '\u{FFFC}';

/// Where a passage comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// paper.toml.
    Setting,
    /// A cell that names something: the table's column.
    Name(RowRef, &'static str),
    /// A duty, with its post and its number among the post's, from 1.
    Duty {
        /// The duty's index in the project.
        index: usize,
        /// Its number in its annex.
        number: usize,
    },
    /// A cell of a table of the author's own.
    Table,
    /// A body, or the text of an annex.
    Body,
}

/// A stretch of a passage.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    /// Where it begins in the text.
    at: usize,
    /// Where it comes from.
    span: Span,
    /// How its words stand there.
    how: How,
}

/// How the words of a stretch stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// Letter for letter.
    Typed,
    /// Written in another way than they are printed: an escaped sign, a quotation
    /// mark that is set as a curly one.
    Written,
    /// Given by an expression.
    Given,
}

/// One text as it is printed, with the way back to what was typed.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Its language.
    pub lang: Lang,
    /// Where it comes from.
    pub from: Origin,
    /// The words.
    pub text: String,
    file: FileId,
    stretches: Vec<Stretch>,
}

impl Passage {
    pub(super) fn new(lang: Lang, from: Origin, file: FileId) -> Self {
        Self {
            lang,
            from,
            text: String::new(),
            file,
            stretches: Vec::new(),
        }
    }

    /// Adds words that are typed at a place.
    pub(super) fn typed(&mut self, words: &str, start: usize) {
        self.push(
            words,
            Span::new(self.file, start, start + words.len()),
            How::Typed,
        );
    }

    /// Adds a character that is written at a place in another way.
    pub(super) fn written(&mut self, character: char, place: Range<usize>) {
        let span = Span::new(self.file, place.start, place.end);
        self.push(character.encode_utf8(&mut [0; 4]), span, How::Written);
    }

    /// Adds words that an expression at a place gives.
    pub(super) fn given(&mut self, words: &str, span: Span) {
        self.push(words, span, How::Given);
    }

    fn push(&mut self, words: &str, span: Span, how: How) {
        if !words.is_empty() {
            let at = self.text.len();
            self.stretches.push(Stretch { at, span, how });
            self.text.push_str(words);
        }
    }

    /// Sets its straight quotation marks as the page does, but for those that are
    /// escaped. Gives where they stood before.
    pub(super) fn set_quotes(&mut self) -> Vec<usize> {
        let ours = |at: usize| {
            let stretch = self.stretch(at);
            stretch.is_some_and(|stretch| stretch.how == How::Typed)
        };
        let marks = quote_marks(&self.text, ours);
        let before = std::mem::replace(self, Self::new(self.lang, self.from.clone(), self.file));
        let mut marks_left = marks.iter().peekable();
        for (index, stretch) in before.stretches.iter().enumerate() {
            let next = before.stretches.get(index + 1);
            let end = next.map_or(before.text.len(), |next| next.at);
            let mut at = stretch.at;
            while let Some(mark) = marks_left.next_if(|mark| mark.at < end) {
                let place = stretch.span.start + mark.at - stretch.at;
                self.typed(
                    &before.text[at..mark.at],
                    stretch.span.start + at - stretch.at,
                );
                self.written(mark.set, place..place + 1);
                at = mark.at + 1;
            }
            let rest = &before.text[at..end];
            match stretch.how {
                How::Typed => self.typed(rest, stretch.span.start + at - stretch.at),
                how => self.push(rest, stretch.span, how),
            }
        }
        marks.iter().map(|mark| mark.at).collect()
    }

    fn stretch(&self, at: usize) -> Option<&Stretch> {
        let after = self.stretches.partition_point(|stretch| stretch.at <= at);
        self.stretches.get(after.checked_sub(1)?)
    }

    /// Its words without those that expressions give.
    pub fn typed_words(&self) -> String {
        let ends = self.stretches.iter().skip(1).map(|next| next.at);
        let ends = ends.chain([self.text.len()]);
        let own = self.stretches.iter().zip(ends);
        let typed = own.filter(|(stretch, _)| stretch.how != How::Given);
        typed
            .map(|(stretch, end)| &self.text[stretch.at..end])
            .collect()
    }

    /// Whether it has one of the words of its language, in whatever case.
    pub fn says(&self, words: &[(Lang, &[&str])]) -> bool {
        let text = self.text.to_lowercase();
        let own = words.iter().filter(|(lang, _)| *lang == self.lang);
        own.flat_map(|(_, words)| words.iter())
            .any(|word| text.contains(word))
    }

    /// Whether it has a name in its language, typed or given.
    pub fn has_name(&self, name: &Text) -> bool {
        let name = name.get(self.lang);
        !name.is_empty() && self.text.contains(name)
    }

    /// Whether every character of a range is typed.
    pub fn is_typed(&self, range: Range<usize>) -> bool {
        let touches = |stretch: &&Stretch| stretch.at < range.end;
        let first = self
            .stretches
            .partition_point(|stretch| stretch.at <= range.start)
            .saturating_sub(1);
        let rest = self.stretches[first.min(self.stretches.len())..].iter();
        rest.take_while(touches)
            .all(|stretch| stretch.how != How::Given)
    }

    /// Whether a range is typed in one stretch, so that its span holds just
    /// its words.
    pub fn is_whole(&self, range: &Range<usize>) -> bool {
        let span = self.span(range.clone());
        let first = self.stretch(range.start);
        self.is_typed(range.clone())
            && first.is_none_or(|first| first.how == How::Typed)
            && span.end - span.start == range.len()
    }

    /// Where a range of the text comes from.
    pub fn span(&self, range: Range<usize>) -> Span {
        let last = self.text[..range.end.max(range.start)]
            .char_indices()
            .next_back()
            .map_or(range.start, |(at, _)| at.max(range.start));
        let start = self.place(range.start).map_or(0, |span| span.start);
        let end = if range.is_empty() {
            start
        } else {
            self.place(last).map_or(start, |span| span.end)
        };
        Span::new(self.file, start, end.max(start))
    }

    /// The place of the character at an offset.
    fn place(&self, at: usize) -> Option<Span> {
        let Some(stretch) = self.stretch(at) else {
            return Some(Span::new(self.file, 0, 0));
        };
        if stretch.how != How::Typed {
            return Some(stretch.span);
        }
        let start = stretch.span.start + at - stretch.at;
        let length = self.text[at..].chars().next().map_or(0, char::len_utf8);
        Some(Span::new(self.file, start, start + length))
    }
}
