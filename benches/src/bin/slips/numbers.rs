//! Slips in numbers.

use std::ops::Range;

use benches::random::Random;
use check::prose::MONTHS;
use check::prose::numeral::{Numeral, TO_TWELVE, numerals};
use tables::model::Lang;

use crate::text::{Paper, Slip, body, is_prose};

const CHINESE: [&str; 10] = ["一", "兩", "三", "四", "五", "六", "七", "八", "九", "十"];

/// A number near another, in the same dress.
fn other(text: &str, value: usize, random: &mut Random) -> String {
    let near = [value + 1, value + 2, value.saturating_sub(1), value + 3];
    let near: Vec<usize> = near
        .into_iter()
        .filter(|it| *it > 0 && *it != value)
        .collect();
    let value = near[random.below(near.len())];
    let word = |words: &[&str]| words.get(value - 1).map(|word| (*word).to_owned());
    let first = text.chars().next().unwrap_or_default();
    let dressed = if first.is_ascii_digit() {
        None
    } else if first.is_ascii_alphabetic() {
        word(&TO_TWELVE)
    } else {
        word(&CHINESE)
    };
    dressed.unwrap_or_else(|| value.to_string())
}

/// A slip at one of the numbers of a body that a test picks.
fn number(
    paper: &Paper,
    lang: Lang,
    random: &mut Random,
    wanted: fn(&str, &Range<usize>) -> bool,
) -> Option<Slip> {
    let file = body(lang);
    let text = &paper.files[file];
    let found: Vec<Numeral> = numerals(text)
        .into_iter()
        .filter(|it| is_prose(text, it.range.start) && wanted(text, &it.range))
        .collect();
    let places: Vec<(Range<usize>, String)> = found
        .into_iter()
        .map(|it| {
            let to = other(&text[it.range.clone()], it.value, random);
            (it.range, to)
        })
        .collect();
    paper.at_one(file, &places, random)
}

/// So many characters after a place, on its line.
fn after<'t>(text: &'t str, place: &Range<usize>, count: usize) -> &'t str {
    let rest = &text[place.end..];
    let rest = rest.lines().next().unwrap_or_default();
    let end = rest.char_indices().nth(count);
    &rest[..end.map_or(rest.len(), |(at, _)| at)]
}

/// So many characters before a place, on its line.
fn before<'t>(text: &'t str, place: &Range<usize>, count: usize) -> &'t str {
    let line = &text[..place.start];
    let line = &line[line.rfind('\n').map_or(0, |end| end + 1)..];
    let start = line.char_indices().rev().nth(count.saturating_sub(1));
    &line[start.map_or(0, |(at, _)| at)..]
}

/// Whether a number counts posts.
fn counts_posts(text: &str, place: &Range<usize>) -> bool {
    let next = after(text, place, 60);
    let clause = |stops: &[char]| &next[..next.find(stops).unwrap_or(next.len())];
    let chinese = clause(&['，', '。', '；', '、', '(']);
    let english = clause(&[',', '.', ';', '(']);
    let unit = chinese.starts_with('個') && chinese.contains("職位");
    let posts = english.contains(" post") && !english.contains("year") && !english.contains('%');
    let near = |noun: usize| english[..noun].split_whitespace().count() < 7;
    unit || (posts && english.starts_with(' ') && near(english.find(" post").unwrap_or_default()))
}

/// The number of posts.
pub(crate) fn count(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    number(paper, lang, random, |text, place| {
        counts_posts(text, place) && !sums_up(text, place)
    })
}

/// Whether a number is a total.
fn sums_up(text: &str, place: &Range<usize>) -> bool {
    let (front, back) = (before(text, place, 6), after(text, place, 14));
    let chinese = ["合共", "合計", "會有", "設有", "督導"];
    let english = [" posts in all", " posts of today", " directorate p"];
    chinese.iter().any(|word| front.contains(word))
        || english.contains(&back)
        || english.iter().any(|word| back.starts_with(word))
}

/// The number of posts in all.
pub(crate) fn total(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    number(paper, lang, random, |text, place| {
        counts_posts(text, place) && sums_up(text, place)
    })
}

/// A pay point.
pub(crate) fn point(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    number(paper, lang, random, |text, place| {
        let (front, next) = (before(text, place, 4), after(text, place, 1));
        (front.ends_with("薪級第") && next == "點")
            || ["(D", "(DL", ", D"]
                .iter()
                .any(|sign| front.ends_with(sign))
    })
}

/// The number of an annex.
pub(crate) fn annex(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    number(paper, lang, random, |text, place| {
        let front = before(text, place, 14);
        let english = front.contains("Annex") && !front.contains('.');
        let chinese = front.rfind("附件").map(|at| &front[at + "附件".len()..]);
        english || chinese.is_some_and(|it| it.chars().all(|c| "0123456789及至、".contains(c)))
    })
}

/// The number of a paragraph.
pub(crate) fn paragraph(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    number(paper, lang, random, |text, place| {
        let (front, next) = (before(text, place, 11), after(text, place, 4));
        (front.ends_with('第') && next.contains('段'))
            || front.ends_with("paragraph ")
            || front.ends_with("paragraphs ")
    })
}

/// A digit of an amount.
pub(crate) fn amount(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    let file = body(lang);
    let text = &paper.files[file];
    let known = paper.column("figures.csv", "value");
    let amounts = numerals(text).into_iter().filter(|it| {
        let money = text[..it.range.start].ends_with('$') || text[it.range.end..].starts_with('元');
        money && known.contains(&it.value.to_string()) && is_prose(text, it.range.start)
    });
    let amounts: Vec<Range<usize>> = amounts.map(|it| it.range).collect();
    let place = amounts.get(random.below(amounts.len()))?.clone();
    let digits: Vec<usize> = (place.start..place.end)
        .filter(|at| text.as_bytes()[*at].is_ascii_digit())
        .collect();
    let at = digits[random.below(digits.len())];
    let digit = random.below(9) + 1;
    paper.put(file, at..at + 1, &digit.to_string())
}

/// Whether a number is the day, month or year of a date.
fn of_a_date(text: &str, place: &Range<usize>) -> bool {
    let (front, next) = (before(text, place, 12), after(text, place, 12));
    let digits = text[place.clone()]
        .bytes()
        .all(|byte| byte.is_ascii_digit());
    let chinese = next.starts_with('月')
        || (next.starts_with('日') && front.ends_with('月'))
        || (next.starts_with('年') && place.len() == 4 && next.contains('月'));
    let english = MONTHS.iter().any(|month| {
        next.strip_prefix(' ')
            .is_some_and(|it| it.starts_with(month))
            || front
                .strip_suffix(' ')
                .is_some_and(|it| it.ends_with(month))
    });
    digits && (chinese || english)
}

/// The day, month or year of a date.
pub(crate) fn date(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    number(paper, lang, random, of_a_date)
}

/// How long something lasts.
fn of_a_period(text: &str, place: &Range<usize>) -> bool {
    let (front, next) = (before(text, place, 4), after(text, place, 8));
    let short = place.len() < 4 || !text[place.clone()].starts_with(|c: char| c.is_ascii_digit());
    let chinese = ["個月", "天"].iter().any(|it| next.starts_with(it))
        || (next.starts_with('年') && !next.contains('月') && !front.ends_with('0'));
    let english = [" year", " month", " days"]
        .iter()
        .any(|it| next.starts_with(it));
    short && (chinese || english)
}

/// A period.
pub(crate) fn period(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    number(paper, lang, random, of_a_period)
}

/// Whether a number is none of those that have a kind of their own.
fn is_plain(text: &str, place: &Range<usize>) -> bool {
    let (front, next) = (before(text, place, 11), after(text, place, 4));
    let labels = [
        "薪級第",
        "(D",
        "(DL",
        "附件",
        "Annex ",
        "Annexes ",
        "paragraph ",
        "paragraphs ",
    ];
    let label = labels.iter().any(|it| front.ends_with(it))
        || next.contains('段')
        || front.contains("Annex")
        || front.contains("附件");
    let money = front.ends_with(['$', '-']) || next.starts_with('元') || next.starts_with('-');
    let wordy = text[..place.start].ends_with(|c: char| c.is_ascii_alphanumeric());
    let told = counts_posts(text, place) || of_a_date(text, place) || of_a_period(text, place);
    !(label || money || wordy || told)
}

/// A number in words.
pub(crate) fn word(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    number(paper, lang, random, |text, place| {
        let words = !text[place.clone()].starts_with(|c: char| c.is_ascii_digit());
        let counts = after(text, place, 1).starts_with(['個', '名', '道', '期', ' ']);
        let pronoun = after(text, place, 6).starts_with(" direc");
        words && counts && !pronoun && is_plain(text, place)
    })
}

/// A number in figures, in the prose of one edition.
pub(crate) fn of_one_edition(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    number(paper, lang, random, |text, place| {
        let figures = text[place.clone()].starts_with(|c: char| c.is_ascii_digit());
        figures && is_plain(text, place)
    })
}
