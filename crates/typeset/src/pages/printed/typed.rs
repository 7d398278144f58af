//! What is typed in a body, piece by piece.

use std::ops::Range;

use typst::syntax::{LinkedNode, Span, SyntaxKind, SyntaxNode};

use super::super::markup::evaluated;

/// A piece of a body's text, as it is to be printed.
pub(super) struct TypedText {
    pub(super) text: String,
    pub(super) span: Span,
    pub(super) range: Range<usize>,
    /// Whether its source has its characters one by one.
    pub(super) is_plain: bool,
    /// Whether it is a string in code, which leaves no word of where it went.
    pub(super) in_code: bool,
}

impl TypedText {
    /// Where some of its characters stand in the source.
    pub(super) fn range_of(&self, characters: Range<usize>, source: &str) -> Range<usize> {
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

/// The pieces of text below a node, in order.
pub(super) fn gather(node: &LinkedNode<'_>, typed: &mut Vec<TypedText>) {
    let mut add = |text: &str, is_plain: bool, in_code: bool| {
        let text: String = text.chars().filter(|c| is_seen(*c)).collect();
        if !text.is_empty() {
            typed.push(TypedText {
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
pub(super) fn is_seen(c: char) -> bool {
    !c.is_whitespace() && !is_unseen(c)
}

/// Characters that a font draws nothing for.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}
