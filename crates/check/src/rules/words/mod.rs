//! Rules about words: their spelling, names, abbreviations, phrases.

pub(super) mod defined_twice;
mod definitions;
pub(super) mod fixed_phrase;
pub(super) mod near_duplicate;
pub(super) mod near_miss;
pub(super) mod number_agreement;
pub(super) mod quotes;
pub(super) mod stray_character;
pub(super) mod two_ways;
pub(super) mod undefined;
pub(super) mod variant;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::Context;
use definitions::{Definition, definitions};
use crate::prose::{Origin, Passage, is_chinese};
use tables::model::{Lang, Project};

/// Whether an exception of paper.toml covers a place.
fn excepted(context: &Context<'_>, passage: &Passage, range: &Range<usize>) -> bool {
    let text = &passage.text;
    let mut words = context.project.paper.checks.exceptions.iter();
    words.any(|word| {
        // Only what may touch the place is looked at: a text has many places.
        let from = text.floor_char_boundary(range.start.saturating_sub(word.len()));
        let to = text.ceil_char_boundary(range.end.saturating_add(word.len()).min(text.len()));
        let mut places = text[from..to].match_indices(word.as_str());
        places.any(|(at, _)| from + at < range.end && range.start < from + at + word.len())
    })
}

/// The last `count` characters of a text, all of them Chinese.
fn last(text: &str, count: usize) -> Option<&str> {
    let (at, _) = text.char_indices().rev().nth(count - 1)?;
    text[at..].chars().all(is_chinese).then_some(&text[at..])
}

/// The first `count` characters of a text, all of them Chinese.
fn first(text: &str, count: usize) -> Option<&str> {
    let (at, c) = text.char_indices().nth(count - 1)?;
    let first = &text[..at + c.len_utf8()];
    first.chars().all(is_chinese).then_some(first)
}

/// What finds many phrases at once. Of the kinds there are this one is made
/// quickest, and a paper's text is too short to make up for a slower one.
pub(super) fn finder(phrases: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Option<AhoCorasick> {
    let kind = Some(AhoCorasickKind::ContiguousNFA);
    AhoCorasick::builder().kind(kind).build(phrases).ok()
}

/// The names that the tables have in Chinese.
pub(crate) struct Names {
    /// Those of five characters or more, in order.
    long: Vec<String>,
    automaton: Option<AhoCorasick>,
    /// Where they stand in the passages that were asked about, by the passage's
    /// address: a passage has many places, and its names are looked for once.
    covers: Mutex<BTreeMap<usize, Arc<Cover>>>,
}

/// The stretches of a text that names take, in order and without overlap.
type Cover = Vec<Range<usize>>;

impl Names {
    pub(crate) fn of(project: &Project) -> Self {
        let establishment = &project.establishment;
        let mut names: BTreeSet<&str> = BTreeSet::new();
        for office in establishment.offices() {
            names.extend([office.name.get(Lang::Zh), office.short.get(Lang::Zh)]);
        }
        names.extend(
            establishment
                .ranks()
                .iter()
                .map(|rank| rank.name.get(Lang::Zh)),
        );
        for post in establishment.posts() {
            let title = post.title.get(Lang::Zh);
            let stem = title.split(['(', '（']).next().unwrap_or_default();
            names.extend([title, stem, post.superior.get(Lang::Zh)]);
        }
        let long = |name: &&str| name.chars().nth(4).is_some();
        let long: Vec<String> = names
            .iter()
            .copied()
            .filter(long)
            .map(str::to_owned)
            .collect();
        names.remove("");
        let automaton = finder(&names).filter(|_| !names.is_empty());
        Self {
            long,
            automaton,
            covers: Mutex::default(),
        }
    }

    /// Whether one of those of five characters or more is this.
    fn has_long(&self, name: &str) -> bool {
        let found = self.long.binary_search_by(|known| known.as_str().cmp(name));
        found.is_ok()
    }

    /// Whether a place overlaps one of them.
    fn within(&self, passage: &Passage, range: &Range<usize>) -> bool {
        let cover = self.cover(passage);
        let after = cover.partition_point(|name| name.end <= range.start);
        cover.get(after).is_some_and(|name| name.start < range.end)
    }

    fn cover(&self, passage: &Passage) -> Arc<Cover> {
        let address = std::ptr::from_ref(passage).addr();
        let covers = || self.covers.lock().unwrap_or_else(PoisonError::into_inner);
        let known = covers().get(&address).cloned();
        known.unwrap_or_else(|| {
            let cover = Arc::new(self.cover_of(&passage.text));
            covers().insert(address, cover.clone());
            cover
        })
    }

    fn cover_of(&self, text: &str) -> Cover {
        let found = self.automaton.iter();
        let found = found.flat_map(|automaton| automaton.find_overlapping_iter(text));
        let mut names: Cover = found.map(|name| name.range()).collect();
        names.sort_unstable_by_key(|name| (name.start, name.end));
        let mut cover: Cover = Vec::new();
        for name in names {
            match cover.last_mut() {
                Some(last) if name.start < last.end => last.end = last.end.max(name.end),
                _ => cover.push(name),
            }
        }
        cover
    }
}

/// How many characters a name or phrase may have to be looked for where one of
/// them differs.
const LONGEST: usize = 60;

/// A place that has a name but for one character.
struct Miss<'a> {
    passage: &'a Passage,
    range: Range<usize>,
    name: String,
}

/// The typed places of Chinese texts that have one of these phrases but for one
/// character. One half of the phrase must be right there, so that only the
/// places of halves are looked at; phrases of more than [`LONGEST`] characters
/// are passed over, since a text may have a half of one at every character.
fn misses<'a>(context: &Context<'a>, phrases: &[String]) -> Vec<Miss<'a>> {
    let phrases: Vec<Vec<char>> = phrases
        .iter()
        .map(|phrase| phrase.chars().collect())
        .filter(|phrase: &Vec<char>| phrase.len() <= LONGEST)
        .collect();
    let halves: Vec<String> = phrases
        .iter()
        .flat_map(|phrase| {
            let (front, back) = phrase.split_at(phrase.len() / 2);
            [front.iter().collect(), back.iter().collect()]
        })
        .collect();
    let Some(automaton) = finder(&halves) else {
        return Vec::new();
    };
    let mut found: Vec<Miss<'_>> = Vec::new();
    let passages = context.prose.of(Lang::Zh);
    for passage in passages.filter(|passage| !matches!(passage.from, Origin::Name(..))) {
        for half in automaton.find_overlapping_iter(&passage.text) {
            let at = half.pattern().as_usize();
            let phrase = &phrases[at / 2];
            let before = if at.is_multiple_of(2) {
                0
            } else {
                phrase.len() / 2
            };
            let Some(range) = window(&passage.text, half.start(), before, phrase.len()) else {
                continue;
            };
            let there = passage.text[range.clone()].chars();
            let differ: Vec<char> = there
                .zip(phrase)
                .filter(|(a, b)| a != *b)
                .map(|(a, _)| a)
                .collect();
            let [other] = differ[..] else { continue };
            let seen = found.iter().rev().take(8);
            let known = seen.into_iter().any(|miss| {
                std::ptr::eq(miss.passage, passage)
                    && miss.range.start < range.end
                    && range.start < miss.range.end
            });
            let free = passage.is_typed(range.clone()) && !excepted(context, passage, &range);
            if !known && free && (is_chinese(other) || other.is_ascii_digit()) {
                let name = phrase.iter().collect();
                found.push(Miss {
                    passage,
                    range,
                    name,
                });
            }
        }
    }
    found
}

/// The stretch of `length` characters that begins `before` characters ahead of
/// a place.
fn window(text: &str, at: usize, before: usize, length: usize) -> Option<Range<usize>> {
    let start = match before {
        0 => at,
        _ => text[..at].char_indices().rev().nth(before - 1)?.0,
    };
    let (last, c) = text[start..].char_indices().nth(length - 1)?;
    Some(start..start + last + c.len_utf8())
}
