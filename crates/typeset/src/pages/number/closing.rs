//! The last paragraph, which is kept with the signatures.

use super::super::outline::Block;
use super::numbering::Numbering;

impl Numbering<'_> {
    /// Wraps the last paragraph and its list, so that the signature block
    /// stays with them.
    pub(super) fn closing(&mut self, blocks: &[Block<'_>], end: usize) {
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
            }
            _ => self.edits.insert(end, "\n#closing[]"),
        }
    }
}
