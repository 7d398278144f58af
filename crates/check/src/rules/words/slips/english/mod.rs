//! English words that no dictionary has, one letter from one that it has.

mod romanised;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::slip::Slip;
use crate::Context;
use crate::lexicon::english::{is_word, near};
use crate::lexicon::names::is_word_of_name;
use crate::prose::{Origin, Passage, is_chinese, runs};
use romanised::ends_name;
use tables::model::Lang;

/// Shorter words are names and units as often as not.
const LEAST: usize = 4;
/// Longer ones are no words.
const MOST: usize = 30;
/// The same of a word that begins with a capital in the midst of a sentence.
const LEAST_OF_NAMES: usize = 7;
/// A word that a paper has so often is one of its own.
const OFTEN: usize = 3;
/// Shorter words that are none, and name nothing.
const SHORT: [(&str, &str); 7] = [
    ("teh", "the"),
    ("hte", "the"),
    ("adn", "and"),
    ("nad", "and"),
    ("fo", "of"),
    ("ot", "to"),
    ("wsa", "was"),
];

/// Where a word stands.
type Place<'a> = (&'a Passage, Range<usize>);

/// The words that are most likely slips. Those of the tables' names are known,
/// and a word far from every other is taken for a name or a term.
pub(super) fn slips<'a>(context: &Context<'a>) -> Vec<Slip<'a>> {
    let mut own: BTreeSet<String> = BTreeSet::new();
    let mut places: BTreeMap<&str, Vec<Place<'_>>> = BTreeMap::new();
    for passage in context.prose.of(Lang::En) {
        let text = passage.text.as_str();
        if matches!(passage.from, Origin::Name(..)) {
            let letters = runs(text, char::is_alphabetic);
            own.extend(letters.map(|range| text[range].to_lowercase()));
            continue;
        }
        let all = words(text).chain(capitals(text));
        for range in all {
            let word = &text[range.clone()];
            places.entry(word).or_default().push((passage, range));
        }
    }
    let said: BTreeSet<String> = places.keys().map(|word| word.to_lowercase()).collect();
    let mut found = Vec::new();
    for (word, places) in &places {
        let known = || {
            own.contains(&word.to_lowercase())
                || is_word(word)
                || is_name(word)
                || is_word_of_name(word)
        };
        let short = short(word);
        if short.is_none() && (places.len() >= OFTEN || known()) {
            continue;
        }
        let Some(meant) = short.or_else(|| meant(word, [&own, &said])) else {
            continue;
        };
        let named = |(passage, range): &&Place<'_>| {
            let long = word.chars().nth(LEAST_OF_NAMES - 1).is_some();
            long || is_capitals(word)
                || !begins_with_capital(word)
                || begins(&passage.text[..range.start])
        };
        found.extend(places.iter().filter(named).map(|(passage, range)| Slip {
            passage,
            range: range.clone(),
            written: (*word).to_owned(),
            meant: meant.clone(),
        }));
    }
    found
}

/// The words of a text that a dictionary may be asked about: letters alone, with
/// no capital but at the beginning. What belongs to an address or a number is
/// none.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let letters = runs(text, |c| c.is_alphabetic() && !is_chinese(c));
    letters.filter(move |range| {
        let word = &text[range.clone()];
        let (before, after) = (&text[..range.start], &text[range.end..]);
        let joined = |c: char| c.is_ascii_digit() || matches!(c, '@' | '/' | '_' | '\\' | ':');
        let dotted = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric());
        let address = before.ends_with(joined)
            || before.ends_with(['.', '\'', '’'])
            || after.starts_with(['@', '/', '_'])
            || after.starts_with(|c: char| c.is_ascii_digit())
            || after.strip_prefix('.').is_some_and(dotted);
        let abbreviation = word.chars().skip(1).any(char::is_uppercase);
        let length = word.chars().take(MOST + 1).count();
        let long = (LEAST..=MOST).contains(&length) || short(word).is_some();
        long && !address && !abbreviation && !ends_name(before, word)
    })
}

/// The short word that was meant by one that is none: teh. In small letters alone: Fo is a
/// name.
fn short(word: &str) -> Option<String> {
    let found = SHORT.iter().find(|(written, _)| *written == word);
    found.map(|(_, meant)| (*meant).to_owned())
}

/// The words of a heading in capitals alone that are too long for an abbreviation.
fn capitals(text: &str) -> impl Iterator<Item = Range<usize>> {
    const LEAST: usize = 6;
    let heading = !text.chars().any(char::is_lowercase);
    let letters = runs(text, char::is_alphabetic).filter(move |_| heading);
    letters.filter(|range| {
        let word = &text[range.clone()];
        let (before, after) = (&text[..range.start], &text[range.end..]);
        // EC(2027-28), HKSAR/2.
        let joined = |c: char| c.is_ascii_digit() || matches!(c, '(' | '/' | '\'' | '’');
        let length = word.chars().take(MOST + 1).count();
        (LEAST..=MOST).contains(&length)
            && is_capitals(word)
            && !before.ends_with(joined)
            && !after.starts_with(joined)
    })
}

fn is_capitals(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase)
}

/// Whether a word in capitals is one that begins with a capital: KOWLOON.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().into_iter();
    let name: String = first.chain(letters.flat_map(char::to_lowercase)).collect();
    is_capitals(word) && is_word(&name)
}

fn begins_with_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a sentence or an item begins behind a text.
fn begins(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '“', '‘', '"', '(']);
    before.is_empty() || before.ends_with(['.', '?', '!', ';', ':', '—', '–'])
}

/// The words that papers have most often where others are as near.
const OF_OFFICE: [&str; 11] = [
    "liaise",
    "liaison",
    "oversee",
    "overseen",
    "advise",
    "advice",
    "steer",
    "devise",
    "formulate",
    "endorse",
    "endorsed",
];

/// The word that was meant: of those one letter away one that the tables have, one with a
/// letter twice that stands once, one that the paper says elsewhere, one that papers have,
/// or the first.
fn meant(word: &str, [own, said]: [&BTreeSet<String>; 2]) -> Option<String> {
    let lower = word.to_lowercase();
    let near = near(&lower);
    let of = |all: &BTreeSet<String>| near.iter().find(|other| all.contains(*other));
    let first = of(own).or_else(|| near.iter().find(|other| is_doubled(&lower, other)));
    let first = first.or_else(|| of(said)).or_else(|| {
        let of_office = OF_OFFICE.iter();
        let mut found = of_office.filter_map(|word| near.iter().find(|other| other == word));
        found.next()
    });
    // Hardly anybody mistypes the first letter.
    let same = || {
        near.iter()
            .find(|it| it.chars().next() == lower.chars().next())
    };
    let meant = first.or_else(same).or(near.first())?;
    if is_capitals(word) {
        return Some(meant.to_uppercase());
    }
    let mut letters = meant.chars();
    let first = letters.next().filter(|_| begins_with_capital(word));
    Some(match first {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => meant.clone(),
    })
}

/// Whether a word is another but for a letter that this has twice: adress of address,
/// criticaly of critically.
fn is_doubled(word: &str, other: &str) -> bool {
    let single = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.dedup();
        letters
    };
    other.len() > word.len() && single(word) == single(other)
}

#[cfg(test)]
mod tests {
    use super::{is_doubled, meant, words};
    use std::collections::BTreeSet;

    #[test]
    fn a_letter_that_stands_once_is_meant_twice() {
        let said = BTreeSet::from(["critical".to_owned(), "dress".to_owned()]);
        let own = BTreeSet::new();
        for (word, right) in [
            ("criticaly", "critically"),
            ("adress", "address"),
            ("operationaly", "operationally"),
            ("existign", "existing"),
        ] {
            assert_eq!(meant(word, [&own, &said]).as_deref(), Some(right));
        }
        assert!(!is_doubled("adress", "dress"));
    }

    #[test]
    fn short_words_that_are_none_are_read() {
        let text = "of teh plan adn more, by Mr Nad";
        let found: Vec<&str> = words(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["teh", "plan", "adn", "more"]);
    }

    #[test]
    fn words_are_letters_without_what_belongs_to_an_address() {
        let text = "The Office's web site (www.example.hk/paper) costs HyD 2million, \
            co-ordinated by Wong Siu-ming";
        let found: Vec<&str> = words(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["Office", "site", "costs", "ordinated", "Wong"]);
    }
}
