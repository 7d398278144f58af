//! Paragraphs, items and headings that are too long to be any: the time that Typst takes
//! to set one grows with the square of its pieces.

use typst::syntax::{LinkedNode, SyntaxKind};

use super::part::Part;
use tables::diag::Diagnostic;

/// The most characters of a paragraph or an item, some twenty pages.
const MOST: usize = 30_000;

/// The most characters of a heading: the PDF has each as one text among its
/// bookmarks, which may take 32,767 bytes.
const MOST_OF_HEADING: usize = 8_000;

/// An error for a heading that is too long.
pub(super) fn heading(node: &LinkedNode<'_>, filled: &Part<'_>) -> Option<Diagnostic> {
    let nodes = std::slice::from_ref(node);
    let help = "put a blank line behind the heading, where a paragraph begins";
    beyond(nodes, filled, ("heading", MOST_OF_HEADING), help)
}

/// An error for a paragraph or item of these nodes that is too long; nested items
/// are texts of their own.
pub(super) fn too_long(nodes: &[LinkedNode<'_>], filled: &Part<'_>) -> Option<Diagnostic> {
    let help = "put a blank line where another paragraph begins";
    beyond(nodes, filled, ("paragraph", MOST), help)
}

/// An error for a text of these nodes that is longer than its kind can be.
fn beyond(
    nodes: &[LinkedNode<'_>],
    filled: &Part<'_>,
    (what, most): (&str, usize),
    help: &str,
) -> Option<Diagnostic> {
    let text = &filled.body.text;
    let own = nodes
        .iter()
        .filter(|node| node.kind() != SyntaxKind::EnumItem);
    let count = |node: &LinkedNode<'_>| text.get(node.range()).map_or(0, |it| it.chars().count());
    let length: usize = own.clone().map(count).sum();
    if length <= most {
        return None;
    }
    let first = own.clone().next()?;
    let start = first.offset();
    let width = text.get(start..)?.chars().next().map_or(0, char::len_utf8);
    let message = format!("a {what} of {length} characters is longer than any can be, {most}");
    let finding = Diagnostic::error("body/beyond-measure", message).help(help);
    Some(finding.at_any(filled.body.origin_of(start..start + width)))
}
