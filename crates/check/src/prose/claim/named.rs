//! The titles that a sentence names as those of what it has counted: designated as A and B.

use std::ops::Range;

use super::signs::Signs;
use super::titles::{MASK, Titles};
use crate::prose::numeral::numerals;

/// The titles that a sentence names as those of what it has counted, up to words that tell
/// of other posts; nothing where it names none, or counts others too.
pub(super) fn named(titles: &Titles<'_>, signs: &Signs, after: &str) -> Option<Vec<String>> {
    let (mut found, mut rest) = titles.masked(after);
    let first = |from: usize| {
        found
            .iter()
            .map(|(at, _)| *at)
            .filter(|at| *at >= from)
            .min()
    };
    let leads = |from: &usize| {
        let between = first(*from).map(|at| &rest[*from..at]);
        between.is_some_and(|it| it.len() < FAR && !it.contains(['，', '。', '；', ',', ';']))
    };
    let words = signs.names.iter().flat_map(|word| {
        let places = rest.match_indices(word);
        places.map(|(at, word)| at + word.len())
    });
    let from = words.filter(leads).min()?;
    // Who is above a post, or what it is for, may stand behind its title in brackets.
    let from_brackets = brackets(&rest[from..]).into_iter();
    for bracket in from_brackets.map(|it| it.start + from..it.end + from) {
        found.retain(|(at, _)| !bracket.contains(at));
        let length = bracket.len();
        rest.replace_range(bracket, &MASK.repeat(length));
    }
    let apart = signs.apart.iter();
    let apart = apart.filter_map(|word| Some(rest[from..].find(word)? + from));
    let end = apart.min().unwrap_or(rest.len());
    found.retain(|(at, _)| (from..end).contains(at));
    let said = &rest[from..end];
    let counts = numerals(said).into_iter().any(|numeral| {
        let next = &said[numeral.range.end..];
        signs.units.iter().any(|unit| next.starts_with(unit))
            && signs.posts.iter().any(|noun| next.contains(noun))
    });
    let names = found.into_iter().map(|(_, title)| title.to_owned());
    let names: Vec<String> = names.collect();
    (!names.is_empty() && !counts).then_some(names)
}

/// How many bytes there may be between the word that leads to titles and the first.
const FAR: usize = 60;

/// Where a text has brackets, each from where it opens to where it closes.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' => {
                start = if depth == 0 { at } else { start };
                depth += 1;
            }
            ')' | '）' if depth > 0 => {
                depth -= 1;
                found.extend((depth == 0).then(|| start..at + c.len_utf8()));
            }
            _ => {}
        }
    }
    found
}
