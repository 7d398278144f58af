//! What an English text counts: a number and the noun behind it.

mod words;

use std::ops::Range;

use super::MONTHS;
use super::numeral::{Numeral, numerals};
use words::{AFTER, BEGINNINGS, HUNDREDS, LABELS, NOUNS, PRONOUNS, STOPS};

/// A number with the noun that it counts, in whichever form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The number.
    pub numeral: Numeral,
    /// The noun.
    pub noun: Range<usize>,
    /// The noun of one.
    pub one: &'static str,
    /// The noun of several.
    pub many: &'static str,
}

/// How many words may stand between a number and its noun.
const MOST: usize = 8;

/// What a text counts; `ranks` are names that may stand between a number and its
/// noun, whatever their words are.
pub fn counted(text: &str, ranks: &[&str]) -> Vec<Counted> {
    let counts = numerals(text)
        .into_iter()
        .filter(|numeral| counts(text, numeral));
    counts
        .filter_map(|numeral| noun_of(text, ranks, numeral))
        .collect()
}

/// Whether a number counts what follows it, and is no name, date or part of
/// another number.
pub(super) fn counts(text: &str, numeral: &Numeral) -> bool {
    let (before, number) = (&text[..numeral.range.start], &text[numeral.range.clone()]);
    let free = |c: char| c.is_whitespace() || "([“‘\"'—".contains(c);
    if numeral.value == 0 || !before.chars().next_back().is_none_or(free) {
        return false;
    }
    // 2027 is a year; a count has a space there.
    if numeral.value >= 1000 && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let before = before.trim_end();
    let (rest, word) = last_word(before);
    let lower = word.to_lowercase();
    // Two hundred and one; Sections 1 and 2.
    if lower == "and" {
        let (_, first) = last_word(rest.trim_end());
        let both = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
        return !(HUNDREDS.contains(&first) || (both(first) && both(number)));
    }
    // A capital begins a name, Unit 2 officers, or a sentence with one of these.
    let named = word.starts_with(char::is_uppercase) && !BEGINNINGS.contains(&lower.as_str());
    let digits = word.ends_with(|c: char| c.is_ascii_digit());
    // Of `No. 1` the full stop stands between.
    let numbered = ["No.", "no.", "Nos.", "nos."]
        .iter()
        .any(|sign| before.ends_with(sign));
    !(named
        || digits
        || numbered
        || LABELS.contains(&lower.as_str())
        || PRONOUNS.contains(&lower.as_str()))
}

/// The word that a text ends with, and what stands before it.
fn last_word(text: &str) -> (&str, &str) {
    let letter = |c: char| c.is_alphanumeric();
    text.split_at(text.trim_end_matches(letter).len())
}

/// The noun that a number counts.
fn noun_of(text: &str, ranks: &[&str], numeral: Numeral) -> Option<Counted> {
    let mut at = numeral.range.end;
    for _ in 0..=MOST {
        let rest = text[at..].trim_start_matches([' ', '\u{A0}']);
        if rest.len() == text.len() - at {
            return None;
        }
        at = text.len() - rest.len();
        if let Some(length) = bracket(rest).or_else(|| rank(ranks, rest)) {
            at += length;
            continue;
        }
        let inside = |c: char| c.is_alphabetic() || matches!(c, '-' | '/' | '\'' | '’');
        let word = &rest[..rest.find(|c| !inside(c)).unwrap_or(rest.len())];
        let noun = at..at + word.len();
        let known = NOUNS
            .iter()
            .find(|(one, many)| *one == word || *many == word);
        if let Some((one, many)) = known.filter(|_| ends(&text[noun.end..])) {
            return Some(Counted {
                numeral,
                noun,
                one,
                many,
            });
        }
        // Lower-case words in s are nouns of their own, or verbs.
        let other =
            word.ends_with('s') && !word.ends_with("ss") && word.starts_with(char::is_lowercase);
        if word.is_empty() || other || STOPS.contains(&word) || MONTHS.contains(&word) {
            return None;
        }
        at = noun.end;
    }
    None
}

/// The length of a bracket with a short text in it: (CE), (D1).
fn bracket(text: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    let inside = text.strip_prefix('(')?;
    let end = inside.bytes().take(LONGEST).position(|byte| byte == b')')?;
    Some(end + 2)
}

/// The length of the rank that a text begins with: Judge of the Court.
fn rank(ranks: &[&str], text: &str) -> Option<usize> {
    let found = ranks
        .iter()
        .filter(|name| name.contains(' ') && text.starts_with(**name));
    found.map(|name| name.len()).max()
}

/// Whether a noun ends before a text, and is not the first part of a longer one.
fn ends(text: &str) -> bool {
    let rest = text.trim_start_matches([' ', '\u{A0}']);
    let gap = text.len() > rest.len();
    let Some(first) = rest.chars().next() else {
        return true;
    };
    if ".,;:)”\"!?—".contains(first) || (gap && "(–-".contains(first)) {
        return true;
    }
    let mut words = rest
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let next = words.next().unwrap_or_default();
    let joined = matches!(next, "and" | "or") && {
        let then = words.next().unwrap_or_default();
        let number = numerals(then)
            .first()
            .is_some_and(|found| found.range == (0..then.len()));
        number || matches!(then, "a" | "an" | "the" | "to" | "its" | "their")
    };
    gap && first.is_alphabetic() && (joined || AFTER.contains(&next))
}

#[cfg(test)]
mod tests {
    use super::counted;

    /// What the text counts: the number's value and the noun as it stands.
    fn found(text: &str) -> Vec<(usize, &str)> {
        let found = counted(text, &["Judge of the Court"]);
        found
            .into_iter()
            .map(|it| (it.numeral.value, &text[it.noun]))
            .collect()
    }

    #[test]
    fn numbers_are_read_with_their_nouns() {
        for (text, value, noun) in [
            ("redeploy one posts", 1, "posts"),
            ("create 1 posts to lead", 1, "posts"),
            ("Delete 1 posts.", 1, "posts"),
            ("its officers and 3 post", 3, "post"),
            ("Posts and one posts", 1, "posts"),
            ("two post and one", 2, "post"),
            ("three Chief Engineer post (D1)", 3, "post"),
            (
                "11 supernumerary Chief Engineer (CE) (D1) post.",
                11,
                "post",
            ),
            ("two Judge of the Court post will lapse", 2, "post"),
            ("for two year from 1 April 2027", 2, "year"),
            ("one Chief Executive Officer posts", 1, "posts"),
            ("(two offices)", 2, "offices"),
        ] {
            assert_eq!(found(text).first(), Some(&(value, noun)), "{text}");
        }
    }

    /// The nouns that have not the form that their number asks for.
    fn odd(text: &str) -> Vec<(usize, &str)> {
        let found = counted(text, &[]).into_iter();
        let odd = found.filter(|it| {
            let right = if it.numeral.value == 1 {
                it.one
            } else {
                it.many
            };
            &text[it.noun.clone()] != right
        });
        odd.map(|it| (it.numeral.value, &text[it.noun])).collect()
    }

    #[test]
    fn what_is_no_count_is_passed_over() {
        for text in [
            "one of the posts",
            "one of its two-year posts",
            "Unit 2 officer will",
            "two hundred and one posts",
            "Teams 1 and 2 officer will",
            "Grades 2 and 1 posts",
            "MPS 34 post.",
            "paragraph 1 posts",
            "Grade 1 posts",
            "Annex 1 posts",
            "in Phase One posts will",
            "No. 1 posts",
            "D1 posts",
            "item (1) posts",
            "on 1 April posts will",
            "as at 1 January 2027 posts",
            "the 2027 post (D1)",
            "1.5 posts",
            "1-3 post",
            "a two year post",
            "an 18 month post",
            "a 12-month post",
            "twenty-one posts",
            "one hundred posts",
            "thirty one posts",
            "one dozen posts",
            "two post offices",
            "two post-holders",
            "one posts office",
            "two post titles",
            "two post/rank pairs",
            "one permanent and posts",
            "one to three posts",
            "this one posts in",
            "one or two",
            "0 posts",
            "one's posts",
            "two vessels post",
            "one post's duties",
            "two post(s)",
        ] {
            assert_eq!(odd(text), [], "{text}");
        }
    }
}
