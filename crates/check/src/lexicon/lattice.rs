//! A row of Chinese characters with every word that may stand in it, and the
//! likeliest way to read it.

use std::ops::Range;

use super::chinese::{Chinese, RAREST, Sound};

/// How rare a name of the tables counts, which no lexicon has.
const NAME: u32 = 140;

/// One word at a place, with how rare it is.
struct Word {
    start: usize,
    end: usize,
    rarity: u32,
}

/// A row of characters, read.
pub(crate) struct Lattice {
    /// Where characters begin, and the end.
    pub(crate) bounds: Vec<usize>,
    /// How rare the likeliest words up to each byte are together.
    before: Vec<u32>,
    /// The same from each byte to the end.
    after: Vec<u32>,
    /// Whether the character at each byte stands by itself in the likeliest reading.
    single: Vec<bool>,
    /// Where the words of the likeliest reading end.
    ends: Vec<usize>,
    /// How its characters sound.
    pub(crate) sounds: Vec<Option<Sound>>,
}

impl Lattice {
    /// A text of Chinese characters alone; `names` are the stretches of it that
    /// are names, in order.
    pub(crate) fn of(lexicon: &Chinese, text: &str, names: &[Range<usize>]) -> Self {
        let ends = text.char_indices().map(|(at, _)| at);
        let bounds: Vec<usize> = ends.chain([text.len()]).collect();
        let mut words: Vec<Word> = Vec::new();
        let mut sounds = Vec::new();
        for pair in bounds.windows(2) {
            let (start, next) = (pair[0], pair[1]);
            let mut push = |end, rarity| words.push(Word { start, end, rarity });
            let mut alone = false;
            sounds.push(lexicon.beginnings(&text[start..], |length, rarity| {
                push(start + length, rarity);
                alone |= start + length == next;
            }));
            if !alone {
                push(next, RAREST);
            }
            if let Ok(name) = names.binary_search_by_key(&start, |name| name.start) {
                push(names[name].end, NAME);
            }
        }
        let far = u32::MAX / 2;
        let mut before = vec![far; text.len() + 1];
        let mut after = before.clone();
        before[0] = 0;
        for word in &words {
            before[word.end] = before[word.end].min(before[word.start] + word.rarity);
        }
        after[text.len()] = 0;
        for word in words.iter().rev() {
            after[word.start] = after[word.start].min(after[word.end] + word.rarity);
        }
        let mut single = vec![false; text.len() + 1];
        let mut ends = Vec::new();
        let mut at = 0;
        for word in &words {
            let whole = before[word.start] + word.rarity + after[word.end];
            if word.start == at && whole == after[0] {
                let next = bounds.partition_point(|&bound| bound <= at);
                single[at] = word.end == bounds[next];
                at = word.end;
                ends.push(at);
            }
        }
        Self {
            bounds,
            before,
            after,
            single,
            ends,
            sounds,
        }
    }

    /// Where the words of the likeliest reading end, in bytes.
    pub(crate) fn ends(&self) -> &[usize] {
        &self.ends
    }

    /// How much likelier the text is with a word of a rarity in the place of what
    /// stands between two bytes.
    pub(crate) fn gain(&self, place: &Range<usize>, rarity: u32) -> Option<u32> {
        let other = self.before[place.start] + rarity + self.after[place.end];
        self.after[0].checked_sub(other)
    }

    /// Whether the character at a byte stands by itself.
    pub(crate) fn is_single(&self, at: usize) -> bool {
        self.single[at]
    }
}
