//! The numbers that a text says, whichever way it says them, so that the texts
//! of two languages can be compared.

use std::ops::Range;

use super::MONTHS;
use super::numeral::{TO_TWELVE, leading};
use tables::model::Lang;

/// A number and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// Where.
    pub range: Range<usize>,
    /// How much.
    pub value: usize,
    /// Whether it is surely a number: 一般 has none, and `one` is a pronoun.
    pub sure: bool,
}

/// Numbers in words beyond twelve, and words that say a number.
const WORDS: &[(&str, usize)] = &[
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
    ("half", 2),
    ("both", 2),
    ("twice", 2),
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("decade", 10),
    ("dozen", 12),
];

/// Words that may be no number: `second`, `may`, `half`.
const DOUBTFUL: &[&str] = &[
    "one", "half", "both", "twice", "first", "second", "third", "hundred", "decade", "dozen",
];

/// What a Chinese number in characters counts, so that it is one: 三年, 兩個.
pub(crate) const UNITS: &str = "個名項年月天日次宗期座道條間所艘輛位人份段倍類級層隊組方期份點";

/// The numbers of a text.
pub fn quantities(lang: Lang, text: &str) -> Vec<Quantity> {
    match lang {
        Lang::Zh => chinese(text),
        Lang::En => english(text),
    }
}

fn chinese(text: &str) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let Some((value, length)) = leading(&text[at..]) else {
            at += first.len_utf8();
            continue;
        };
        let (length, value) = spaced(&text[at..], length, value);
        let mut end = at + length;
        let decimal = fraction(&text[end..]);
        let rest = &text[end + decimal.len()..];
        let scale = [("億", 100_000_000), ("萬", 10_000), ("成", 10)];
        let scale = scale.iter().find(|(unit, _)| rest.starts_with(unit));
        let value = scaled(value, decimal, scale.map_or(1, |(_, by)| *by));
        end += decimal.len() + scale.map_or(0, |(unit, _)| unit.len());
        let (length, value) = with_rest(&text[end..], value);
        end += length;
        let digits = first.is_ascii_digit();
        let counts = text[end..].starts_with(|c: char| UNITS.contains(c));
        let part = text[end..].starts_with("分之") || text[..at].ends_with("分之");
        let sure = (digits || (counts && value > 1 && value < 10_000)) && !part;
        let sure = sure && !is_vague(&text[..at]);
        found.push(Quantity {
            range: at..end,
            value,
            sure,
        });
        at = end;
    }
    found
}

/// How many bytes a text begins with that go on with so many hundred millions, and
/// what the whole is worth: 60億2,000萬.
pub(crate) fn with_rest(text: &str, value: usize) -> (usize, usize) {
    const HUNDRED_MILLION: usize = 100_000_000;
    const TEN_THOUSAND: usize = 10_000;
    if value == 0 || !value.is_multiple_of(HUNDRED_MILLION) {
        return (0, value);
    }
    let rest = text.strip_prefix('零').unwrap_or(text);
    let more = leading(rest).filter(|(more, length)| {
        *more < HUNDRED_MILLION / TEN_THOUSAND && rest[*length..].starts_with('萬')
    });
    more.map_or((0, value), |(more, length)| {
        let length = text.len() - rest.len() + length + '萬'.len_utf8();
        (length, value.saturating_add(more * TEN_THOUSAND))
    })
}

/// Whether a text leads to a number that is none: 數十個, and not 總數十個.
fn is_vague(before: &str) -> bool {
    let rest = before.strip_suffix(['數', '幾']);
    rest.is_some_and(|rest| !rest.ends_with(|c| "總人次基系指票份戶件參分倍個位少多".contains(c)))
}

fn english(text: &str) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let inside = text[..at].ends_with(|c: char| c.is_alphanumeric());
        if first.is_ascii_digit() {
            let (value, length) = leading(&text[at..]).unwrap_or((0, 1));
            let (length, value) = spaced(&text[at..], length, value);
            let mut end = at + length;
            let decimal = fraction(&text[end..]);
            let rest = text[end + decimal.len()..].trim_start();
            let scale = [("million", 1_000_000), ("billion", 1_000_000_000)];
            let scale = scale.iter().find(|(unit, _)| rest.starts_with(unit));
            end += decimal.len();
            found.push(Quantity {
                range: at..end,
                value: scaled(value, decimal, scale.map_or(1, |(_, by)| *by)),
                // The 2 of D2 is a name's.
                sure: !inside,
            });
            at = end;
            continue;
        }
        if first.is_alphabetic() && !inside {
            let word = text[at..].split(|c: char| !c.is_alphabetic()).next();
            let word = word.unwrap_or_default();
            found.extend(word_quantity(text, at, word));
            at += word.len().max(first.len_utf8());
            continue;
        }
        at += first.len_utf8();
    }
    found
}

/// A number in words.
fn word_quantity(text: &str, at: usize, word: &str) -> Option<Quantity> {
    let lower = word.to_ascii_lowercase();
    let folded = match word.starts_with(char::is_uppercase) {
        true => lower.as_str(),
        false => word,
    };
    let place = |names: &[&str], word: &str| Some(names.iter().position(|it| *it == word)? + 1);
    let named = || WORDS.iter().find(|(name, _)| *name == folded);
    let value = place(&MONTHS, word)
        .or_else(|| place(&TO_TWELVE, folded))
        .or_else(|| named().map(|(_, value)| *value))?;
    // May is a month beside a number, and a verb elsewhere.
    let near = |part: &str| part.trim().starts_with(|c: char| c.is_ascii_digit());
    let dated = near(&text[at + word.len()..])
        || text[..at]
            .trim_end()
            .ends_with(|c: char| c.is_ascii_digit());
    if word == "May" && !dated {
        return None;
    }
    let joined = text[at + word.len()..].starts_with('-') || text[..at].ends_with('-');
    Some(Quantity {
        range: at..at + word.len(),
        value,
        sure: !DOUBTFUL.contains(&lower.as_str()) && !joined,
    })
}

/// A number with spaces between its thousands: 480 000.
fn spaced(text: &str, length: usize, value: usize) -> (usize, usize) {
    let (mut length, mut value) = (length, value);
    while let Some(rest) = text[length..].strip_prefix([' ', '\u{A0}', '\u{202F}', '\u{2009}']) {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let plain = text[..length].ends_with(|c: char| c.is_ascii_digit());
        let Some(more) = rest[..digits]
            .parse::<usize>()
            .ok()
            .filter(|_| digits == 3 && plain && value < 1000 * 1000)
        else {
            break;
        };
        value = value.saturating_mul(1000).saturating_add(more);
        length = text.len() - rest.len() + digits;
    }
    (length, value)
}

/// The fraction that a text begins with: .25.
fn fraction(text: &str) -> &str {
    let digits = text.strip_prefix('.').map_or(0, |rest| {
        rest.bytes().take_while(u8::is_ascii_digit).count()
    });
    if digits == 0 { "" } else { &text[..=digits] }
}

/// A number with its fraction, so many times: 1.40 is 1.4, and neither 14 nor 14.0.
fn scaled(value: usize, fraction: &str, by: usize) -> usize {
    /// How many digits of a fraction are looked at.
    const MOST: usize = 6;
    const WHOLE: usize = 1_000_000;
    let digits = fraction.trim_start_matches('.').trim_end_matches('0');
    let digits = &digits[..digits.len().min(MOST)];
    let more: usize = format!("{digits:0<MOST$}").parse().unwrap_or_default();
    if by == 1 && more > 0 {
        // No whole number is so much.
        let parts = value.saturating_mul(WHOLE).saturating_add(more);
        return parts.saturating_add(1 << 60);
    }
    value
        .saturating_mul(by)
        .saturating_add(more.saturating_mul(by) / WHOLE)
}

#[cfg(test)]
mod tests {
    use super::quantities;
    use tables::model::Lang;

    fn sure(lang: Lang, text: &str) -> Vec<usize> {
        let found = quantities(lang, text).into_iter();
        found.filter(|it| it.sure).map(|it| it.value).collect()
    }

    #[test]
    fn numbers_are_the_same_in_both_languages() {
        for (zh, en) in [
            (
                "由1998年4月1日起，為期三年",
                "for three years from 1 April 1998",
            ),
            ("約480 000名乘客", "some 480 000 passengers"),
            ("12.5億元", "$1,250 million"),
            ("9萬人", "90 000 people"),
            ("60億2,000萬元", "$6,020 million"),
            ("1億零50萬元", "$100.5 million"),
            ("2億3,000萬元", "$230 million"),
            ("1.40公斤", "1.4 kilograms"),
            ("14.0毫米", "14 millimetres"),
            ("每期十八個月", "eighteen months each"),
        ] {
            let (mut zh, mut en) = (sure(Lang::Zh, zh), sure(Lang::En, en));
            zh.sort_unstable();
            en.sort_unstable();
            assert_eq!(zh, en);
        }
    }

    #[test]
    fn where_the_point_stands_tells() {
        for (one, other) in [("1.40", "14.0"), ("158.1", "15.81"), ("2.4", "24")] {
            assert_ne!(sure(Lang::En, one), sure(Lang::En, other));
        }
    }

    #[test]
    fn what_is_no_number_is_not_sure() {
        let none: [usize; 0] = [];
        assert_eq!(sure(Lang::Zh, "一般統一三分之一"), none);
        assert_eq!(sure(Lang::En, "one of them may be the first, in May"), none);
        assert_eq!(sure(Lang::En, "a post (D2)"), none);
    }
}
