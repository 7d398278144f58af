//! Short names that are nearly one of the paper: RMY for RMO, AD(CR) for AD(RC), 水處塘
//! for 水塘處; and which ones papers need not explain.

mod known;
mod unknown;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::misses::Miss;
use super::{excepted, finder};
use crate::Context;
use crate::prose::{Origin, Passage, is_chinese, runs};
pub(super) use known::KNOWN;
use tables::model::Lang;
pub(super) use unknown::unknown;

/// The places of short names in which two characters stand the wrong way round,
/// or, in English, one is another, too many or too few.
pub(super) fn shorts_missed<'a>(context: &Context<'a>) -> Vec<Miss<'a>> {
    let mut found = Vec::new();
    for lang in Lang::ALL {
        let shorts = shorts(context, lang);
        let passages = context.prose.of(lang);
        let passages: Vec<&'a Passage> = passages
            .filter(|passage| matches!(passage.from, Origin::Body | Origin::Duty { .. }))
            .collect();
        match lang {
            Lang::Zh => turned(context, &shorts, &passages, &mut found),
            Lang::En => nearly(context, &shorts, &passages, &mut found),
        }
    }
    found
}

/// The short names of a language, of three characters and more.
fn shorts(context: &Context<'_>, lang: Lang) -> BTreeSet<String> {
    let offices = context.project.establishment.offices().iter();
    let mut shorts: BTreeSet<String> = offices
        .filter(|office| office.short.get(lang) != office.name.get(lang))
        .map(|office| office.short.get(lang).to_owned())
        .collect();
    let defined = context.definitions().iter();
    let defined = defined.filter(|it| it.lang == lang);
    shorts.extend(defined.map(|it| it.short.clone()));
    shorts.retain(|short| (3..=8).contains(&short.chars().count()));
    shorts
}

/// Adds a place, unless a name covers it or it is meant.
fn add<'a>(
    context: &Context<'a>,
    passage: &'a Passage,
    range: Range<usize>,
    short: &str,
    found: &mut Vec<Miss<'a>>,
) {
    let named = context.names(passage.lang).within(passage, &range);
    if !named && passage.is_typed(range.clone()) && !excepted(context, passage, &range) {
        let name = short.to_owned();
        found.push(Miss {
            passage,
            range,
            name,
        });
    }
}

/// Chinese short names with two neighbours the wrong way round.
fn turned<'a>(
    context: &Context<'a>,
    shorts: &BTreeSet<String>,
    passages: &[&'a Passage],
    found: &mut Vec<Miss<'a>>,
) {
    let mut wrong: BTreeMap<String, &str> = BTreeMap::new();
    for short in shorts {
        let chars: Vec<char> = short.chars().collect();
        for at in 1..chars.len() {
            let mut turned = chars.clone();
            turned.swap(at - 1, at);
            let turned: String = turned.into_iter().collect();
            if chars.iter().all(|c| is_chinese(*c)) && !shorts.contains(&turned) {
                wrong.insert(turned, short);
            }
        }
    }
    let keys: Vec<&String> = wrong.keys().collect();
    let Some(automaton) = finder(&keys).filter(|_| !keys.is_empty()) else {
        return;
    };
    for passage in passages {
        for place in automaton.find_iter(&passage.text) {
            let short = wrong[keys[place.pattern().as_usize()]];
            // 註冊處處長 holds no 冊處處 that is meant for 冊處.
            add(context, passage, place.range(), short, found);
        }
    }
}

/// English words in capitals that are nearly a short name and stand for nothing
/// else.
fn nearly<'a>(
    context: &Context<'a>,
    shorts: &BTreeSet<String>,
    passages: &[&'a Passage],
    found: &mut Vec<Miss<'a>>,
) {
    let mut places: BTreeMap<&str, Vec<(&'a Passage, Range<usize>)>> = BTreeMap::new();
    for passage in passages {
        for range in capitals(&passage.text) {
            let word = &passage.text[range.clone()];
            places.entry(word).or_default().push((passage, range));
        }
    }
    let shorts: BTreeSet<String> = shorts.iter().cloned().chain(bracketed(&places)).collect();
    let ranks = context.project.establishment.ranks().iter();
    let ranks: BTreeSet<&str> = ranks.map(|rank| rank.abbr.get(Lang::En)).collect();
    for (word, places) in &places {
        let one = word.strip_suffix('s').unwrap_or(word);
        let of_rank = ranks.contains(word) || ranks.contains(one);
        let known = of_rank || shorts.contains(*word) || KNOWN.contains(word);
        if known {
            continue;
        }
        // One that stands several times is a name of its own, but for the same letters.
        let once = places.len() == 1;
        let near = shorts.iter().find(|short| same_letters(word, short));
        let near = near.or_else(|| shorts.iter().find(|short| once && one_edit(word, short)));
        if let Some(short) = near {
            for (passage, range) in places {
                add(context, passage, range.clone(), short, found);
            }
        }
    }
}

/// The short names with brackets of their own that stand in brackets behind a title:
/// (AD(RC)).
fn bracketed(places: &BTreeMap<&str, Vec<(&Passage, Range<usize>)>>) -> Vec<String> {
    let defined = |(passage, range): &(&Passage, Range<usize>)| {
        let (before, after) = (&passage.text[..range.start], &passage.text[range.end..]);
        before.ends_with(" (") && after.starts_with(')')
    };
    let own = places.iter().filter(|(word, _)| word.ends_with(')'));
    let own = own.filter(|(_, places)| places.iter().any(defined));
    own.map(|(word, _)| (*word).to_owned()).collect()
}

/// Whether a word has the letters of a short name in another order: AFDC for AFCD, AD(CR)
/// for AD(RC).
fn same_letters(word: &str, short: &str) -> bool {
    const LEAST: usize = 4;
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().filter(char::is_ascii_alphabetic).collect();
        letters.sort_unstable();
        letters
    };
    // What stands in brackets, and before them, stays there.
    let parts = |text: &str| text.split('(').map(str::len).collect::<Vec<_>>();
    let own = letters(short);
    word != short && own.len() >= LEAST && own == letters(word) && parts(word) == parts(short)
}

/// Whether a word is a short name but for one edit.
fn one_edit(word: &str, short: &str) -> bool {
    let plural = word.strip_suffix('s') == Some(short);
    let capital = short.chars().all(|c| c.is_ascii_alphabetic());
    !plural && capital && strsim::osa_distance(word, short) == 1
}

/// The words of a text that have two capitals and more, with what stands in brackets right
/// behind them: AD(RC).
fn capitals(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let words = runs(text, |c| {
        c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '&')
    });
    words.filter_map(|range| {
        let letters = |text: &str| text.chars().all(|c| c.is_ascii_alphabetic());
        let word = &text[range.clone()];
        let capitals = word.chars().filter(char::is_ascii_uppercase).count();
        if capitals < 2 || !letters(word) {
            return None;
        }
        let more = text[range.end..].strip_prefix('(').map(|rest| {
            let inside = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            let closed = inside > 0 && rest[inside..].starts_with(')');
            if closed { inside + 2 } else { 0 }
        });
        Some(range.start..range.end + more.unwrap_or(0))
    })
}
