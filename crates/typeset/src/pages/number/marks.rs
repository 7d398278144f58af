//! The marks in the margin beside the text that first names an annex.

use std::collections::BTreeSet;

use super::super::labels::Labels;
use super::numbering::Numbering;
use crate::fill::{NumberingRequest, quoted};

impl Numbering<'_> {
    /// Puts a mark before each reference to annexes that none before it has named.
    pub(super) fn marks(&mut self, labels: &Labels) {
        let filled = self.filled;
        let (words, all) = (filled.words, filled.annexes);
        let mut named = BTreeSet::new();
        for emission in &filled.body.emissions {
            let numbers = match &emission.request {
                Some(NumberingRequest::Marks(numbers)) => numbers.clone(),
                // Paragraph 1 of Enclosure 2.
                Some(NumberingRequest::Paragraphs {
                    labels: asked,
                    bare: false,
                    ..
                }) => {
                    let first = asked.first();
                    let annex = first.and_then(|(label, _)| labels.annex_of(label));
                    annex.into_iter().collect()
                }
                _ => continue,
            };
            let numbers = numbers.into_iter();
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
