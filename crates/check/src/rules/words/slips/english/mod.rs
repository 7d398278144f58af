//! English words that no dictionary has, one letter from one that it has.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::slip::Slip;
use crate::Context;
use crate::lexicon::english::{is_word, near};
use crate::prose::{Origin, Passage, is_chinese, runs};
use tables::model::Lang;

/// Shorter words are names and units as often as not.
const LEAST: usize = 4;
/// Longer ones are no words.
const MOST: usize = 30;
/// The same of a word that begins with a capital in the midst of a sentence.
const LEAST_OF_NAMES: usize = 7;
/// A word that a paper has so often is one of its own.
const OFTEN: usize = 3;

/// Where a word stands.
type Place<'a> = (&'a Passage, Range<usize>);

/// The words that are most likely slips. Those of the tables' names are known,
/// and a word far from every other is taken for a name or a term.
pub(super) fn slips<'a>(context: &Context<'a>) -> Vec<Slip<'a>> {
    let mut own: BTreeSet<String> = BTreeSet::new();
    let mut places: BTreeMap<&str, Vec<Place<'_>>> = BTreeMap::new();
    for passage in context.prose.of(Lang::En) {
        for range in words(&passage.text) {
            let word = &passage.text[range.clone()];
            if matches!(passage.from, Origin::Name(..)) {
                own.insert(word.to_lowercase());
            } else {
                places.entry(word).or_default().push((passage, range));
            }
        }
    }
    let mut found = Vec::new();
    for (word, places) in &places {
        let known = || own.contains(&word.to_lowercase()) || is_word(word);
        if places.len() >= OFTEN || known() {
            continue;
        }
        let Some(meant) = meant(word, &own) else {
            continue;
        };
        let named = |(passage, range): &&Place<'_>| {
            let long = word.chars().nth(LEAST_OF_NAMES - 1).is_some();
            long || !begins_with_capital(word) || begins(&passage.text[..range.start])
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
        (LEAST..=MOST).contains(&length) && !address && !abbreviation
    })
}

fn begins_with_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a sentence or an item begins behind a text.
fn begins(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '“', '‘', '"', '(']);
    before.is_empty() || before.ends_with(['.', '?', '!', ';', ':', '—', '–'])
}

/// The word that was meant: of those one letter away one that the tables have, or
/// the first.
fn meant(word: &str, own: &BTreeSet<String>) -> Option<String> {
    let lower = word.to_lowercase();
    let near = near(&lower);
    let first = near.iter().find(|other| own.contains(*other));
    let meant = first.or(near.first())?;
    let mut letters = meant.chars();
    let first = letters.next().filter(|_| begins_with_capital(word));
    Some(match first {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => meant.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_letters_without_what_belongs_to_an_address() {
        let text = "The Office's web site (www.example.hk/paper) costs HyD 2million, co-ordinated";
        let found: Vec<&str> = words(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["Office", "site", "costs", "ordinated"]);
    }
}
