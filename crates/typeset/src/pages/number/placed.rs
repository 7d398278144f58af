//! Tables and pictures, which stand by themselves between paragraphs.

use std::ops::Range;

use super::numbering::Numbering;
use crate::fill::{Emission, NumberingRequest};
use tables::diag::Diagnostic;

impl Numbering<'_> {
    /// Puts the tables and pictures in that stand in a block which is no paragraph;
    /// says whether there are any.
    pub(super) fn place(&mut self, block: &Range<usize>) -> bool {
        let filled = self.filled;
        let before = self.placed.len();
        for emission in &filled.body.emissions {
            let Emission { range, request, .. } = emission;
            let inside = block.start <= range.start && range.end <= block.end;
            let Some(NumberingRequest::Placed { index, .. }) = request else {
                continue;
            };
            if inside {
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
