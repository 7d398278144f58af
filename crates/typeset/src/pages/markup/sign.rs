//! Signs that Typst reads as markup and does not print: comments, `~`, a
//! backslash, backticks, marks at the start of a line.

use std::ops::Range;

use typst::syntax::{LinkedNode, SyntaxKind};

use super::super::edits::Edits;
use super::unprinted;
use tables::diag::Diagnostic;

/// A finding with the stretch to underline.
type Placed = (Range<usize>, Diagnostic);

/// A comment in text. One in code is code, as long as it ends.
pub(super) fn comment(node: &LinkedNode<'_>) -> Option<Diagnostic> {
    let text = node.leaf_text();
    let error =
        |message: &str, help: &str| Some(Diagnostic::error("body/comment", message).help(help));
    match node.kind() {
        SyntaxKind::BlockComment if in_text(node) || !text.ends_with("*/") => error(
            "`/*` begins a comment of Typst's, and what follows is not printed",
            "write /\\* for the signs themselves; a comment is written {{! … }}",
        ),
        SyntaxKind::LineComment if in_text(node) => error(
            "`//` begins a comment of Typst's, and the rest of the line is not printed",
            "write /\\/ for the signs themselves; a comment is written {{! … }}",
        ),
        SyntaxKind::Shebang => error(
            "`#!` begins a comment of Typst's, and the line is not printed",
            "write \\#! for the signs themselves; a comment is written {{! … }}",
        ),
        _ => None,
    }
}

/// Whether a node stands among text, and not within code.
pub(super) fn in_text(node: &LinkedNode<'_>) -> bool {
    matches!(
        node.parent_kind(),
        Some(
            SyntaxKind::Markup
                | SyntaxKind::Heading
                | SyntaxKind::ListItem
                | SyntaxKind::EnumItem
                | SyntaxKind::TermItem
                | SyntaxKind::Strong
                | SyntaxKind::Emph
        )
    )
}

/// Signs that print as others. Dashes and dots are the markup's own; a hyphen
/// before a number is printed as typed, and not as a minus sign.
pub(super) fn shorthand(node: &LinkedNode<'_>, text: &str, edits: &mut Edits) -> Option<Placed> {
    let range = node.range();
    let finding = match node.leaf_text().as_str() {
        "~" => unprinted(
            "`~` would print as a space",
            "write \\~ for the sign itself",
        ),
        "-?" => unprinted(
            "`-?` would not be printed: to Typst it is a place to break a word",
            "write -\\? for the signs themselves",
        ),
        "-" => {
            edits.insert(range.start, "\\");
            return None;
        }
        dash if dash.starts_with('-') => {
            let start = text[..range.start].trim_end_matches('-').len();
            let rest = &text[start..];
            let row = rest.len() - rest.trim_start_matches('-').len();
            // A row is reported once, at its first piece.
            if row <= "---".len() || start != range.start {
                return None;
            }
            let found = unprinted(
                format!("{row} hyphens in a row would print as dashes"),
                "write a backslash before each; for a line to write on, use #box(width: 5cm, stroke: (bottom: 0.5pt))",
            );
            return Some((start..start + row, found));
        }
        _ => return None,
    };
    Some((range, finding))
}

/// A backslash before what needs none.
pub(super) fn escape(node: &LinkedNode<'_>) -> Option<Diagnostic> {
    let text = node.leaf_text();
    // A character by its number; those that nobody sees are refused elsewhere.
    if text.starts_with("\\u{") {
        return None;
    }
    let escaped = text.chars().nth(1)?;
    (!escaped.is_ascii_punctuation()).then(|| {
        unprinted(
            format!("the backslash before `{escaped}` would not be printed"),
            "write \\\\ for a backslash",
        )
    })
}

/// A backslash before a space, or at the end of a paragraph. At the end of a
/// line it breaks the line, as it is meant to.
pub(super) fn line_break(node: &LinkedNode<'_>) -> Option<Diagnostic> {
    let next = node.next_sibling_with_trivia();
    let ends_line = next.as_ref().is_some_and(|next| {
        next.kind() == SyntaxKind::Space && next.leaf_text().contains(['\n', '\r'])
    });
    let goes_on = next.and_then(|next| next.next_sibling_with_trivia());
    let text_follows = goes_on
        .is_some_and(|after| !matches!(after.kind(), SyntaxKind::Parbreak | SyntaxKind::Label));
    if ends_line && text_follows {
        return None;
    }
    Some(unprinted(
        "this backslash would not be printed",
        "write \\\\ for a backslash; one at the end of a line breaks the line before more text",
    ))
}

/// Backticks.
pub(super) fn backtick() -> Diagnostic {
    unprinted(
        "backticks would not be printed: to Typst they hold typewriter text",
        "write \\` for the sign itself; such text is written #raw(\"…\")",
    )
}

/// Headings, lists and terms where a sign was meant.
pub(super) fn line_start(node: &LinkedNode<'_>, text: &str) -> Option<Placed> {
    let marker = node.children().find(|child| {
        matches!(
            child.kind(),
            SyntaxKind::HeadingMarker
                | SyntaxKind::ListMarker
                | SyntaxKind::EnumMarker
                | SyntaxKind::TermMarker
        )
    })?;
    let sign = marker.leaf_text();
    let line = text[..node.offset()]
        .rfind(['\n', '\r'])
        .map_or(0, |at| at + 1);
    let alone = text[line..node.offset()].trim().is_empty();
    let itself = match sign.strip_suffix('.') {
        // A backslash before a digit is none.
        Some(number) => format!("write {number}\\. for the sign itself"),
        None => format!("write \\{sign} for the sign itself"),
    };
    let heading = node.kind() == SyntaxKind::Heading;
    let finding = match node.kind() {
        SyntaxKind::TermItem => unprinted(
            "`/` would not be printed: to Typst it begins a list of terms",
            itself,
        ),
        _ if heading && !alone => unprinted(
            format!("`{sign}` would not be printed: to Typst it begins a heading"),
            itself,
        ),
        _ if heading && !has_words(node) => unprinted(
            format!("`{sign}` would not be printed: to Typst it is a heading without words"),
            itself,
        ),
        _ if heading && below_text(node) => unprinted(
            format!("`{sign}` right below text would not be printed: to Typst it begins a heading"),
            format!("{itself}; put a blank line above a heading"),
        ),
        // Several in a row that begin in a cell are a list; one alone is none.
        SyntaxKind::ListItem | SyntaxKind::EnumItem if !alone && !goes_on(node) => unprinted(
            format!("`{sign}` would not be printed: to Typst it begins a list"),
            itself,
        ),
        _ => return None,
    };
    Some((marker.range(), finding))
}

fn has_words(heading: &LinkedNode<'_>) -> bool {
    let mut parts = heading.children();
    let body = parts.find(|child| child.kind() == SyntaxKind::Markup);
    body.is_some_and(|body| !body.full_text().trim().is_empty())
}

/// Whether a heading's line follows a line of text.
fn below_text(heading: &LinkedNode<'_>) -> bool {
    let space = heading.prev_sibling_with_trivia();
    let space = space.filter(|space| space.kind() == SyntaxKind::Space);
    let before = space.and_then(|space| space.prev_sibling_with_trivia());
    before.is_some_and(|before| {
        matches!(
            before.kind(),
            SyntaxKind::Text
                | SyntaxKind::Escape
                | SyntaxKind::Shorthand
                | SyntaxKind::SmartQuote
                | SyntaxKind::Strong
                | SyntaxKind::Emph
                | SyntaxKind::Link
        )
    })
}

/// Whether another item follows or goes before an item.
fn goes_on(item: &LinkedNode<'_>) -> bool {
    let siblings = item.parent().map(|parent| parent.children());
    let items = siblings.into_iter().flatten();
    items.filter(|other| other.kind() == item.kind()).count() > 1
}

/// What Typst cannot read at all, and what it most often is.
pub(super) fn misread(node: &LinkedNode<'_>, whole: &str) -> Option<Placed> {
    let text = node.leaf_text();
    let is_hash =
        |leaf: LinkedNode<'_>| leaf.kind() == SyntaxKind::Hash && leaf.range().end == node.offset();
    // The leaf before it is looked for behind all that cannot be read either.
    let after_hash = whole[..node.offset()].ends_with('#') && node.prev_leaf().is_some_and(is_hash);
    let first = node.offset()..node.offset() + 1;
    if after_hash && in_text(node) {
        let hash = node.offset() - 1..node.offset();
        let found = unprinted(
            "`#` begins Typst code, and none follows",
            "write \\# for the sign itself",
        );
        return Some((hash, found));
    }
    match text.chars().next()? {
        '`' => Some((first, backtick())),
        '<' if in_text(node) => {
            let found = Diagnostic::error("body/stray-label", "`<` begins a label that never ends")
                .help("write \\< for the sign itself");
            Some((first, found))
        }
        _ => None,
    }
}
