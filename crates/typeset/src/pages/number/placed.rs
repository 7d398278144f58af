//! Tables and pictures, which stand by themselves between paragraphs.

use std::ops::Range;

use typst::syntax::ast::{Expr, FuncCall};
use typst::syntax::{LinkedNode, Side, Source};

use super::numbering::Numbering;
use crate::fill::{Emission, NumberingRequest};
use tables::diag::Diagnostic;

impl Numbering<'_> {
    /// Puts the tables and pictures in that stand in a block which is no paragraph;
    /// says whether there are any.
    pub(super) fn place(&mut self, source: &Source, block: &Range<usize>) -> bool {
        let filled = self.filled;
        let before = self.placed.len();
        for emission in &filled.body.emissions {
            let Emission { range, request, .. } = emission;
            let inside = block.start <= range.start && range.end <= block.end;
            let Some(NumberingRequest::Placed { index, .. }) = request else {
                continue;
            };
            if inside && !is_in_text(source, range.start) {
                self.placed.insert(range.start);
                let call = match filled.annex {
                    None => format!("#placed({index});"),
                    Some(annex) => format!("#placed({index}, of: {annex});"),
                };
                self.edits.replace(range.clone(), call);
            }
        }
        self.placed.len() > before
    }

    /// Reports those that stand in a paragraph, an item, a heading or a footnote.
    pub(super) fn stray_placed(&mut self) {
        let emissions = self.filled.body.emissions.iter();
        let stray = emissions.filter(|found| {
            let placed = matches!(found.request, Some(NumberingRequest::Placed { .. }));
            placed && !self.placed.contains(&found.range.start)
        });
        self.findings.extend(stray.map(|found| {
            let message = "a table or picture stands in the middle of a text";
            Diagnostic::error("body/stray-table", message)
                .at(found.span)
                .help("put the call on a line of its own, with an empty line above and below")
        }));
    }
}

/// Functions whose content is a line of text, in which Typst passes over a block.
const OF_TEXT: [&str; 3] = ["footnote", "heading", "par"];

/// Whether a place is in the content of such a function: `#par[…]`.
fn is_in_text(source: &Source, at: usize) -> bool {
    let mut node = LinkedNode::new(source.root()).leaf_at(at, Side::After);
    while let Some(inner) = node {
        let callee = inner.cast::<FuncCall<'_>>().map(|call| call.callee());
        if let Some(Expr::Ident(name)) = callee
            && OF_TEXT.contains(&name.as_str())
        {
            return true;
        }
        node = inner.parent().cloned();
    }
    false
}
