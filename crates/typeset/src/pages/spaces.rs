//! Typed gaps taken out of a Chinese body: spaces between Chinese and Latin
//! letters or digits, and line ends between two Chinese characters, which Typst
//! would print as a space.

use typst::syntax::{LinkedNode, Source, SyntaxKind};

use super::edits::Edits;
use crate::fill;

/// Adds the edits that take typed gaps out of the text of a body.
pub(super) fn tidy(source: &Source, edits: &mut Edits) {
    let leaves = leaves(source);
    let next = next_printed(&leaves);
    let mut before = None;
    for (index, leaf) in leaves.iter().enumerate() {
        match leaf.kind() {
            SyntaxKind::Text => {
                let text = leaf.leaf_text();
                let tidied = fill::tidy(text);
                if tidied != text.as_str() {
                    edits.replace(leaf.range(), tidied);
                }
            }
            SyntaxKind::Space
                if fill::is_gap(before, next[index]) && in_markup(leaf) && !parts_blocks(leaf) =>
            {
                edits.replace(leaf.range(), parting(leaf));
            }
            _ => {}
        }
        before = printed(leaf)
            .and_then(|text| text.chars().next_back())
            .or(before);
    }
}

/// For each leaf the first character that is printed after it.
fn next_printed(leaves: &[LinkedNode<'_>]) -> Vec<Option<char>> {
    let mut next = None;
    let after = leaves.iter().rev().map(|leaf| {
        let own = next;
        next = printed(leaf).and_then(|text| text.chars().next()).or(next);
        own
    });
    let mut after: Vec<Option<char>> = after.collect();
    after.reverse();
    after
}

/// What must take a space's place so that its neighbours are still read apart:
/// a call is not to swallow a bracket after it, nor a star to lose its sense
/// between two letters.
fn parting(leaf: &LinkedNode<'_>) -> &'static str {
    let before = leaf.prev_sibling_with_trivia();
    let marked = |node: &Option<LinkedNode<'_>>| {
        let kind = node.as_ref().map(|node| node.kind());
        matches!(
            kind,
            Some(SyntaxKind::Strong | SyntaxKind::Emph | SyntaxKind::Ref)
        )
    };
    let code = before
        .as_ref()
        .and_then(|node| node.prev_sibling_with_trivia())
        .is_some_and(|node| node.kind() == SyntaxKind::Hash);
    if code {
        ";"
    } else if marked(&before) || marked(&leaf.next_sibling_with_trivia()) {
        "#none;"
    } else {
        ""
    }
}

/// The leaves of a source's tree, in order.
pub(super) fn leaves(source: &Source) -> Vec<LinkedNode<'_>> {
    let mut leaves = Vec::new();
    gather(&LinkedNode::new(source.root()), &mut leaves);
    leaves
}

fn gather<'a>(node: &LinkedNode<'a>, leaves: &mut Vec<LinkedNode<'a>>) {
    let mut children = node.children().peekable();
    if children.peek().is_none() {
        leaves.push(node.clone());
    }
    for child in children {
        gather(&child, leaves);
    }
}

fn in_markup(leaf: &LinkedNode<'_>) -> bool {
    leaf.parent_kind() == Some(SyntaxKind::Markup)
}

/// Whether a space ends a line before or after something that needs a line of
/// its own, or belongs to the syntax: no text is beside it.
fn parts_blocks(leaf: &LinkedNode<'_>) -> bool {
    let block = |kind: Option<SyntaxKind>| {
        matches!(
            kind,
            None | Some(
                SyntaxKind::Heading
                    | SyntaxKind::EnumItem
                    | SyntaxKind::ListItem
                    | SyntaxKind::TermItem
                    | SyntaxKind::LineComment
                    | SyntaxKind::BlockComment
                    | SyntaxKind::Label
                    | SyntaxKind::Linebreak
            )
        )
    };
    let before = leaf.prev_sibling_with_trivia().map(|node| node.kind());
    let after = leaf.next_sibling_with_trivia().map(|node| node.kind());
    block(before) || block(after)
}

/// What a leaf prints: its text, or the value of a string that stands in text.
fn printed<'l>(leaf: &'l LinkedNode<'_>) -> Option<&'l str> {
    let text = leaf.leaf_text();
    match leaf.kind() {
        SyntaxKind::Text | SyntaxKind::SmartQuote | SyntaxKind::Shorthand => Some(text),
        SyntaxKind::Escape => text.strip_prefix('\\'),
        SyntaxKind::Str if in_markup(leaf) => Some(text.trim_matches('"')),
        _ => None,
    }
}
