//! Where the blocks of a body stand, which decide what of it is printed.

use std::ops::Range;

use super::tags::{TagKind, tags};
use tables::source::Span;

/// The blocks of one body.
#[derive(Debug, Default)]
pub struct Blocks {
    /// Every tag of a block.
    tags: Vec<Range<usize>>,
    /// The outermost blocks from their first tag to their last.
    whole: Vec<Range<usize>>,
}

impl Blocks {
    /// The blocks of a body's text.
    pub fn of(text: &str) -> Self {
        let mut blocks = Self::default();
        let mut open = Vec::new();
        for tag in tags(text) {
            match tag.kind {
                TagKind::Open => open.push(tag.range.start),
                TagKind::Close => {
                    let start = open.pop();
                    let outermost = start.filter(|_| open.is_empty());
                    blocks
                        .whole
                        .extend(outermost.map(|start| start..tag.range.end));
                }
                TagKind::Else | TagKind::Chain => {}
                _ => continue,
            }
            blocks.tags.push(tag.range);
        }
        blocks
    }

    /// Whether a tag of a block stands in a stretch of the body.
    pub fn cut(&self, span: Span) -> bool {
        meets(&self.tags, span)
    }

    /// Whether a stretch of the body is part of a block.
    pub fn hold(&self, span: Span) -> bool {
        meets(&self.whole, span)
    }
}

/// Whether one of these ranges, which are in order, meets a span.
fn meets(ranges: &[Range<usize>], span: Span) -> bool {
    let first = ranges.partition_point(|range| range.end <= span.start);
    ranges
        .get(first)
        .is_some_and(|range| range.start < span.end)
}
