//! The marks of footnotes in a row, which have a gap between them: notes 1 and 2 would
//! else read as note 12.

use typst::syntax::{LinkedNode, Source, SyntaxKind};

use super::super::edits::Edits;

/// What the layout calls the gap.
pub(in crate::pages) const GAP: &str = "note-gap";

/// Puts the gaps into a source.
pub(super) fn apart(source: &Source, edits: &mut Edits) {
    within(&LinkedNode::new(source.root()), edits);
}

fn within(node: &LinkedNode<'_>, edits: &mut Edits) {
    // Whether the last child ends in a mark, and where the call behind it begins.
    let mut follows = false;
    let mut hash = None;
    for child in node.children() {
        match child.kind() {
            SyntaxKind::Hash => hash = Some(child.offset()),
            SyntaxKind::Semicolon => {}
            _ => {
                let is_note = is_note(&child);
                if let (true, true, Some(at)) = (follows, is_note, hash) {
                    edits.insert(at, format!("#{GAP}();"));
                }
                (follows, hash) = (is_note, None);
            }
        }
        within(&child, edits);
    }
}

/// Whether a node is the call of a footnote.
pub(super) fn is_note(node: &LinkedNode<'_>) -> bool {
    let callee = node.children().next();
    node.kind() == SyntaxKind::FuncCall
        && callee.is_some_and(|callee| {
            callee.kind() == SyntaxKind::Ident && callee.leaf_text() == "footnote"
        })
}
