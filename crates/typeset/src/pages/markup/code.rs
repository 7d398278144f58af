//! `#` before what is no call, and semicolons that code would swallow.

use std::ops::Range;

use typst::syntax::{LinkedNode, SyntaxKind, is_id_continue};

use super::bound::Bound;
use super::{read_as_code, unprinted};
use tables::diag::Diagnostic;

/// A hash before a number, a word of Typst's own, or a list: it would vanish,
/// and what is printed is what Typst makes of the rest.
pub(super) fn hash(node: &LinkedNode<'_>, bound: &Bound) -> Option<(Range<usize>, Diagnostic)> {
    let after = node.next_sibling_with_trivia()?;
    let typed = match after.kind() {
        SyntaxKind::Ident => bound.is_standard_only(after.leaf_text()),
        _ => is_literal(&after),
    };
    typed.then(|| {
        let range = node.offset()..after.range().end;
        let found = unprinted(
            "`#` would not be printed: to Typst it begins code",
            "write \\# for the sign itself",
        );
        (range, found)
    })
}

/// Whether an expression is a mere value, so that no code was meant.
fn is_literal(node: &LinkedNode<'_>) -> bool {
    match node.kind() {
        SyntaxKind::Int
        | SyntaxKind::Float
        | SyntaxKind::Numeric
        | SyntaxKind::Bool
        | SyntaxKind::None
        | SyntaxKind::Auto
        | SyntaxKind::Array
        | SyntaxKind::Dict => true,
        SyntaxKind::Parenthesized => node.children().any(|child| is_literal(&child)),
        _ => false,
    }
}

/// A round bracket right after the content of a call of Typst's own: what such a
/// call gives is no function, so that text was meant.
pub(super) fn bracket_after(
    node: &LinkedNode<'_>,
    text: &str,
    bound: &Bound,
) -> Option<(Range<usize>, Diagnostic)> {
    let mut parts = node.children();
    let (called, args) = (parts.next()?, parts.next()?);
    let name = called.children().next()?;
    let has_content = || {
        let args = called.children().last();
        let last = args.and_then(|args| args.children().last());
        last.is_some_and(|last| last.kind() == SyntaxKind::ContentBlock)
    };
    let meant = called.kind() == SyntaxKind::FuncCall
        && name.kind() == SyntaxKind::Ident
        && bound.is_standard_only(name.leaf_text())
        && text[..node.offset()].ends_with('#')
        && text[args.offset()..].starts_with('(')
        && has_content();
    meant.then(|| (args.offset()..args.offset() + 1, read_as_code('(')))
}

/// A semicolon right after code in text: it ends the code, and is not printed.
/// It is needed where what follows would be read as code too.
pub(super) fn semicolon(node: &LinkedNode<'_>, text: &str) -> Option<Diagnostic> {
    if node.parent_kind() != Some(SyntaxKind::Markup) {
        return None;
    }
    let code = node.prev_sibling_with_trivia()?;
    let named = matches!(code.kind(), SyntaxKind::Ident | SyntaxKind::FieldAccess);
    let printing = named || matches!(code.kind(), SyntaxKind::FuncCall | SyntaxKind::ContentBlock);
    let after = text[node.range().end..].chars().next();
    let needed =
        after.is_some_and(|c| matches!(c, '(' | '[' | '.') || (named && is_id_continue(c)));
    // A call on a line of its own is no part of a sentence.
    let hash = text[..code.offset()].trim_end_matches('#');
    let begins = hash.trim_end_matches([' ', '\t']).ends_with(['\n', '\r']) || hash.is_empty();
    let alone = begins && after.is_none_or(|c| matches!(c, '\n' | '\r'));
    if !printing || needed || alone {
        return None;
    }
    Some(unprinted(
        "a semicolon right after Typst code ends it, and is not printed",
        "write \\; for the sign itself, or leave it out",
    ))
}

/// The range of a node; of a hash, with the code behind it.
pub(super) fn with_expression(node: &LinkedNode<'_>) -> Range<usize> {
    let next = match node.kind() {
        SyntaxKind::Hash => node.next_sibling_with_trivia(),
        _ => None,
    };
    node.offset()..next.map_or(node.range().end, |next| next.range().end)
}
