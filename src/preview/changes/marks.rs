//! The words of pages that are others than they were.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use content::wording::{self, Aligned, Fate};
use serde_json::{Value, json};
use tables::model::Lang;

use super::blocks::{Block, Word};
use crate::preview::pages::id;

/// A mark on words of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark {
    /// Characters that have come, from one to another.
    Added(usize, usize),
    /// The same of what stood elsewhere.
    Moved(usize, usize),
    /// What is gone before a character.
    Removed(usize, String),
}

/// Words of a page: the page's number, and which of its words.
pub(super) type At = (usize, usize);

/// How much of a text must be what it was for it to have moved.
const MOVED: f64 = 0.7;

/// More pairs than are looked at closely.
const MOST_PAIRS: usize = 4_000;

/// The marks of an edition.
#[derive(Debug)]
pub(super) struct Marks {
    pub(super) lang: Lang,
    marks: BTreeMap<At, Vec<Mark>>,
    /// Where what is gone was typed, and the words beside which it is told.
    pub(super) gone: Vec<(String, At)>,
}

impl Marks {
    /// What changed from what the pages said to what they say.
    pub(super) fn between<'b>(
        lang: Lang,
        (before, after): (&'b [Block], &'b [Block]),
        names: &[&str],
    ) -> Self {
        let texts = |blocks: &'b [Block]| -> Vec<&'b str> {
            blocks.iter().map(|block| block.text.as_str()).collect()
        };
        let (old, new) = (texts(before), texts(after));
        let lines = wording::align_long(&old, &new, names);
        let moved = moved(&lines, (&old, &new), names);
        let mut this = Self {
            lang,
            marks: BTreeMap::new(),
            gone: Vec::new(),
        };
        // What is gone is told before what has come in its place, else behind the words
        // that stood before it.
        let mut gone: Vec<&Block> = Vec::new();
        let mut last: Option<(&Word, usize)> = None;
        for line in &lines {
            let Some(at) = line.after else {
                let alone = line
                    .before
                    .filter(|was| !moved.values().any(|own| own == was));
                gone.extend(alone.map(|was| &before[was]));
                continue;
            };
            let is = &after[at];
            let first = is.words.first().map(|word| (word, 0));
            let beside = if line.before.is_none() {
                first
            } else {
                last.or(first)
            };
            this.gone(&mut gone, beside);
            match (line.before, moved.get(&at)) {
                (Some(was), _) => this.both(&before[was], is, names, None),
                (None, Some(was)) => this.both(&before[*was], is, names, Some(Mark::Moved)),
                (None, None) => this.mark(is, 0..is.text.chars().count(), Mark::Added),
            }
            last = is.words.last().map(|word| (word, word.length));
        }
        this.gone(&mut gone, last);
        this
    }

    /// Tells blocks that are gone at a place of some words.
    fn gone(&mut self, blocks: &mut Vec<&Block>, beside: Option<(&Word, usize)>) {
        for was in blocks.drain(..) {
            if let Some((word, at)) = beside {
                self.removed(word, at, &was.text);
                self.gone_at(was, word);
            }
        }
    }

    /// Marks the words of a block that became another; `kept` those that stay too.
    fn both(
        &mut self,
        was: &Block,
        is: &Block,
        names: &[&str],
        kept: Option<fn(usize, usize) -> Mark>,
    ) {
        if was.text == is.text && kept.is_none() {
            return;
        }
        let mut at = 0;
        for stretch in wording::compare(&was.text, &is.text, names) {
            let length = stretch.text.chars().count();
            match stretch.fate {
                Fate::Kept => {
                    if let Some(kept) = kept {
                        self.mark(is, at..at + length, kept);
                    }
                    at += length;
                }
                Fate::Added => {
                    self.mark(is, at..at + length, Mark::Added);
                    at += length;
                }
                Fate::Removed => {
                    if let Some((word, offset)) = word_at(is, at) {
                        self.removed(word, offset, &stretch.text);
                        self.gone_at(was, word);
                    }
                }
            }
        }
    }

    fn gone_at(&mut self, was: &Block, beside: &Word) {
        let at = (beside.page, beside.index);
        let places: BTreeSet<&String> = was.words.iter().map(|word| &word.place).collect();
        let places = places.into_iter().filter(|place| !place.is_empty());
        self.gone.extend(places.map(|place| (place.clone(), at)));
    }

    fn removed(&mut self, word: &Word, at: usize, text: &str) {
        let text = text.replace('\t', " ");
        let marks = self.marks.entry((word.page, word.index)).or_default();
        marks.push(Mark::Removed(at, text));
    }

    /// Marks some characters of a block.
    fn mark(&mut self, block: &Block, range: Range<usize>, of: fn(usize, usize) -> Mark) {
        for word in &block.words {
            let (start, end) = (
                range.start.max(word.start),
                range.end.min(word.start + word.length),
            );
            if start < end {
                let marks = self.marks.entry((word.page, word.index)).or_default();
                marks.push(of(start - word.start, end - word.start));
            }
        }
    }
}

/// What stood in one place and stands in another, but for signs at its end: of each that
/// has come that which is gone.
fn moved(
    lines: &[Aligned],
    (old, new): (&[&str], &[&str]),
    names: &[&str],
) -> BTreeMap<usize, usize> {
    let alone = |own: Option<usize>, other: Option<usize>| own.filter(|_| other.is_none());
    let gone = lines.iter().filter_map(|it| alone(it.before, it.after));
    let come = lines.iter().filter_map(|it| alone(it.after, it.before));
    let (mut gone, come): (Vec<usize>, Vec<usize>) = (gone.collect(), come.collect());
    let close = gone.len() * come.len() <= MOST_PAIRS;
    let alike = |was: usize, is: usize| match old[was] == new[is] {
        true => 1.0,
        false if close => wording::likeness(old[was], new[is], names),
        false => 0.0,
    };
    let mut moved = BTreeMap::new();
    for is in come {
        let all = gone.iter().enumerate();
        let all = all.map(|(at, was)| (alike(*was, is), at));
        let best = all.max_by(|(one, _), (other, _)| one.total_cmp(other));
        if let Some((_, at)) = best.filter(|(alike, _)| *alike >= MOVED) {
            moved.insert(is, gone.remove(at));
        }
    }
    moved
}

/// The words that a place of a block is in or behind, and the place there.
fn word_at(block: &Block, at: usize) -> Option<(&Word, usize)> {
    let before = block.words.iter().rev().find(|word| word.start < at);
    let word = before.or(block.words.first())?;
    Some((word, at.saturating_sub(word.start).min(word.length)))
}

/// The marks of all editions as the page is told them: of each page by its name those of
/// its words, by their places. `touched` are words of which something is another that
/// the words do not say.
pub(super) fn told(all: &[Marks], touched: BTreeSet<(Lang, At)>) -> Value {
    let mut pages: BTreeMap<String, BTreeMap<String, Vec<Value>>> = BTreeMap::new();
    let mut touched: BTreeMap<(&str, At), Vec<Value>> = touched
        .into_iter()
        .map(|(lang, at)| ((lang.code(), at), Vec::new()))
        .collect();
    for marks in all {
        for (at, own) in &marks.marks {
            let own = own.iter().map(|mark| match mark {
                Mark::Added(from, to) => json!(["added", from, to]),
                Mark::Moved(from, to) => json!(["moved", from, to]),
                Mark::Removed(at, text) => json!(["removed", at, at, text]),
            });
            let told = touched.entry((marks.lang.code(), *at)).or_default();
            told.extend(own);
        }
    }
    for ((lang, (page, word)), own) in touched {
        let page = pages.entry(id(lang, page)).or_default();
        page.insert(word.to_string(), own);
    }
    json!(pages)
}
