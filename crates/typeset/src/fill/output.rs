//! What rendering gives: Typst source that remembers where each piece of it
//! came from.
//!
//! Rendering plants marks (`marks.rs`); [`FilledBody::read`] takes them out again.

use std::ops::Range;

use serde_json::{Value, json};

use super::marks::{CLOSE, OPEN, end_mark, without_marks};
use super::rounds;
use content::table::Placed;
use tables::model::Case;
use tables::source::Span;

/// What a helper asks of the typesetting, which alone knows paragraph numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberingRequest {
    /// A reference to the paragraphs or items of these labels.
    Paragraphs {
        /// The labels, with where the body names them.
        labels: Vec<(String, Span)>,
        /// Whether two labels are the ends of a range.
        range: bool,
        /// Whether the part that they are in is left unsaid.
        bare: bool,
        /// What is done to the letters of the reference.
        case: Option<Case>,
    },
    /// The numbering of the list that follows.
    List {
        /// Level by level: `(i)(a)(1)`.
        pattern: &'static str,
        /// Whether its numbers run on from those of the list before.
        runs_on: bool,
    },
    /// A mark in the margin for those of these annexes that are first named here. The
    /// text of such an emission stays as it is.
    Marks(Vec<usize>),
    /// A table or picture, which stands by itself: its place among those of the body.
    Placed {
        /// The index in [`FilledBody::placed`].
        index: usize,
        /// Whether it stands on pages of its own.
        apart: bool,
    },
}

/// What the helpers of a body asked for while it was rendered.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// What they ask of the typesetting, by index.
    pub(super) requests: Vec<NumberingRequest>,
    /// The tables and pictures, by index.
    pub(super) placed: Vec<Placed>,
}

/// A piece of the output that a helper or value wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emission {
    /// Where it stands in the filled text.
    pub range: Range<usize>,
    /// The expression in the body.
    pub span: Span,
    /// What it asks for; its text is then a place-holder, `#none;`.
    pub request: Option<NumberingRequest>,
}

/// A filled body.
#[derive(Debug, Clone, Default)]
pub struct FilledBody {
    /// Typst source.
    pub text: String,
    /// What helpers and values wrote, in order.
    pub emissions: Vec<Emission>,
    /// The tables and pictures that stand in it.
    pub placed: Vec<Placed>,
    /// Where the text begins behind the block that says what members are invited to
    /// do; 0 where there is none.
    pub begin: usize,
    /// Where pieces of the body's own text begin: offset here, span there.
    pieces: Vec<(usize, Span)>,
}

impl FilledBody {
    /// Takes the marks out of rendered text. `spans` are the body's pieces and
    /// expressions by index.
    pub(super) fn read(rendered: &str, spans: &[Span], asked: Asked) -> Self {
        let Asked { requests, placed } = asked;
        let mut this = Self {
            placed,
            ..Self::default()
        };
        let mut open: Option<(usize, Span)> = None;
        let mut request = None;
        // Of each block whose rounds are being read, what stands before it on
        // its line, if that is white space alone.
        let mut open_rounds: Vec<Option<String>> = Vec::new();
        let mut rest = rendered;
        while let Some(at) = rest.find(OPEN) {
            this.text.push_str(&rest[..at]);
            let mark = &rest[at + OPEN.len_utf8()..];
            let end = mark.find(CLOSE).unwrap_or(mark.len());
            let (kind, index) = mark[..end].split_at(usize::from(end > 0));
            let index: usize = index.parse().unwrap_or_default();
            rest = mark.get(end + CLOSE.len_utf8()..).unwrap_or_default();
            let here = this.text.len();
            match (kind, spans.get(index)) {
                ("t", Some(span)) => this.pieces.push((here, *span)),
                ("e", Some(span)) => open = Some((here, *span)),
                ("s", Some(span)) => {
                    let (separator, next) = rest.split_once(OPEN).unwrap_or((rest, ""));
                    let next = next.split_once(CLOSE).map_or("", |(_, next)| next);
                    let round = next.split(&end_mark()).next().unwrap_or_default();
                    let indent = open_rounds.last().cloned().flatten();
                    if this.separate(&without_marks(round), indent.as_deref()) {
                        open = Some((this.text.len(), *span));
                    } else {
                        // The mark that closes it closes nothing then.
                        rest = &rest[separator.len()..];
                    }
                }
                ("r", _) => request = requests.get(index).cloned(),
                ("b", _) => open_rounds.push(rounds::indent(&this.text)),
                ("z", _) => drop(open_rounds.pop()),
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
        }
        this.text.push_str(rest);
        this
    }

    /// The body with what members are invited to do before it.
    pub(super) fn behind(self, invitation: Self) -> Self {
        let mut whole = invitation;
        let text = whole.text.trim_end().len();
        whole.text.truncate(text);
        whole.text.push_str("\n\n");
        let (begin, placed) = (whole.text.len(), whole.placed.len());
        whole.begin = begin;
        whole.text.push_str(&self.text);
        whole.placed.extend(self.placed);
        let pieces = self.pieces.into_iter();
        whole
            .pieces
            .extend(pieces.map(|(at, span)| (at + begin, span)));
        let emissions = self.emissions.into_iter().map(|mut emission| {
            emission.range = emission.range.start + begin..emission.range.end + begin;
            if let Some(NumberingRequest::Placed { index, .. }) = &mut emission.request {
                *index += placed;
            }
            emission
        });
        whole.emissions.extend(emissions);
        whole
    }

    /// Makes ready for the next round of a block; says whether a separator is
    /// to be printed before it.
    fn separate(&mut self, round: &str, indent: Option<&str>) -> bool {
        let separated = rounds::separate(&mut self.text, round, indent);
        // White space may have been taken away.
        let end = self.text.len();
        let pieces = self.pieces.iter_mut().rev();
        let beyond = pieces.take_while(|(start, _)| *start > end);
        beyond.for_each(|(start, _)| *start = end);
        let emissions = self.emissions.iter_mut().rev();
        let beyond = emissions.take_while(|emission| emission.range.end > end);
        beyond.for_each(|emission| emission.range = end..end);
        separated
    }

    /// Everything that the pages are made of: the text, and what helpers wrote or
    /// asked for where. What is left out tells only where it came from.
    pub fn pieces_of_content(&self) -> Vec<String> {
        let emissions = self.emissions.iter().map(|emission| {
            let Emission { range, request, .. } = emission;
            let asked = match request {
                None => Value::Null,
                Some(NumberingRequest::List { pattern, runs_on }) => {
                    json!({ "list": pattern, "runs_on": runs_on })
                }
                Some(NumberingRequest::Marks(numbers)) => json!({ "marks": numbers }),
                Some(NumberingRequest::Placed { index, .. }) => json!({ "placed": index }),
                Some(NumberingRequest::Paragraphs {
                    labels,
                    range,
                    bare,
                    case,
                }) => {
                    let labels: Vec<&String> = labels.iter().map(|(label, _)| label).collect();
                    let case = case.map(Case::word);
                    json!({ "paragraphs": labels, "range": range, "bare": bare, "case": case })
                }
            };
            json!([range.start, range.end, asked]).to_string()
        });
        let begin = (self.begin > 0).then(|| json!({ "begin": self.begin }).to_string());
        std::iter::once(self.text.clone())
            .chain(begin)
            .chain(emissions)
            .collect()
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
