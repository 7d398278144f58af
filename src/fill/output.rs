//! What rendering gives: Typst source that remembers where each piece of it
//! came from.
//!
//! Rendering plants marks, made of two code points that are no characters and
//! that no input may hold; [`FilledBody::read`] takes them out again.

use std::fmt::Write;
use std::ops::Range;

use crate::source::Span;

const OPEN: char = '\u{10FFFE}';
const CLOSE: char = '\u{10FFFF}';

/// What a helper asks of the typesetting, which alone knows paragraph numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// A reference to the paragraphs or items of these labels.
    Paragraphs {
        /// The labels, with where the body names them.
        labels: Vec<(String, Span)>,
        /// Whether two labels are the ends of a range.
        range: bool,
    },
    /// The numbering of the list that follows: `(i)(a)(1)`.
    List(&'static str),
}

/// A piece of the output that a helper or value wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emission {
    /// Where it stands in the filled text.
    pub range: Range<usize>,
    /// The expression in the body.
    pub span: Span,
    /// What it asks for; its text is then a place-holder, `#none;`.
    pub request: Option<Request>,
}

/// The place-holder of a request.
pub(super) const PLACE_HOLDER: &str = "#none;";

/// A filled body.
#[derive(Debug, Clone, Default)]
pub struct FilledBody {
    /// Typst source.
    pub text: String,
    /// What helpers and values wrote, in order.
    pub emissions: Vec<Emission>,
    /// Where pieces of the body's own text begin: offset here, span there.
    pieces: Vec<(usize, Span)>,
}

/// The mark before a piece of the body's own text.
pub(super) fn text_mark(index: usize) -> String {
    format!("{OPEN}t{index}{CLOSE}")
}

/// The mark before what an expression writes.
pub(super) fn open_mark(index: usize) -> String {
    format!("{OPEN}e{index}{CLOSE}")
}

/// The mark after what an expression writes.
pub(super) fn close_mark() -> String {
    format!("{OPEN}x{CLOSE}")
}

/// What a helper writes that asks for something.
pub(super) fn request_mark(index: usize) -> String {
    let mut mark = String::from(PLACE_HOLDER);
    let _ = write!(mark, "{OPEN}r{index}{CLOSE}");
    mark
}

impl FilledBody {
    /// Takes the marks out of rendered text. `spans` are the body's pieces and
    /// expressions by index.
    pub(super) fn read(rendered: &str, spans: &[Span], requests: &[Request]) -> Self {
        let mut this = Self::default();
        let mut open: Option<(usize, Span)> = None;
        let mut request = None;
        let mut rest = rendered;
        while let Some(at) = rest.find(OPEN) {
            this.text.push_str(&rest[..at]);
            let mark = &rest[at + OPEN.len_utf8()..];
            let end = mark.find(CLOSE).unwrap_or(mark.len());
            let (kind, index) = mark[..end].split_at(usize::from(end > 0));
            let index: usize = index.parse().unwrap_or_default();
            let here = this.text.len();
            match (kind, spans.get(index)) {
                ("t", Some(span)) => this.pieces.push((here, *span)),
                ("e", Some(span)) => open = Some((here, *span)),
                ("r", _) => request = requests.get(index).cloned(),
                _ => {
                    if let Some((start, span)) = open.take() {
                        this.emissions.push(Emission {
                            range: start..here,
                            span,
                            request: request.take(),
                        });
                    }
                }
            }
            rest = mark.get(end + CLOSE.len_utf8()..).unwrap_or_default();
        }
        this.text.push_str(rest);
        this
    }

    /// The place in the body that an offset of the filled text came from.
    pub fn origin(&self, offset: usize) -> Option<Span> {
        let after = self
            .emissions
            .partition_point(|emission| emission.range.start <= offset);
        let emission = after.checked_sub(1).map(|at| &self.emissions[at]);
        if let Some(emission) = emission.filter(|emission| emission.range.contains(&offset)) {
            return Some(emission.span);
        }
        let after = self.pieces.partition_point(|(start, _)| *start <= offset);
        let (start, span) = self.pieces[after.checked_sub(1)?];
        let at = (span.start + offset - start).min(span.end);
        Some(Span::new(span.file, at, at))
    }

    /// The stretch of the body that a range of the filled text came from, in
    /// whole characters.
    pub fn origin_of(&self, range: Range<usize>) -> Option<Span> {
        let start = self.text.floor_char_boundary(range.start);
        let first = self.origin(start)?;
        let last_byte = range.end.saturating_sub(1).max(start);
        let last_start = self.text.floor_char_boundary(last_byte);
        let last = self.origin(last_start)?;
        // A place in the body's own text is a point, and its last character
        // belongs to the stretch.
        let character = self.text[last_start..].chars().next();
        let own_text = last.start == last.end && range.end > start;
        let one_more = character.filter(|_| own_text).map_or(0, char::len_utf8);
        let end = (last.end + one_more).max(first.end);
        Some(Span::new(first.file, first.start.min(end), end))
    }
}
