//! Places that have a name or phrase but for one slip: a letter left out, put in,
//! changed, or two the wrong way round.

use std::ops::Range;

use super::{excepted, finder};
use crate::Context;
use crate::prose::{Origin, Passage, is_chinese};
use tables::model::Lang;

/// How many characters a name or phrase may have to be looked for.
const LONGEST: usize = 60;

/// A place that has a name but for one slip.
pub(super) struct Miss<'a> {
    pub(super) passage: &'a Passage,
    pub(super) range: Range<usize>,
    pub(super) name: String,
}

/// Characters that may stand in a Chinese name without being a slip, and others
/// that may be left out.
const FREE: &str = "的及與和暨或之各該等首副代署總";

/// Characters that tell grades apart before 級.
const GRADES: &str = "高一二三四甲乙丙丁";

/// The typed places of texts that have one of these phrases but for one slip. One
/// half of the phrase must be right there, so that only the places of halves are
/// looked at; phrases of more than [`LONGEST`] characters are passed over, since
/// a text may have a half of one at every character.
pub(super) fn misses<'a>(context: &Context<'a>, lang: Lang, phrases: &[String]) -> Vec<Miss<'a>> {
    let phrases: Vec<Vec<char>> = phrases
        .iter()
        .map(|phrase| phrase.chars().collect())
        .filter(|phrase: &Vec<char>| (3..=LONGEST).contains(&phrase.len()))
        .collect();
    let halves: Vec<String> = phrases
        .iter()
        .flat_map(|phrase| {
            // Two characters the wrong way round in the midst touch one of them.
            let length = phrase.len().saturating_sub(1) / 2;
            let back = phrase.len() - length;
            [
                phrase[..length].iter().collect(),
                phrase[back..].iter().collect(),
            ]
        })
        .collect();
    let Some(automaton) = finder(&halves).filter(|_| !halves.is_empty()) else {
        return Vec::new();
    };
    let mut found: Vec<Miss<'_>> = Vec::new();
    let passages = context.prose.of(lang);
    for passage in passages.filter(|passage| !matches!(passage.from, Origin::Name(..))) {
        for half in automaton.find_overlapping_iter(&passage.text) {
            let at = half.pattern().as_usize();
            let phrase = &phrases[at / 2];
            let place = if at.is_multiple_of(2) {
                Half::Front(half.start())
            } else {
                Half::Back(half.end())
            };
            let Some(range) = slip(lang, &passage.text, &place, phrase) else {
                continue;
            };
            let mut seen = found.iter().rev().take(8);
            let known = seen.any(|miss| {
                std::ptr::eq(miss.passage, passage)
                    && miss.range.start < range.end
                    && range.start < miss.range.end
            });
            let free = passage.is_typed(range.clone()) && !excepted(context, passage, &range);
            if !known && free {
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

/// Where a half of a phrase stands: the front one from here, or the back one to
/// here.
enum Half {
    Front(usize),
    Back(usize),
}

/// The place around a half that is the phrase but for one slip.
fn slip(lang: Lang, text: &str, half: &Half, phrase: &[char]) -> Option<Range<usize>> {
    let length = phrase.len();
    for length in [length, length - 1, length + 1] {
        let Some(range) = window(text, half, length) else {
            continue;
        };
        let there: Vec<char> = text[range.clone()].chars().collect();
        if there == phrase {
            return None;
        }
        if one_slip(lang, &there, phrase) && apart(lang, text, &range) {
            return Some(range);
        }
    }
    None
}

/// The stretch of so many characters from or to a place.
fn window(text: &str, half: &Half, length: usize) -> Option<Range<usize>> {
    match *half {
        Half::Front(start) => {
            let (last, c) = text[start..].char_indices().nth(length.checked_sub(1)?)?;
            Some(start..start + last + c.len_utf8())
        }
        Half::Back(end) => {
            let (start, _) = text[..end]
                .char_indices()
                .rev()
                .nth(length.checked_sub(1)?)?;
            Some(start..end)
        }
    }
}

/// Whether an English text has a whole word's end at both ends of a place.
fn apart(lang: Lang, text: &str, range: &Range<usize>) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric();
    lang == Lang::Zh
        || !(text[..range.start].ends_with(letter) || text[range.end..].starts_with(letter))
}

/// Whether one text is another but for one slip.
fn one_slip(lang: Lang, there: &[char], phrase: &[char]) -> bool {
    let front = there.iter().zip(phrase).take_while(|(a, b)| a == b).count();
    let room = there.len().min(phrase.len()) - front;
    let backwards = there.iter().rev().zip(phrase.iter().rev());
    let back = backwards.take(room).take_while(|(a, b)| a == b).count();
    let (odd, right) = (
        &there[front..there.len() - back],
        &phrase[front..phrase.len() - back],
    );
    let inside = front > 0 && back > 0;
    match (odd, right) {
        ([a], [b]) => changed(lang, *a, *b) && !of_grades(lang, (*a, *b), phrase, front),
        ([a, b], [c, d]) if a == d && b == c => {
            a.is_alphabetic() && b.is_alphabetic() || *a == ' ' || *b == ' '
        }
        ([a], []) | ([], [a]) => inside && counts(lang, *a, &phrase[front..]),
        _ => false,
    }
}

/// Whether a character for another is a slip.
fn changed(lang: Lang, a: char, b: char) -> bool {
    match lang {
        Lang::Zh => is_chinese(a) || a.is_ascii_digit(),
        Lang::En => {
            a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && !a.eq_ignore_ascii_case(&b)
        }
    }
}

/// Whether two characters tell ranks of one name apart, as 高 and 一 of 高級行政主任 and
/// 一級行政主任, or A and B behind Staff Grade; the second stands there in the phrase.
fn of_grades(lang: Lang, (a, b): (char, char), phrase: &[char], at: usize) -> bool {
    let next = phrase.get(at + 1);
    match lang {
        Lang::Zh => GRADES.contains(a) && GRADES.contains(b) && next == Some(&'級'),
        Lang::En => {
            let letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
            let before = at.checked_sub(1).and_then(|at| phrase.get(at));
            let capitals = a.is_ascii_uppercase() && b.is_ascii_uppercase();
            capitals && !letter(before) && !letter(next)
        }
    }
}

/// Whether a character too many or too few is a slip: a plural is none, nor 的;
/// `rest` is what follows in the phrase.
fn counts(lang: Lang, c: char, rest: &[char]) -> bool {
    match lang {
        // 甲級 is another grade than 甲一級.
        Lang::Zh => {
            let next = rest.iter().find(|it| **it != c);
            let grade = GRADES.contains(c) && next == Some(&'級');
            is_chinese(c) && !FREE.contains(c) && !grade
        }
        Lang::En => {
            let ends = rest
                .iter()
                .find(|it| **it != c)
                .is_none_or(|it| !it.is_alphabetic());
            c.is_ascii_lowercase() && !(c == 's' && ends)
        }
    }
}
