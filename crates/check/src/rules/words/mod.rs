//! Rules about words: their spelling, names, abbreviations, phrases.

mod bodies;
pub(super) mod defined_twice;
mod definitions;
mod edges;
pub(super) mod fixed_phrase;
mod misses;
pub(super) mod near_duplicate;
pub(super) mod near_miss;
pub(super) mod number_agreement;
pub(super) mod quotes;
mod shorts;
mod slips;
pub(super) mod spelling;
pub(super) mod stray_character;
mod strays;
pub(super) mod two_ways;
pub(super) mod undefined;
pub(super) mod unknown_title;
pub(super) mod variant;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::Context;
use crate::prose::{Passage, is_chinese};
pub(crate) use definitions::{Definition, definitions};
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

/// The names that the tables have in a language.
pub(crate) struct Names {
    /// Those that are long enough to be told from other words, in order.
    long: Vec<String>,
    automaton: Option<AhoCorasick>,
    /// Where they stand in the passages that were asked about, by the passage's
    /// address: a passage has many places, and its names are looked for once.
    covers: Mutex<BTreeMap<usize, Arc<Cover>>>,
}

/// The stretches of a text that names take, in order and without overlap.
type Cover = Vec<Range<usize>>;

impl Names {
    pub(crate) fn of(project: &Project, lang: Lang) -> Self {
        let establishment = &project.establishment;
        let mut names: BTreeSet<&str> = BTreeSet::new();
        for office in establishment.offices() {
            names.extend([office.name.get(lang), office.short.get(lang)]);
        }
        names.extend(establishment.ranks().iter().map(|rank| rank.name.get(lang)));
        for post in establishment.posts() {
            let title = post.title.get(lang);
            let stem = title.split(['(', '（']).next().unwrap_or_default();
            names.extend([title, stem, post.superior.get(lang)]);
        }
        let least = match lang {
            Lang::Zh => 5,
            Lang::En => 10,
        };
        let long = |name: &&str| name.chars().nth(least - 1).is_some();
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

    /// Whether one of the long ones is this.
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

    /// Whether one of them begins or ends outside a place and stands in it, or is
    /// all of it but for a character at one end: 協助數字政策專員 holds no misspelt
    /// 副數字政策專員. A stem inside a misspelt title does not.
    fn crosses(&self, passage: &Passage, range: &Range<usize>) -> bool {
        let cover = self.cover(passage);
        let after = cover.partition_point(|name| name.end <= range.start);
        let here = cover[after..].iter();
        let mut here = here.take_while(|name| name.start < range.end);
        let text = &passage.text[range.clone()];
        let first = range.start + text.chars().next().map_or(0, char::len_utf8);
        let last = range.end - text.chars().next_back().map_or(0, char::len_utf8);
        here.any(|name| {
            let outside = name.start < range.start || range.end < name.end;
            outside || (name.start <= first && last <= name.end)
        })
    }

    /// Whether a place is a part of a longer one.
    fn extends(&self, passage: &Passage, range: &Range<usize>) -> bool {
        self.covers(passage, range)
            && self
                .cover(passage)
                .binary_search_by(|name| {
                    name.start.cmp(&range.start).then(name.end.cmp(&range.end))
                })
                .is_err()
    }

    /// Whether a place is inside one of them.
    pub(crate) fn covers(&self, passage: &Passage, range: &Range<usize>) -> bool {
        let cover = self.cover(passage);
        let after = cover.partition_point(|name| name.end <= range.start);
        let name = cover.get(after);
        name.is_some_and(|name| name.start <= range.start && range.end <= name.end)
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
