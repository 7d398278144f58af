//! Paragraphs and items that are too long to be any: the time that Typst takes
//! to set one grows with the square of its pieces.

use typst::syntax::{LinkedNode, SyntaxKind};

use super::part::Part;
use tables::diag::Diagnostic;

/// The most characters of a paragraph or an item, some twenty pages.
const MOST: usize = 30_000;

/// An error for a paragraph, heading or item of these nodes that is too long;
/// nested items are texts of their own.
pub(super) fn too_long(nodes: &[LinkedNode<'_>], filled: &Part<'_>) -> Option<Diagnostic> {
    let text = &filled.body.text;
    let own = nodes
        .iter()
        .filter(|node| node.kind() != SyntaxKind::EnumItem);
    let count = |node: &LinkedNode<'_>| text.get(node.range()).map_or(0, |it| it.chars().count());
    let length: usize = own.clone().map(count).sum();
    if length <= MOST {
        return None;
    }
    let first = own.clone().next()?;
    let start = first.offset();
    let width = text.get(start..)?.chars().next().map_or(0, char::len_utf8);
    let message = format!("a paragraph of {length} characters is longer than any can be, {MOST}");
    let finding = Diagnostic::error("body/beyond-measure", message)
        .help("put a blank line where another paragraph begins");
    Some(finding.at_any(filled.body.origin_of(start..start + width)))
}
