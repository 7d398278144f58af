//! What stands on the pages of an edition, paragraph by paragraph and cell by cell, each
//! with the words that it is made of: lines and pages break elsewhere after an edit.

use std::collections::BTreeMap;

use compare::Version;
use pipeline::build::{ShownEdition, ShownWords};
use tables::characters::roman;

/// Stands between words that are beside each other, and not one behind the other.
const APART: char = '\t';

/// Words of one paragraph or cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) text: String,
    /// Where it is typed; empty where nobody typed it.
    pub(super) place: String,
    /// The words, in order.
    pub(super) words: Vec<Word>,
}

/// Words of a page that a block has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// The page, from 1.
    pub(super) page: usize,
    /// Which of its words.
    pub(super) index: usize,
    /// Its first character in the block, and how many it has.
    pub(super) start: usize,
    pub(super) length: usize,
    /// Where it is typed, as the page tells it.
    pub(super) place: String,
}

/// The paragraphs of bodies: of each line of a file the first one of its paragraph.
pub(super) struct Paragraphs(BTreeMap<String, String>);

impl Paragraphs {
    /// Those of a version.
    pub(super) fn of(version: &Version) -> Self {
        let mut first = BTreeMap::new();
        for text in version.prose.parts() {
            for piece in &text.pieces {
                let span = piece.span;
                let file = version.sources.file(span.file);
                let name = version.name(file.path.as_str());
                let from = file.line(span.start);
                let to = file.line(span.end.saturating_sub(1).max(span.start));
                for line in from + 1..=to {
                    let place = format!("{name}:{from}");
                    first.entry(format!("{name}:{line}")).or_insert(place);
                }
            }
        }
        Self(first)
    }

    /// What stands on the pages of an edition. Numbers of pages, paragraphs and items are
    /// left out: they follow from what stands before them.
    pub(super) fn blocks(&self, edition: &ShownEdition) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut last: Option<&ShownWords> = None;
        for (page, words) in (1..).zip(&edition.words) {
            for (index, shown) in words.iter().enumerate() {
                if is_number(&shown.words.text) {
                    continue;
                }
                let own = self.0.get(&shown.place).unwrap_or(&shown.place);
                let goes_on = blocks.last().is_some_and(|block| block.place == *own);
                if !goes_on || own.is_empty() {
                    blocks.push(Block {
                        text: String::new(),
                        place: own.clone(),
                        words: Vec::new(),
                    });
                    last = None;
                }
                let beside = last.is_some_and(|last| (last.words.y - shown.words.y).abs() < 1.0);
                if let Some(block) = blocks.last_mut() {
                    block.text.extend(beside.then_some(APART));
                    block.words.push(Word {
                        page,
                        index,
                        start: block.text.chars().count(),
                        length: shown.words.text.chars().count(),
                        place: shown.place.clone(),
                    });
                    block.text.push_str(&shown.words.text);
                }
                last = Some(shown);
            }
        }
        blocks
    }
}

/// Whether words are the number of a page, a paragraph or an item: `- 2 -`, `3.`,
/// `(a)`, `(ii)`.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    let inner = text.trim_matches(|c: char| "-–()（）.．、 ".contains(c));
    let is_short = inner.chars().count() <= 5;
    // More items than that no paragraph has.
    let is_plain = inner.chars().all(|c| c.is_ascii_digit())
        || (1..100).any(|number| roman(number) == inner)
        || (inner.len() == 1 && inner.chars().all(|c| c.is_ascii_lowercase()));
    inner.len() < text.len() && !inner.is_empty() && is_short && is_plain
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn numbers_are_told_from_words() {
        for number in ["- 2 -", "3.", "(a)", "(ii)", "（3）", "12."] {
            assert!(is_number(number), "{number}");
        }
        for words in ["附件2", "[D1]", "2", "a", "(LO)", "1,234.", "civil.", "()"] {
            assert!(!is_number(words), "{words}");
        }
    }
}
