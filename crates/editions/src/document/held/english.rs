//! What English lines hold together.

use std::ops::Range;

use tables::model::ENGLISH_MONTHS;

/// The words that a number belongs to.
const NAMES: &[&str] = &[
    "paragraph",
    "paragraphs",
    "Paragraph",
    "Paragraphs",
    "Annex",
    "Annexes",
    "Enclosure",
    "Enclosures",
    "Appendix",
    "Table",
    "Figure",
    "Head",
    "Subhead",
    "Note",
    "Point",
    "item",
    "items",
];

/// What stands before the number of a pay point.
const SCALES: &[&str] = &["(D", "(DL"];

/// The stretches of a text that stand on one line each.
pub(super) fn held(text: &str, with_year: bool) -> Vec<Range<usize>> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for word in text.split(' ') {
        words.push((at, word));
        at += word.len() + 1;
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for next in 1..words.len() {
        let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |own| own.1);
        let (start, before) = words[next - 1];
        let (from, after) = words[next];
        let around = [
            word(next.checked_sub(2)),
            before,
            after,
            word(Some(next + 1)),
        ];
        if !(belong(around) || with_year && is_of_day(around)) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.end >= start + before.len() => last.end = from + after.len(),
            _ => found.push(start..from + after.len()),
        }
    }
    found
}

/// Whether the two words in the middle belong on one line.
fn belong([earlier, before, after, later]: [&str; 4]) -> bool {
    let name = opened(before);
    (number(opened(after)) && NAMES.contains(&name))
        || (is_day(name) && ENGLISH_MONTHS.contains(&ended(after)))
        || (number(before) && ["million", "billion"].contains(&ended(after)))
        || is_dash(after)
        || is_pay_point(after) && before.ends_with(char::is_alphabetic)
        || is_end(after) && counted(before) && number(later)
        || is_end(before) && counted(earlier) && number(after)
}

/// Whether they are a month and its year, behind a day.
fn is_of_day([earlier, before, after, _]: [&str; 4]) -> bool {
    is_day(opened(earlier)) && ENGLISH_MONTHS.contains(&before) && is_year(ended(after))
}

/// A word without what opens before it.
fn opened(word: &str) -> &str {
    word.trim_start_matches(['(', '“', '‘'])
}

/// A word without what ends behind it.
fn ended(word: &str) -> &str {
    word.trim_end_matches([',', '.', ';', ':', ')', '”', '’'])
}

fn number(word: &str) -> bool {
    word.trim_start_matches('$')
        .starts_with(|c: char| c.is_ascii_digit())
}

/// A number that ends as one: no sign follows it.
fn counted(word: &str) -> bool {
    number(opened(word)) && word.ends_with(|c: char| c.is_ascii_digit() || c == ')')
}

fn digits(word: &str, most: usize) -> bool {
    (1..=most).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_day(word: &str) -> bool {
    digits(word, 2)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && digits(word, 4)
}

fn is_dash(word: &str) -> bool {
    ["-", "–", "—"].contains(&word)
}

/// What parts the ends of a range.
fn is_end(word: &str) -> bool {
    word == "to" || is_dash(word)
}

fn is_pay_point(word: &str) -> bool {
    let mut scales = SCALES.iter().filter_map(|scale| word.strip_prefix(scale));
    scales.any(number)
}
