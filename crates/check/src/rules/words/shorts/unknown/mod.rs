//! Words in capitals that a paper explains nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{KNOWN, one_edit, same_letters, shorts};
use crate::Context;
use crate::lexicon::english::is_word;
use crate::prose::{Origin, Passage, runs};
use crate::rules::words::excepted;
use tables::model::Lang;

/// How many letters such a word has: one of fewer is known, or a sign of something.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=8;

/// The first place of each word in capitals of a language that is no known abbreviation,
/// stands in no name of the tables, and in brackets or before some nowhere in the paper.
pub(in crate::rules::words) fn unknown<'a>(
    context: &Context<'a>,
) -> Vec<(&'a Passage, Range<usize>)> {
    let mut found = Vec::new();
    let explained = explained(context);
    for lang in Lang::ALL {
        let shorts = shorts(context, lang);
        let mut first: BTreeMap<&str, (&'a Passage, Range<usize>)> = BTreeMap::new();
        let texts = context.prose.of(lang);
        let texts = texts.filter(|it| matches!(it.from, Origin::Body | Origin::Duty { .. }));
        for passage in texts {
            for range in words(&passage.text) {
                let word = &passage.text[range.clone()];
                let known = KNOWN.contains(&word) || shorts.contains(word);
                // A slip of another one is told as that.
                let slip = |short: &String| same_letters(word, short) || one_edit(word, short);
                let known = known || explained.contains(word) || shorts.iter().any(slip);
                if known || is_word(&word.to_lowercase()) {
                    continue;
                }
                let free = passage.is_typed(range.clone()) && !excepted(context, passage, &range);
                if free && !context.names(lang).within(passage, &range) {
                    first.entry(word).or_insert((passage, range));
                }
            }
        }
        found.extend(first.into_values());
    }
    found
}

/// The words that names of the tables have, and those that stand in brackets, or before
/// some with more than one word in them.
fn explained<'a>(context: &Context<'a>) -> BTreeSet<&'a str> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    for passage in &context.prose.passages {
        let text = passage.text.as_str();
        let named = matches!(passage.from, Origin::Name(..) | Origin::Setting);
        let closes = |c: char| matches!(c, ')' | '）');
        let last = text.rfind(closes).unwrap_or(0);
        for range in runs(text, |c| c.is_ascii_uppercase()) {
            let (before, after) = (&text[..range.start], &text[range.end..]);
            let inside = before.ends_with(['(', '（', '“', '「', '"'])
                && after.starts_with([')', '）', '”', '」', '"', ',', ';']);
            let after = after.trim_start().strip_prefix(['(', '（']);
            let full = after.is_some_and(|rest| {
                // A bracket that closes, further off than the word is long.
                let near = rest.char_indices();
                let mut near = near.take_while(|(at, _)| *at <= range.len() + 2);
                text.len() - rest.len() <= last && !near.any(|(_, c)| closes(c))
            });
            if named || inside || full {
                found.insert(&text[range]);
            }
        }
    }
    found
}

/// The words of a text that have capitals alone and belong to no number, reference or
/// address, unless all of it is a heading in capitals.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let heading = !text.chars().any(|c| c.is_ascii_lowercase()) && text.is_ascii();
    let joined = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(
                c,
                '(' | '/' | '-' | '.' | '_' | '@' | '&' | '\'' | '’' | ':' | '\u{FFFC}'
            )
    };
    let roman = |word: &str| word.chars().all(|c| "IVXLC".contains(c));
    runs(text, |c| c.is_ascii_uppercase()).filter(move |range| {
        let word = &text[range.clone()];
        let (before, after) = (&text[..range.start], &text[range.end..]);
        let stop = after.starts_with('.') && !after[1..].starts_with(joined);
        let possessive = after.starts_with(['\'', '’']);
        !heading
            && LENGTHS.contains(&word.len())
            && !roman(word)
            && !before.ends_with(joined)
            && (stop || possessive || !after.starts_with(joined))
            && !is_among_capitals(before, after)
    })
}

/// Whether the words around are in capitals too: a title within a text.
fn is_among_capitals(before: &str, after: &str) -> bool {
    let capitals = |word: Option<&str>| {
        word.is_some_and(|word| word.len() > 2 && word.chars().all(|c| c.is_ascii_uppercase()))
    };
    let last = before
        .strip_suffix(' ')
        .and_then(|it| it.rsplit(' ').next());
    let next = after.strip_prefix(' ').and_then(|it| it.split(' ').next());
    capitals(last) || capitals(next)
}
