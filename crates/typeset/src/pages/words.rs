//! The words of pages as they stand there, each with the way back to where it was
//! typed: for who looks at the pages and wants to change them.

use typst::foundations::{NativeElement, Selector};
use typst::introspection::Introspector;
use typst::layout::{Abs, Point};
use typst::model::HeadingElem;
use typst::syntax::Source;
use typst::text::TextItem;

use super::compile::Pages;
use super::frames::{self, Piece, Seen};
use super::number;
use super::numbered::NumberedBody;
use crate::fill::Filled;
use tables::source::Span;

/// Words that stand on one line, in points from the top left of their page.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedWords {
    /// The words.
    pub text: String,
    /// Their left end.
    pub x: f64,
    /// Their top.
    pub y: f64,
    /// How wide they are.
    pub width: f64,
    /// The size of their letters.
    pub size: f64,
    /// The stretch of a body in which they were typed; none of what a table says.
    pub typed: Option<Span>,
}

/// A heading of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedHeading {
    /// Its words.
    pub text: String,
    /// The page that it stands on, from 1.
    pub page: usize,
}

/// How far apart words of one line may stand, in their size.
const NEAR: f64 = 0.6;

impl Pages {
    /// The words of each page, in the order in which they are set. `filled` is what the
    /// pages were set from.
    pub fn words(&self, filled: &Filled) -> Vec<Vec<PlacedWords>> {
        let (numbered, _) = number::number(filled);
        let bodies = numbered.map_or_else(Vec::new, |numbered| numbered.bodies);
        let sources = bodies.iter();
        let sources: Vec<(Source, &NumberedBody<'_>)> = sources
            .map(|body| (Source::new(body.file, body.text.clone()), body))
            .collect();
        let mut pages = vec![Vec::new(); self.count()];
        frames::walk(&self.document, &mut |page, piece, _| {
            if let (Seen::Text(text), Some(words)) = (&piece.seen, pages.get_mut(page - 1)) {
                add(words, placed(piece, text, typed(text, &sources)));
            }
        });
        pages
    }

    /// The headings of the body.
    pub fn headings(&self) -> Vec<PlacedHeading> {
        let first = self.annexes.iter().map(|annex| annex.first).min();
        let first = first.unwrap_or(usize::MAX);
        let introspector = self.document.introspector();
        let headings = introspector.query(&Selector::Elem(HeadingElem::ELEM, None));
        let heading = |found: &typst::foundations::Content| {
            let page = introspector.page(found.location()?)?.get();
            let text = found.to_packed::<HeadingElem>()?.body.plain_text();
            (page < first).then(|| PlacedHeading {
                text: text.to_string(),
                page,
            })
        };
        headings.iter().filter_map(heading).collect()
    }
}

/// Where the first letter of a run was typed that was typed at all.
fn typed(text: &TextItem, sources: &[(Source, &NumberedBody<'_>)]) -> Option<Span> {
    text.glyphs.iter().find_map(|glyph| {
        let (span, offset) = glyph.span;
        let mut sources = sources.iter();
        let (source, body) = sources.find(|(source, _)| span.id() == Some(source.id()))?;
        let start = source.find(span)?.range().start + usize::from(offset);
        let (span, _) = body.typed(start..start + 1)?;
        Some(span)
    })
}

fn placed(piece: &Piece<'_>, text: &TextItem, typed: Option<Span>) -> PlacedWords {
    let (top, bottom) = (text.size * -0.8, text.size * 0.2);
    let area = piece.area(
        Point::new(Abs::zero(), top),
        Point::new(text.width(), bottom),
    );
    PlacedWords {
        text: text.text.to_string(),
        x: area.min.x.to_pt(),
        y: area.min.y.to_pt(),
        width: (area.max.x - area.min.x).to_pt(),
        size: (area.max.y - area.min.y).to_pt(),
        typed,
    }
}

/// Adds words to those of their line, or begins one.
fn add(words: &mut Vec<PlacedWords>, new: PlacedWords) {
    let Some(last) = words.last_mut() else {
        return words.push(new);
    };
    let gap = new.x - last.x - last.width;
    let level = (last.y + last.size - new.y - new.size).abs() < 0.5;
    if !level || gap < -0.5 || gap > NEAR * last.size {
        return words.push(new);
    }
    let ends = last.text.ends_with(char::is_whitespace);
    if gap > last.size / 5.0 && !ends && !new.text.starts_with(char::is_whitespace) {
        last.text.push(' ');
    }
    last.text.push_str(&new.text);
    last.width = new.x + new.width - last.x;
    last.typed = last.typed.or(new.typed);
}
