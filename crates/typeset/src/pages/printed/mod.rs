//! Whether what was typed in a body stands on a page: code may hide it.

mod on_pages;
mod typed;

use std::ops::Range;

use typst::syntax::LinkedNode;
use typst_layout::PagedDocument;

use super::annexes::AnnexPages;
use super::gaps::gaps;
use super::numbered::NumberedBody;
use super::world::PaperWorld;
use on_pages::{PrintedText, first, last};
use tables::diag::Diagnostic;
use tables::source::Span as Place;
use typed::{TypedText, gather};

/// An error for each stretch of the prose that no page shows.
/// The body ends where the first annex begins.
pub(super) fn missing(
    document: &PagedDocument,
    annexes: &[AnnexPages],
    world: &PaperWorld<'_>,
) -> Vec<Diagnostic> {
    let first = annexes.iter().map(|annex| annex.first).min();
    let bodies = world.bodies.iter();
    let found = bodies.flat_map(|body| {
        let own = match body.annex {
            None => 0..first.unwrap_or(usize::MAX),
            Some(number) => {
                let own = annexes.iter().find(|annex| annex.number == number);
                own.map_or(0..0, |annex| annex.first..annex.last + 1)
            }
        };
        missing_of(document, body, &own, world)
    });
    found.collect()
}

/// The same of one part, which stands on these pages.
fn missing_of(
    document: &PagedDocument,
    body: &NumberedBody<'_>,
    own: &Range<usize>,
    world: &PaperWorld<'_>,
) -> Vec<Diagnostic> {
    let Ok(source) = world.source(body.file) else {
        return Vec::new();
    };
    let mut typed = Vec::new();
    gather(&LinkedNode::new(source.root()), &mut typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let printed = PrintedText::of(document, body.file, own);
    let mut findings = Vec::new();
    let mut before = true;
    for (at, piece) in typed.iter().enumerate() {
        let lost = lost(&typed, at, &printed);
        let whole = lost == Some(0..piece.text.chars().count());
        // One finding for a stretch, at its beginning.
        if let Some(lost) = lost.filter(|_| !whole || before) {
            let range = piece.range_of(lost, source.text());
            findings.extend(body.origin(range).map(finding));
        }
        before = !whole;
    }
    findings
}

fn finding(place: Place) -> Diagnostic {
    let message = "this text is typed, and stands on no page where it can be seen";
    Diagnostic::error("body/not-printed", message)
        .at(place)
        .help("code around it or a `#show` hides or replaces it: take the code away, or the text")
        .help("a comment is written {{! … }}")
}

/// The first characters of a piece that stand on no page. A rule of a template
/// may have put them there in pieces of another origin; then they stand beside
/// those that were typed before or after.
fn lost(typed: &[TypedText], at: usize, printed: &PrintedText) -> Option<Range<usize>> {
    let TypedText {
        text,
        span,
        in_code,
        ..
    } = &typed[at];
    let own = printed.own.get(span).map_or("", String::as_str);
    // Letters that run from right to left come in another order.
    if own.contains(text.as_str()) || (!own.is_empty() && text.contains(right_to_left)) {
        return None;
    }
    let before = at.checked_sub(1).and_then(|at| typed.get(at));
    let before = before.map_or("", |before| last(&before.text));
    let after = typed.get(at + 1).map_or("", |after| first(&after.text));
    let mut found = gaps(text, own).into_iter();
    found.find(|gap| {
        let start = byte_at(text, gap.start);
        let end = byte_at(text, gap.end);
        let words = &text[start..end];
        let before = match start {
            0 => before,
            _ => last(&text[..start]),
        };
        let after = match &text[end..] {
            "" => after,
            rest => first(rest),
        };
        !printed.has(words, before, after, *in_code)
    })
}

fn right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}')
}

/// Where a character begins.
fn byte_at(text: &str, character: usize) -> usize {
    let at = text.char_indices().nth(character);
    at.map_or(text.len(), |(at, _)| at)
}
