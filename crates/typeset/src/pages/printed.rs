//! Whether what was typed in a body stands on a page: code may hide it.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use typst::syntax::{LinkedNode, Span, SyntaxKind, SyntaxNode};
use typst_layout::PagedDocument;

use super::annexes::AnnexPages;
use super::frames;
use super::gaps::gaps;
use super::markup::evaluated;
use super::world::PaperWorld;
use tables::diag::Diagnostic;
use tables::source::Span as Place;

/// A piece of a body's text, as it is to be printed.
struct Typed {
    text: String,
    span: Span,
    range: Range<usize>,
    /// Whether its source has its characters one by one.
    is_plain: bool,
    /// Whether it is a string in code, which leaves no word of where it went.
    in_code: bool,
}

/// What stands on the pages.
#[derive(Default)]
struct Printed {
    /// What stands there of each piece of the body's source.
    own: HashMap<Span, String>,
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
        let lost = lost(&typed, at, &printed);
        let whole = lost == Some(0..piece.text.chars().count());
        // One finding for a stretch, at its beginning.
        if let Some(lost) = lost.filter(|_| !whole || before) {
            let range = piece.range_of(lost, source.text());
            let place = world.body.origin(range, world.filled);
            findings.extend(place.map(finding));
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

impl Typed {
    /// Where some of its characters stand in the source.
    fn range_of(&self, characters: Range<usize>, source: &str) -> Range<usize> {
        if !self.is_plain {
            return self.range.clone();
        }
        let text = source[self.range.clone()].char_indices();
        let mut seen = text.filter(|(_, c)| is_seen(*c));
        let start = seen.nth(characters.start).map(|(at, _)| at);
        let end = match characters.len() {
            0 | 1 => start,
            more => seen.nth(more - 2).map(|(at, _)| at),
        };
        let (Some(start), Some(end)) = (start, end) else {
            return self.range.clone();
        };
        let start = self.range.start + start;
        let end = self.range.start + end;
        let last = source[end..].chars().next().map_or(0, char::len_utf8);
        start..end + last
    }
}

fn printed(document: &PagedDocument, annexes: usize, world: &PaperWorld<'_>) -> Printed {
    let mut printed = Printed::default();
    frames::walk(document, &mut |page, piece, paints| {
        frames::glyphs(piece, paints, &mut |text, span, _| {
            let text = text.chars().filter(|c| is_seen(*c));
            if span.id() == Some(world.body.file) {
                printed.own.entry(span).or_default().extend(text.clone());
            } else if page < annexes {
                printed.other.entry(page).or_default().extend(text.clone());
            }
            printed.all.extend(text);
        });
    });
    printed
}

/// The first characters of a piece that stand on no page. A rule of a template
/// may have put them there in pieces of another origin; then they stand beside
/// those that were typed before or after.
fn lost(typed: &[Typed], at: usize, printed: &Printed) -> Option<Range<usize>> {
    let Typed {
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

impl Printed {
    /// Whether words stand on the pages beside those before or after.
    fn has(&self, words: &str, before: &str, after: &str, in_code: bool) -> bool {
        // The built-in templates set Latin words with a hyphen anew, and what is
        // too long for a line.
        let latin = words.contains(|c: char| c.is_ascii_alphabetic()) && words.contains('-');
        let long = words.chars().nth(LONG - 1).is_some();
        ((latin || long) && stands_in(words, &self.other))
            || (!before.is_empty() && self.all.contains(&format!("{before}{words}")))
            || (!after.is_empty() && self.all.contains(&format!("{words}{after}")))
            || self.has_in_parts(words)
            || (in_code && self.all.contains(words))
    }

    /// Whether long words stand on the pages but for the place where one page
    /// ends and the next begins.
    fn has_in_parts(&self, words: &str) -> bool {
        let characters: Vec<char> = words.chars().collect();
        let parts = characters.chunks(BESIDE);
        let is_lost = |part: &&[char]| !self.all.contains(&part.iter().collect::<String>());
        characters.len() > 3 * BESIDE && parts.filter(is_lost).take(2).count() < 2
    }
}

fn right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}')
}

/// Where a character begins.
fn byte_at(text: &str, character: usize) -> usize {
    let at = text.char_indices().nth(character);
    at.map_or(text.len(), |(at, _)| at)
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
    let mut add = |text: &str, is_plain: bool, in_code: bool| {
        let text: String = text.chars().filter(|c| is_seen(*c)).collect();
        if !text.is_empty() {
            typed.push(Typed {
                text,
                span: node.span(),
                range: node.range(),
                is_plain,
                in_code,
            });
        }
    };
    match node.kind() {
        SyntaxKind::Text | SyntaxKind::Link => add(node.leaf_text(), true, false),
        SyntaxKind::Escape => {
            if let Some(escape) = node.cast::<typst::syntax::ast::Escape<'_>>() {
                add(&escape.get().to_string(), false, false);
            }
        }
        SyntaxKind::Str => {
            let value = node.cast::<typst::syntax::ast::Str<'_>>();
            let value = value.map(|value| value.get()).unwrap_or_default();
            if node.parent_kind() == Some(SyntaxKind::Markup) {
                add(&value, false, false);
            } else if evaluated(node) {
                for text in words(&typst::syntax::parse(&value)) {
                    add(text, false, false);
                }
            } else if is_shown_by_call(node) {
                add(&value, false, true);
            }
        }
        _ => {}
    }
    for child in node.children() {
        gather(&child, typed);
    }
}

/// Functions of Typst's that print a string as text.
const PRINTING: &[&str] = &[
    "align",
    "block",
    "box",
    "emph",
    "hide",
    "highlight",
    "lower",
    "move",
    "overline",
    "pad",
    "place",
    "scale",
    "smallcaps",
    "strike",
    "strong",
    "sub",
    "super",
    "text",
    "underline",
    "upper",
];

/// Whether a string is given to a function that prints it.
fn is_shown_by_call(node: &LinkedNode<'_>) -> bool {
    let args = node.parent().filter(|args| args.kind() == SyntaxKind::Args);
    let call = args.and_then(|args| args.parent());
    let name = call.and_then(|call| call.children().next());
    name.is_some_and(|name| PRINTING.contains(&name.leaf_text().as_str()))
}

/// The words of markup that stands in a string.
fn words(node: &SyntaxNode) -> Vec<&str> {
    match node.kind() {
        SyntaxKind::Text | SyntaxKind::Link => vec![node.leaf_text()],
        _ => node.children().flat_map(words).collect(),
    }
}

/// Whether a character is one that readers see.
fn is_seen(c: char) -> bool {
    !c.is_whitespace() && !is_unseen(c)
}

/// Characters that a font draws nothing for.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}
