//! The marks in the margin beside the text that first names an annex.

use std::collections::BTreeSet;

use super::numbering::Numbering;
use crate::fill::{NumberingRequest, quoted};

impl Numbering<'_> {
    /// Puts a mark before each reference to annexes that none before it has named.
    pub(super) fn marks(&mut self) {
        let filled = self.filled;
        let (words, all) = (filled.words, filled.annexes);
        let mut named = BTreeSet::new();
        for emission in &filled.body.emissions {
            let Some(NumberingRequest::Marks(numbers)) = &emission.request else {
                continue;
            };
            let numbers = numbers.iter().copied();
            let first: Vec<usize> = numbers.filter(|number| named.insert(*number)).collect();
            if first.is_empty() {
                continue;
            }
            if let Some(mark) = words.annex.mark(&first, all, &words.list) {
                let call = format!("#margin-mark({});", quoted(&mark));
                self.edits.insert(emission.range.start, call);
            }
        }
    }
}
