//! Whether what was typed in a body stands on a page: code may hide it.

use std::collections::{BTreeMap, HashSet};

use typst::World;
use typst::syntax::{LinkedNode, Span, SyntaxKind};
use typst_layout::PagedDocument;

use super::frames;
use super::pages::AnnexPages;
use super::world::PaperWorld;
use tables::diag::Diagnostic;

/// A piece of a body's text, as it is to be printed.
struct Typed {
    text: String,
    span: Span,
    range: std::ops::Range<usize>,
}

/// What stands on the pages.
#[derive(Default)]
struct Printed {
    /// The pieces of the body's source that glyphs are from.
    spans: HashSet<Span>,
    /// All text, without white space.
    all: String,
    /// The text of each page that is not from the body's source.
    other: BTreeMap<usize, String>,
}

/// An error for each stretch of a body that no page shows.
/// The body ends where the first annex begins.
pub(super) fn missing(
    document: &PagedDocument,
    annexes: &[AnnexPages],
    world: &PaperWorld<'_>,
) -> Vec<Diagnostic> {
    let Ok(source) = world.source(world.body.file) else {
        return Vec::new();
    };
    let mut typed = Vec::new();
    gather(&LinkedNode::new(source.root()), &mut typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let first = annexes.iter().map(|annex| annex.first).min();
    let printed = printed(document, first.unwrap_or(usize::MAX), world);
    let mut findings = Vec::new();
    let mut before = true;
    for (at, piece) in typed.iter().enumerate() {
        let shown = is_shown(&typed, at, &printed);
        // One finding for a stretch, at its beginning.
        if !shown && before {
            let place = world.body.origin(piece.range.clone(), world.filled);
            findings.extend(place.map(|place| {
                Diagnostic::error(
                    "body/not-printed",
                    "this text is typed, and stands on no page",
                )
                .at(place)
                .help("code around it hides it: take the code away, or the text")
                .help("a comment is written {{! … }}")
            }));
        }
        before = shown;
    }
    findings
}

fn printed(document: &PagedDocument, annexes: usize, world: &PaperWorld<'_>) -> Printed {
    let mut printed = Printed::default();
    frames::walk(document, &mut |page, piece| {
        frames::glyphs(piece, &mut |text, span, _| {
            let text = text.chars().filter(|c| !c.is_whitespace());
            if span.id() == Some(world.body.file) {
                printed.spans.insert(span);
            } else if page < annexes {
                printed.other.entry(page).or_default().extend(text.clone());
            }
            printed.all.extend(text);
        });
    });
    printed
}

/// Whether a piece stands on a page. A rule of a template may have put its
/// words there in pieces of another origin; then they stand beside those of the
/// pieces before or after.
fn is_shown(typed: &[Typed], at: usize, printed: &Printed) -> bool {
    let Typed { text, span, .. } = &typed[at];
    if printed.spans.contains(span) {
        return true;
    }
    // The built-in templates do so with Latin words that have a hyphen, and with
    // what is too long for a line.
    let latin = text.contains(|c: char| c.is_ascii_alphabetic()) && text.contains('-');
    let long = text.chars().nth(LONG - 1).is_some();
    if (latin || long) && stands_in(text, &printed.other) {
        return true;
    }
    let before = at.checked_sub(1).and_then(|at| typed.get(at));
    let before = before.map(|before| last(&before.text).to_owned() + text);
    let after = typed
        .get(at + 1)
        .map(|after| text.clone() + first(&after.text));
    let mut beside = before.into_iter().chain(after);
    beside.any(|words| printed.all.contains(&words))
}

/// How many characters make a text that is hardly anywhere by chance; what the
/// templates break anew is as long.
const LONG: usize = 24;

/// Less than a page holds, in bytes, where a text fills it.
const PAGEFUL: usize = 200;

/// Whether a text stands on one page, or runs on from page to page: with its
/// beginning on one, its end on another, and nearly all of each between.
fn stands_in(text: &str, pages: &BTreeMap<usize, String>) -> bool {
    pages.keys().any(|&first| {
        let (mut rest, mut begins) = (text, true);
        for (_, page) in pages.range(first..) {
            let part = longest_start(rest, page);
            rest = &rest[part..];
            if rest.is_empty() {
                return true;
            }
            if part == 0 || !(begins || part >= PAGEFUL) {
                return false;
            }
            begins = false;
        }
        false
    })
}

/// How many bytes of a text's beginning stand on a page.
fn longest_start(text: &str, page: &str) -> usize {
    let ends: Vec<usize> = text
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take_while(|&end| end <= page.len())
        .collect();
    let found = ends.partition_point(|&end| page.contains(&text[..end]));
    found.checked_sub(1).map_or(0, |last| ends[last])
}

/// How many characters beside a piece tell where it is.
const BESIDE: usize = 6;

fn last(text: &str) -> &str {
    let start = text.char_indices().rev().nth(BESIDE - 1);
    &text[start.map_or(0, |(at, _)| at)..]
}

fn first(text: &str) -> &str {
    let end = text.char_indices().nth(BESIDE);
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

/// The pieces of text below a node, in order.
fn gather(node: &LinkedNode<'_>, typed: &mut Vec<Typed>) {
    let text = match node.kind() {
        SyntaxKind::Text | SyntaxKind::Link => Some(node.leaf_text().to_string()),
        SyntaxKind::Escape => {
            let escape = node.cast::<typst::syntax::ast::Escape<'_>>();
            escape.map(|escape| escape.get().to_string())
        }
        SyntaxKind::Str if node.parent_kind() == Some(SyntaxKind::Markup) => {
            let value = node.cast::<typst::syntax::ast::Str<'_>>();
            value.map(|value| value.get().to_string())
        }
        _ => None,
    };
    let text: String = text
        .into_iter()
        .flat_map(|text| text.chars().collect::<Vec<_>>())
        .filter(|c| !c.is_whitespace() && !is_unseen(*c))
        .collect();
    if !text.is_empty() {
        typed.push(Typed {
            text,
            span: node.span(),
            range: node.range(),
        });
    }
    for child in node.children() {
        gather(&child, typed);
    }
}

/// Characters that a font draws nothing for.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}
