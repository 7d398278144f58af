//! Places that are nearly a name, and yet other words: they differ at an edge, in what they
//! name, or by a character of a word that goes on.

use super::misses::Miss;
use crate::lexicon::chinese::Chinese;
use crate::lexicon::lattice::Lattice;
use crate::lexicon::names;
use crate::prose::{is_chinese, near};

/// Whether a name differs at its beginning or end by a character that is a word of
/// its own: 15名審查主任 holds no misspelt 總審查主任.
pub(super) fn at_edge(miss: &Miss<'_>) -> bool {
    const FREE: &str = "的名個位及和與或在是有由為等會之於並亦須以可所其該各兩一二三四五六七八九十0123456789副現各";
    let there = &miss.passage.text[miss.range.clone()];
    let differs =
        |(a, b): (Option<char>, Option<char>)| a != b && a.is_some_and(|a| FREE.contains(a));
    differs((there.chars().next(), miss.name.chars().next()))
        || differs((there.chars().next_back(), miss.name.chars().next_back()))
        || is_of_another_word(miss)
        || is_another_kind(miss)
        || cuts_a_word(miss)
}

/// What stands at a place may be a name of another body, or of a thing that has its
/// name from the office: 機電工程署 is no misspelt 機電工程科, nor is 污水處理廠 a
/// 污水處理科.
fn is_another_kind(miss: &Miss<'_>) -> bool {
    const BODIES: &str = "署局處科部組室司廳隊";
    const THINGS: &str = "廠站場池庫園館樓堂院校渠網圖費量率法權證額";
    let text = &miss.passage.text;
    let there = &text[miss.range.clone()];
    let ends = |name: &str, among: &str| name.ends_with(|c| among.contains(c));
    let known = || {
        let around = near(text, &miss.range, |_| true);
        let place = miss.range.start - around.start..miss.range.end - around.start;
        let mut bodies = names::within(&text[around]).into_iter();
        bodies.any(|body| body.start <= place.start && place.end <= body.end)
    };
    (ends(&miss.name, BODIES) && ends(there, THINGS)) || known()
}

/// Whether the character in which a Chinese place differs from a name is of a word that
/// goes on behind the place, or begins before it: 水務署首長級 holds no misspelt
/// 水務署署長.
fn cuts_a_word(miss: &Miss<'_>) -> bool {
    let text = &miss.passage.text;
    let there = &text[miss.range.clone()];
    let pairs = there.char_indices().zip(miss.name.chars());
    let odd: Vec<usize> = pairs
        .filter(|((_, a), b)| a != b)
        .map(|((at, _), _)| miss.range.start + at)
        .collect();
    let [odd] = odd[..] else { return false };
    let odd_one = text[odd..].chars().next().filter(|c| is_chinese(*c));
    let Some(length) = odd_one.map(char::len_utf8) else {
        return false;
    };
    let row = near(text, &(odd..odd + length), is_chinese);
    let Some(lexicon) = Chinese::carried() else {
        return false;
    };
    let own = names::within(&text[row.clone()]);
    let lattice = Lattice::of(lexicon, &text[row.clone()], &own);
    let ends: Vec<usize> = lattice.ends().iter().map(|end| row.start + end).collect();
    let at = ends.partition_point(|end| *end <= odd);
    let start = at.checked_sub(1).map_or(row.start, |at| ends[at]);
    let end = ends.get(at).copied().unwrap_or(row.end);
    start < miss.range.start || miss.range.end < end
}

/// Whether the last character, which differs, makes a word with what follows it:
/// 樹木風險評估委員會 holds no misspelt 樹木風險科.
fn is_of_another_word(miss: &Miss<'_>) -> bool {
    let text = &miss.passage.text;
    let last = text[miss.range.clone()].chars().next_back();
    let next = text[miss.range.end..].chars().next();
    let (Some(last), Some(next), Some(words)) = (last, next, Chinese::carried()) else {
        return false;
    };
    let differs = !miss.name.ends_with(last);
    differs && is_chinese(last) && words.rarity(&format!("{last}{next}")).is_some()
}
