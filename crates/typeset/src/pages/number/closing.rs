//! What is kept together on a page: the last paragraph with the signatures, and a
//! heading with a paragraph that has a footnote.

use std::ops::Range;

use typst::syntax::{LinkedNode, SyntaxKind};

use super::super::outline::Block;
use super::numbering::Numbering;

impl Numbering<'_> {
    /// Wraps the last paragraph and its list, so that the signature block
    /// stays with them; gives what was wrapped.
    pub(super) fn closing(&mut self, blocks: &[Block<'_>], end: usize) -> Option<Range<usize>> {
        let last = blocks
            .iter()
            .rposition(|block| matches!(block, Block::Paragraph(_) | Block::Heading(_)));
        let tail = last.map_or(&[][..], |at| &blocks[at..]);
        let start = match tail.first() {
            Some(block @ Block::Paragraph(_)) => block.range().map(|range| range.start),
            _ => None,
        };
        let tail_end = tail.iter().rev().find_map(Block::range);
        let stop = tail_end.filter(|_| start.is_some());
        match (start, stop) {
            (Some(start), Some(stop)) => {
                self.edits.insert_first(start, "#closing[");
                self.edits.insert(stop.end, "\n]");
                Some(start..stop.end)
            }
            _ => {
                self.edits.insert(end, "\n#closing[]");
                None
            }
        }
    }

    /// Keeps a heading with a paragraph that has a footnote: where the note
    /// does not fit, Typst moves the paragraph to the next page and leaves the
    /// heading behind, sticky as it is.
    pub(super) fn noted_headings(&mut self, blocks: &[Block<'_>], closing: Option<Range<usize>>) {
        let mut first = None;
        for block in blocks {
            match block {
                Block::Heading(range) => first = first.or(Some(range.start)),
                Block::Paragraph(nodes) => {
                    let range = block.range().filter(|_| nodes.iter().any(has_footnote));
                    if let (Some(start), Some(range)) = (first.take(), range) {
                        let last = closing.as_ref().filter(|last| last.start == range.start);
                        let end = last.map_or(range.end, |last| last.end);
                        self.edits.insert_first(start, "#together[\n");
                        self.edits.insert(end, "\n]");
                    }
                }
                Block::List(_) | Block::Code(_) => first = None,
            }
        }
    }
}

/// Whether a node holds a footnote.
fn has_footnote(node: &LinkedNode<'_>) -> bool {
    let called = |node: &LinkedNode<'_>| {
        node.kind() == SyntaxKind::Ident && node.leaf_text().as_str() == "footnote"
    };
    called(node) || node.children().any(|child| has_footnote(&child))
}
