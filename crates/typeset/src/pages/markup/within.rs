//! What stands within a stretch that something was found in.

use std::ops::Range;

use super::MarkupFinding;

/// The stretches of findings, for asking about many places.
pub(in crate::pages) struct Within {
    /// Their starts, rising, each with the furthest end of all up to it.
    reaches: Vec<(usize, usize)>,
}

impl Within {
    pub(in crate::pages) fn new(findings: &[MarkupFinding]) -> Self {
        let ranges = findings.iter().map(|found| &found.range);
        let mut reaches: Vec<_> = ranges.map(|range| (range.start, range.end)).collect();
        reaches.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut reaches {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self { reaches }
    }

    /// Whether a range stands within one of them.
    pub(in crate::pages) fn holds(&self, range: &Range<usize>) -> bool {
        let up_to = self
            .reaches
            .partition_point(|(start, _)| *start <= range.start);
        let last = up_to.checked_sub(1).map(|at| self.reaches[at]);
        last.is_some_and(|(_, end)| range.end <= end)
    }
}
