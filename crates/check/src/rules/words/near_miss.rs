//! A name that differs by one character from one that the tables or the paper
//! itself have is most often a slip: 資料辦 for 資科辦, Lihgthouse for Lighthouse.
//!
//! Names are those of offices, ranks and posts, and the abbreviations that the
//! body defines. A character may be another, too many, too few, or two may stand
//! the wrong way round; a plural is none of these.
//!
//! Example: 資料辦 in a paragraph, where paragraph 1 defines 資科辦.
//!
//! Fix: in a body give names by helpers, `{{short "ogcio"}}`; in a cell write the
//! name as the tables have it.

use crate::prose::{Passage, is_chinese};
use crate::rules::words::edges::at_edge;
use crate::rules::words::excepted;
use crate::rules::words::misses::{Miss, misses};
use crate::rules::words::shorts::shorts_missed;
use crate::{Context, Level, Rule};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::{Range, RangeInclusive};
use tables::diag::Diagnostic;
use tables::model::Lang;

pub(in crate::rules) const NAME: &str = "words/near-miss";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("near_miss.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for lang in Lang::ALL {
        let names = context.names(lang);
        let missed = misses(context, lang, &names.long).into_iter();
        let missed =
            missed.filter(|miss| !names.crosses(miss.passage, &miss.range) && !at_edge(miss));
        findings.extend(missed.map(|miss| finding(&miss)));
    }
    findings.extend(shorts_missed(context).iter().map(finding));
    let names = context.names(Lang::Zh);
    let shorts: BTreeSet<&str> = context
        .definitions()
        .iter()
        .map(|it| it.short.as_str())
        .collect();
    let nearly = Nearly::new(shorts);
    for passage in context.prose.of(Lang::Zh) {
        let missed = nearly.places(passage).into_iter();
        let missed = missed.filter(|(range, _)| {
            !names.within(passage, range) && !excepted(context, passage, range)
        });
        findings.extend(missed.map(|(range, short)| {
            let name = short.to_owned();
            finding(&Miss {
                passage,
                range,
                name,
            })
        }));
    }
    findings
}

fn finding(miss: &Miss<'_>) -> Diagnostic {
    let there = &miss.passage.text[miss.range.clone()];
    Diagnostic::warning(NAME, format!("{there} is nearly {}", miss.name))
        .at(miss.passage.span(miss.range.clone()))
        .help(format!("write {}, if it is meant", miss.name))
}

/// Characters that make another word of the last one of an abbreviation:
/// 資助辦法 holds no misspelt 資科辦.
const GOES_ON: &[(char, &str)] = &[
    ('辦', "法理事學公案妥好得有"),
    ('會', "議計員面見談場所否有在因被將考"),
    ('局', "面部限勢長"),
    ('區', "分別域內塊間議"),
    ('署', "長理名任"),
];

/// How many characters abbreviations have of which one may be a slip.
const LENGTHS: RangeInclusive<usize> = 3..=5;

/// An abbreviation without one of its characters, which may be any.
type Key = [Option<char>; 5];

/// Abbreviations by what is left of them without one of the characters between
/// the first and the last, so that a text is gone through once for all of them.
#[derive(Default)]
struct Nearly<'a> {
    firsts: HashSet<char>,
    like: HashMap<Key, Vec<&'a str>>,
}

impl<'a> Nearly<'a> {
    fn new(shorts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for short in shorts {
            let chars: Vec<char> = short.chars().take(LENGTHS.end() + 1).collect();
            if LENGTHS.contains(&chars.len()) && chars.iter().all(|c| is_chinese(*c)) {
                all.firsts.insert(chars[0]);
                for key in keys(&chars) {
                    // Two tell of any text whether another is nearly it.
                    let like = all.like.entry(key).or_default();
                    like.extend((like.len() < 2).then_some(short));
                }
            }
        }
        all
    }

    /// The places where a text has an abbreviation but for one character between
    /// its first and its last, each with the first such abbreviation.
    fn places(&self, passage: &Passage) -> Vec<(Range<usize>, &'a str)> {
        let text = &passage.text;
        let mut found = Vec::new();
        for (start, first) in text.char_indices() {
            if !self.firsts.contains(&first) {
                continue;
            }
            let chars = text[start..].chars().take_while(|c| is_chinese(*c));
            let chars: Vec<char> = chars.take(*LENGTHS.end()).collect();
            for window in LENGTHS.filter_map(|length| chars.get(..length)) {
                let range = start..start + window.iter().map(|c| c.len_utf8()).sum::<usize>();
                let fits = || passage.is_typed(range.clone()) && !goes_on(text, &range);
                let near = self.near(window).filter(|_| fits());
                found.extend(near.map(|short| (range.clone(), short)));
            }
        }
        found
    }

    /// The first abbreviation that differs by one character.
    fn near(&self, window: &[char]) -> Option<&'a str> {
        let like = keys(window).filter_map(|key| self.like.get(&key));
        let other = |short: &&&str| !short.chars().eq(window.iter().copied());
        like.flat_map(|like| like.iter().filter(other))
            .min()
            .copied()
    }
}

/// Characters without each of those between the first and the last in turn.
fn keys(chars: &[char]) -> impl Iterator<Item = Key> + use<'_> {
    let mut whole = Key::default();
    for (place, c) in whole.iter_mut().zip(chars) {
        *place = Some(*c);
    }
    (1..chars.len() - 1).map(move |at| {
        let mut key = whole;
        // No character of a text: an abbreviation that is shorter has none.
        key[at] = Some('\0');
        key
    })
}

/// Whether what follows a place makes another word of its last character.
fn goes_on(text: &str, range: &Range<usize>) -> bool {
    let last = text[range.clone()].chars().next_back();
    let next = text[range.end..].chars().next();
    last.zip(next).is_some_and(|(last, next)| {
        let mut words = GOES_ON.iter();
        words.any(|(end, more)| *end == last && more.contains(next))
    })
}
