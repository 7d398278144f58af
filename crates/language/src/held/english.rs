//! What English lines hold together.

use std::ops::Range;

use super::Room;
use crate::ENGLISH_MONTHS;

/// The words that a number belongs to, each of which may have an `s` behind it.
const NAMES: &[&str] = &[
    "paragraph",
    "Paragraph",
    "section",
    "Section",
    "item",
    "Item",
    "Annex",
    "Annexe",
    "Appendix",
    "Cap.",
    "Chapter",
    "Clause",
    "Enclosure",
    "Encl.",
    "Figure",
    "Head",
    "No.",
    "Nos.",
    "Note",
    "Part",
    "Phase",
    "Point",
    "Schedule",
    "Stage",
    "Subhead",
    "Table",
    "MPS",
    "JSPS",
    "PPS",
    "Article",
    "Block",
    "Class",
    "Grade",
    "Level",
    "Question",
    "Room",
    "Rule",
    "Step",
    "Volume",
    "Vol.",
    "vol.",
    "para.",
    "paras.",
    "p.",
    "pp.",
];

/// What a number counts, as a word that is short.
const UNITS: &[&str] = &[
    "%", "per", "million", "billion", "year", "years", "month", "months", "week", "weeks", "day",
    "days", "hour", "hours", "minutes", "am", "pm", "a.m", "p.m", "km", "m", "cm", "mm", "ha",
    "hectares", "metres", "post", "posts", "mPD", "kg", "g", "mg", "tonnes", "km/h", "mg/L", "kW",
    "MW", "kWh", "MWh", "dB", "°C",
];

/// What stands before a person's name.
const TITLES: &[&str] = &["Mr", "Mrs", "Ms", "Miss", "Dr", "Ir", "Hon", "Prof"];

/// What stands before the number of a pay point: "(D1)", "(DL2)", "(GDS(C)3)".
const SCALES: &[&str] = &["(D", "(DL", "(GDS(C)"];

/// The same with a space behind: "(MPS 34)".
const SPACED_SCALES: &[&str] = &["(MPS", "(JSPS", "(PPS", "(GDS(C)"];

/// First words of ranks of two words, which stay with their pay point whole.
const GRADES: &[&str] = &[
    "Chief",
    "Senior",
    "Principal",
    "Government",
    "Deputy",
    "Assistant",
];

/// A rank with its pay point that is longer than this (in bytes) would leave a line short:
/// there its last word alone stays with the point.
const LONGEST_RANK: usize = 32;

/// A word with a stroke or a range in it that is longer may break there.
const LONGEST_WHOLE: usize = 14;

/// The stretches of a text that stand on one line each. They are held at their spaces and
/// strokes; a word may break at its own hyphen, if it is no range.
pub(super) fn held(text: &str, room: Room) -> Vec<Range<usize>> {
    let words = words(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut hold = |stretch: Range<usize>| match found.last_mut() {
        Some(last) if last.end > stretch.start => last.end = stretch.end,
        _ => found.push(stretch),
    };
    for second in 0..words.len() {
        let (from, word) = words[second];
        let end = from + word.len();
        let gap = Gap {
            words: &words,
            second,
        };
        if second > 0 && gap.is_space(text) && gap.is_held(room) {
            hold(words[second - 1].0..end);
        }
        if is_whole(word) {
            hold(from..end);
        }
    }
    found
}

/// The words of a text with where they begin: what is between two single gaps or Chinese
/// signs.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    let parts = |c: char| c == ' ' || c == '\n' || c >= '\u{2E80}' && c != '\u{FFFC}';
    for (at, sign) in text.match_indices(parts) {
        found.push((start, &text[start..at]));
        start = at + sign.len();
    }
    found.push((start, &text[start..]));
    found
}

/// The gap before a word.
struct Gap<'a> {
    words: &'a [(usize, &'a str)],
    second: usize,
}

impl<'a> Gap<'a> {
    /// Whether it is one space.
    fn is_space(&self, text: &str) -> bool {
        let (start, before) = self.words[self.second - 1];
        let (from, _) = self.words[self.second];
        &text[start + before.len()..from] == " "
    }

    /// The word before the gap is the first.
    fn before(&self, nth: usize) -> &'a str {
        let at = self.second.checked_sub(nth);
        at.map_or("", |at| self.words[at].1)
    }

    /// The word behind the gap is the first.
    fn after(&self, nth: usize) -> &'a str {
        let word = self.words.get(self.second + nth - 1);
        word.map_or("", |word| word.1)
    }

    fn is_held(&self, room: Room) -> bool {
        let (before, after) = (self.before(1), self.after(1));
        let name = opened(before);
        is_name(name)
            && (is_number(opened(after)) || is_roman(ended(after)) || is_item(ended(after)))
            || is_day(name) && is_month(ended(after))
            || room == Room::Page && self.is_of_day()
            || ends_as_number(before) && UNITS.contains(&ended(after))
            || name.ends_with('$') && UNITS.contains(&ended(after))
            || ends_as_number(before) && is_group(ended(after))
            || is_half(name) && is_half(ended(after))
            || is_count(name) && is_initials(ended(after))
            || TITLES.contains(&name.trim_end_matches('.')) && after.starts_with(char::is_uppercase)
            || before == "Grade" && is_letter(ended(after))
            || is_dash(after)
            || before.ends_with(';') && after == "and"
            || self.is_pay_point(1) && before.ends_with(char::is_alphabetic)
            || SPACED_SCALES.contains(&before) && is_number(after)
            || self.is_of_rank()
            || self.is_range([self.before(2), before, after, self.after(2), self.after(3)])
            || self.is_range([self.before(3), self.before(2), before, after, self.after(2)])
    }

    /// Between a month and its year, behind a day.
    fn is_of_day(&self) -> bool {
        let year = self.after(1).as_bytes().get(..4);
        is_day(opened(self.before(2)))
            && is_month(self.before(1))
            && year.is_some_and(|year| year.iter().all(u8::is_ascii_digit))
    }

    /// Whether a word behind the gap begins a pay point.
    fn is_pay_point(&self, nth: usize) -> bool {
        let word = self.after(nth);
        let mut scales = SCALES.iter().filter_map(|scale| word.strip_prefix(scale));
        scales.any(is_number) || SPACED_SCALES.contains(&word) && is_number(self.after(nth + 1))
    }

    /// Between the two words of a rank before its pay point.
    fn is_of_rank(&self) -> bool {
        let (first, second) = (self.before(1), self.after(1));
        GRADES.contains(&first)
            && self.is_pay_point(2)
            && first.len() + second.len() + self.after(2).len() + 2 <= LONGEST_RANK
    }

    /// Whether the second and the fourth of five words are the ends of a range that the
    /// third parts. Two days are none: they would fill half a line.
    fn is_range(&self, [name, from, part, to, behind]: [&str; 5]) -> bool {
        let parts = is_dash(part) || part == "to" || part == "and" && is_name(opened(name));
        let is_end = is_number(to) || from.ends_with(')') && is_item(ended(to));
        parts
            && is_number(opened(from))
            && from.ends_with(|c: char| c.is_ascii_digit() || c == ')')
            && is_end
            && !is_month(name)
            && !is_month(ended(behind))
    }
}

/// A word without what opens before it, be it a box that stands in the margin.
fn opened(word: &str) -> &str {
    word.trim_start_matches(['(', '“', '‘', '\u{FFFC}', '\u{2060}'])
}

/// A word without what ends behind it, be it the mark of a note.
fn ended(word: &str) -> &str {
    let word = match word.starts_with(char::is_alphabetic) {
        true => word.trim_end_matches(|c: char| c.is_ascii_digit()),
        false => word,
    };
    word.trim_end_matches([',', '.', ';', ':', ')', '”', '’'])
}

fn is_name(word: &str) -> bool {
    NAMES.contains(&word)
        || word
            .strip_suffix('s')
            .is_some_and(|one| NAMES.contains(&one))
}

/// Three digits: "50 000".
fn is_group(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit())
}

/// Half of a telephone number: "2810 3838".
fn is_half(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// A number that counts posts.
fn is_count(word: &str) -> bool {
    (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

/// What a rank or an office is called for short: "1 CE", "2 SEs".
fn is_initials(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    (2..=6).contains(&one.len()) && one.bytes().all(|b| b.is_ascii_uppercase())
}

/// A number in letters: "Class II".
fn is_roman(word: &str) -> bool {
    (1..=4).contains(&word.len()) && word.bytes().all(|b| b"IVX".contains(&b))
}

/// The letter or number of an item: "(a)", of which [`ended`] leaves "(a".
fn is_item(word: &str) -> bool {
    let own = word.strip_prefix('(').unwrap_or_default();
    (1..=3).contains(&own.len()) && own.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Whether a word stays whole: a unit with a stroke (mg/L, A/B) or a range (2029-30).
fn is_whole(word: &str) -> bool {
    let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    let bytes = word.as_bytes();
    let parted = |at: usize| match bytes[at] {
        b'/' => at > 0 && at + 1 < bytes.len(),
        b'-' => at > 0 && digit(bytes.get(at - 1)) && digit(bytes.get(at + 1)),
        _ => false,
    };
    word.len() <= LONGEST_WHOLE && (0..bytes.len()).any(parted)
}

/// A letter by itself, which stands for a grade.
fn is_letter(word: &str) -> bool {
    word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase())
}

fn is_number(word: &str) -> bool {
    let word = word.strip_prefix('$').unwrap_or(word);
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn ends_as_number(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit())
}

fn is_day(word: &str) -> bool {
    (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_month(word: &str) -> bool {
    ENGLISH_MONTHS.contains(&word)
}

fn is_dash(word: &str) -> bool {
    ["-", "–", "—"].contains(&word)
}
