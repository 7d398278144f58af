//! The footnotes of a heading.

use std::ops::Range;

use typst::syntax::{LinkedNode, Source, SyntaxKind};

use super::numbering::Numbering;

impl Numbering<'_> {
    /// Hides the footnotes of the heading at `range` from its bookmark, which is
    /// made of all text that stands in the heading but within what depends on
    /// context.
    pub(super) fn notes_of_heading(&mut self, source: &Source, range: &Range<usize>) {
        let root = LinkedNode::new(source.root());
        let heading = root.children().find(|node| node.offset() == range.start);
        if let Some(heading) = heading {
            self.hide_notes(&heading);
        }
    }

    fn hide_notes(&mut self, node: &LinkedNode<'_>) {
        if node.kind() == SyntaxKind::FuncCall
            && node.children().next().is_some_and(|callee| {
                callee.kind() == SyntaxKind::Ident && callee.leaf_text() == "footnote"
            })
        {
            self.edits.insert(node.offset(), "context ");
            return;
        }
        for child in node.children() {
            self.hide_notes(&child);
        }
    }
}
