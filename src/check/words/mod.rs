//! Rules about words: their spelling, names, abbreviations, phrases.

pub(super) mod defined_twice;
pub(super) mod fixed_phrase;
pub(super) mod near_duplicate;
pub(super) mod near_miss;
pub(super) mod quotes;
pub(super) mod stray_character;
pub(super) mod two_ways;
pub(super) mod undefined;
pub(super) mod variant;

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::Look;
use crate::model::{Lang, Project};
use crate::prose::{Origin, Passage, is_chinese};
use crate::source::Span;

/// Whether an exception of paper.toml covers a place.
fn excepted(look: &Look<'_>, passage: &Passage, range: &Range<usize>) -> bool {
    let mut words = look.project.paper.checks.exceptions.iter();
    words.any(|word| {
        let mut places = passage.text.match_indices(word.as_str());
        places.any(|(at, _)| at < range.end && range.start < at + word.len())
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
pub(super) struct Names {
    /// Those of five characters or more.
    long: Vec<String>,
    automaton: Option<AhoCorasick>,
}

impl Names {
    pub(super) fn of(project: &Project) -> Self {
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
        let long = |name: &&str| name.chars().count() >= 5;
        let long: Vec<String> = names
            .iter()
            .copied()
            .filter(long)
            .map(str::to_owned)
            .collect();
        names.remove("");
        let automaton = finder(&names).filter(|_| !names.is_empty());
        Self { long, automaton }
    }

    /// Whether a place overlaps one of them.
    fn within(&self, text: &str, range: &Range<usize>) -> bool {
        let Some(automaton) = &self.automaton else {
            return false;
        };
        let mut found = automaton.find_overlapping_iter(text);
        found.any(|name| name.start() < range.end && range.start < name.end())
    }
}

/// A place that has a name but for one character.
struct Miss<'a> {
    passage: &'a Passage,
    range: Range<usize>,
    name: String,
}

/// The typed places of Chinese texts that have one of these phrases but for one
/// character. One half of the phrase must be right there, so that only the
/// places of halves are looked at.
fn misses<'a>(look: &Look<'a>, phrases: &[String]) -> Vec<Miss<'a>> {
    let phrases: Vec<Vec<char>> = phrases
        .iter()
        .map(|phrase| phrase.chars().collect())
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
    let passages = look.prose.of(Lang::Zh);
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
            let free = passage.is_typed(range.clone()) && !excepted(look, passage, &range);
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

/// An abbreviation in brackets after its full name.
struct Definition<'a> {
    lang: Lang,
    /// The post whose annex it is in; none for the body.
    annex: Option<&'a str>,
    short: String,
    full: String,
    span: Span,
}

/// Every definition, in reading order.
fn definitions<'a>(look: &Look<'a>) -> Vec<Definition<'a>> {
    let mut found = Vec::new();
    for passage in &look.prose.passages {
        let annex = match passage.from {
            Origin::Body => None,
            Origin::Duty { index, .. } => Some(look.project.duties[index].post.as_str()),
            Origin::Setting | Origin::Name(..) => continue,
        };
        for (open, bracket) in passage.text.match_indices(['(', '（']) {
            let start = open + bracket.len();
            let Some(length) = passage.text[start..].find([')', '）']) else {
                continue;
            };
            let short = &passage.text[start..start + length];
            if let Some(full) = full_name(look, passage.lang, &passage.text[..open], short) {
                found.push(Definition {
                    lang: passage.lang,
                    annex,
                    short: short.to_owned(),
                    full: full.to_owned(),
                    span: passage.span(start..start + length),
                });
            }
        }
    }
    // A footnote stands before what follows it in its paragraph.
    found.sort_by_key(|definition| definition.span);
    found
}

/// The full name at the end of a text that brackets after it shorten.
fn full_name<'t>(look: &Look<'_>, lang: Lang, before: &'t str, short: &str) -> Option<&'t str> {
    let offices = look.project.establishment.offices().iter();
    let mut offices = offices.filter(|office| office.short.get(lang) == short);
    if let Some(office) = offices.find(|office| before.ends_with(office.name.get(lang))) {
        return Some(&before[before.len() - office.name.get(lang).len()..]);
    }
    let signs: Vec<char> = short.chars().filter(|c| *c != '／').collect();
    if !(2..=10).contains(&signs.len()) || !signs.iter().all(|c| c.is_alphanumeric()) {
        return None;
    }
    let stop = |c: char| !(c.is_alphanumeric() || matches!(c, ' ' | '-' | '／'));
    let name = before.rfind(stop).map_or(before, |at| {
        before[at..].trim_start_matches(|c| before[at..].starts_with(c) && stop(c))
    });
    match lang {
        // 資科辦 of 政府資訊科技總監辦公室 is an office's; others end alike.
        Lang::Zh if !name.ends_with(signs[signs.len() - 1]) => return None,
        Lang::En if !signs.iter().all(|c| c.is_ascii_uppercase()) => return None,
        _ => {}
    }
    let mut wanted = signs.iter().rev().peekable();
    let mut start = name.len();
    for (at, c) in name.char_indices().rev() {
        let Some(next) = wanted.peek() else { break };
        if c.eq_ignore_ascii_case(next) {
            wanted.next();
            start = at;
        }
    }
    let full = &name[start..];
    let shorter = signs.len() < full.chars().count();
    (wanted.peek().is_none()
        && shorter
        && full.chars().count()
            <= signs.len() * 4 + 6 * usize::from(lang == Lang::En) * signs.len())
    .then_some(full)
}
