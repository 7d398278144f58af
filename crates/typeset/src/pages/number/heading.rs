//! Headings: how long they are, and their footnotes.

use typst::syntax::{LinkedNode, Source, SyntaxKind};

use super::super::long;
use super::notes::is_note;
use super::numbering::Numbering;

impl Numbering<'_> {
    /// Says which headings are too long, and hides the footnotes of all from their bookmarks, which are made of all
    /// text that stands in a heading but within what depends on context.
    pub(super) fn notes_of_headings(&mut self, source: &Source) {
        let root = LinkedNode::new(source.root());
        let headings = root.children();
        for heading in headings.filter(|node| node.kind() == SyntaxKind::Heading) {
            self.findings.extend(long::heading(&heading, self.filled));
            self.hide_notes(&heading);
        }
    }

    fn hide_notes(&mut self, node: &LinkedNode<'_>) {
        if is_note(node) {
            self.edits.insert(node.offset(), "context ");
            return;
        }
        for child in node.children() {
            self.hide_notes(&child);
        }
    }
}
