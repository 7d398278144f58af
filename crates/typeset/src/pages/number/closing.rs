//! The last paragraph, which is kept with the signatures.

use std::ops::Range;

use super::super::outline::Block;
use super::numbering::Numbering;
use crate::fill::NumberingRequest;

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
        let apart = |start: usize| self.stands_apart(start..end);
        match (start, stop) {
            (Some(start), Some(stop)) if !apart(start) => {
                self.edits.insert_first(start, "#closing[");
                self.edits.insert(stop.end, "\n]");
            }
            _ => self.edits.insert(end, "\n#closing[]"),
        }
    }

    /// Whether a table with pages of its own stands here, which can be in no block.
    fn stands_apart(&self, range: Range<usize>) -> bool {
        let mut emissions = self.filled.body.emissions.iter();
        emissions.any(|found| {
            let apart = matches!(
                found.request,
                Some(NumberingRequest::Placed { apart: true, .. })
            );
            apart && range.contains(&found.range.start)
        })
    }
}
