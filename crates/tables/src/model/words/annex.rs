//! How annexes are called.

use serde::{Deserialize, Serialize};

use super::{ListWords, Pattern, merged};

/// How annexes are referred to and labelled: `{n}`, or `{list}` for several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnexWords {
    /// One of several.
    pub one: Pattern,
    /// The only one that a paper has, in a sentence.
    pub only: Pattern,
    /// The same as its label.
    pub only_label: Pattern,
    /// Several.
    pub many: Pattern,
    /// The label at the corner of its pages: `{annex}`, and the paper's `{number}`.
    pub corner: Pattern,
    /// The same in a paper without a number.
    pub corner_unnumbered: Pattern,
    /// The marks in the margin where annexes are first named, where the paper's type
    /// has them.
    #[serde(default)]
    pub margin: Option<MarginWords>,
}

impl AnnexWords {
    /// The label of an annex, of so many in `all`: 附件2.
    pub fn label(&self, number: usize, all: usize) -> String {
        let pattern = if all == 1 {
            &self.only_label
        } else {
            &self.one
        };
        pattern.fill(&[("n", &number.to_string())])
    }

    /// How a sentence calls annexes, by their numbers in rising order: 附件2至4.
    pub fn reference(&self, numbers: &[usize], all: usize, list: &ListWords) -> String {
        let words = [&self.one, &self.only, &self.many];
        called(numbers, all, list, words)
    }

    /// The mark in the margin beside the text that first names annexes; `None` where
    /// the paper's type has none.
    pub fn mark(&self, numbers: &[usize], all: usize, list: &ListWords) -> Option<String> {
        let margin = self.margin.as_ref()?;
        let words = [&margin.one, &margin.only, &margin.many];
        Some(called(numbers, all, list, words))
    }
}

/// Annexes in the words for one of several, the only one, and several.
fn called(numbers: &[usize], all: usize, list: &ListWords, words: [&Pattern; 3]) -> String {
    let [one, only, many] = words;
    match numbers {
        [number] => {
            let pattern = if all == 1 { only } else { one };
            pattern.fill(&[("n", &number.to_string())])
        }
        numbers => many.fill(&[("list", &merged(numbers, list))]),
    }
}

/// The marks in the margin beside the text that first names annexes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarginWords {
    /// One of several.
    pub one: Pattern,
    /// The only one that a paper has.
    pub only: Pattern,
    /// Several.
    pub many: Pattern,
}
