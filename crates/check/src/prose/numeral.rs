//! Numbers as prose writes them: 3, ３, 2,407,800, 三, 二十五, three.

use std::ops::Range;

/// A number and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// Where.
    pub range: Range<usize>,
    /// How much; of what is larger than any count, the largest that there is.
    pub value: usize,
}

/// The English numbers from one on.
pub const TO_TWELVE: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// How many letters the longest of these has.
const LONGEST: usize = 6;

/// The number that begins a text, with its length.
pub fn leading(text: &str) -> Option<(usize, usize)> {
    arabic(text).or_else(|| chinese(text))
}

/// Every number of a text, the longest at each place.
pub fn numerals(text: &str) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let word_start = || !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        let number = match first {
            'A'..='Z' | 'a'..='z' => word_start().then(|| english(rest)).flatten(),
            _ => leading(rest),
        };
        match number {
            Some((value, length)) => {
                let range = at..at + length;
                found.push(Numeral { range, value });
                at += length;
            }
            None => at += first.len_utf8(),
        }
    }
    found
}

fn arabic(text: &str) -> Option<(usize, usize)> {
    let mut value: usize = 0;
    let mut length = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let digit = match c {
            '0'..='9' => u32::from(c) - u32::from('0'),
            '０'..='９' => u32::from(c) - u32::from('０'),
            // Between the thousands.
            ',' | '\u{202F}' | '\u{2009}' if length > 0 => {
                if !three(&text[at + c.len_utf8()..]) {
                    break;
                }
                continue;
            }
            ' ' | '\u{A0}' if length > 0 => {
                if !(is_group(&text[..at]) && three(&text[at + c.len_utf8()..])) {
                    break;
                }
                continue;
            }
            _ => break,
        };
        let digit = usize::try_from(digit).unwrap_or_default();
        value = value.saturating_mul(10).saturating_add(digit);
        length = at + c.len_utf8();
        let _ = chars.peek();
    }
    (length > 0).then_some((value, length))
}

/// Whether a text goes on with three digits and no more.
fn three(text: &str) -> bool {
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit);
    digits.count() == 3
}

/// Whether the digits that a text ends with are a group of thousands that a space may
/// follow: not those of a year.
fn is_group(text: &str) -> bool {
    let digits = text.bytes().rev().take(4).take_while(u8::is_ascii_digit);
    (1..=3).contains(&digits.count())
}

/// A Chinese number below ten thousand.
fn chinese(text: &str) -> Option<(usize, usize)> {
    let (mut total, mut digit, mut length) = (0_usize, None::<usize>, 0);
    for (at, c) in text.char_indices() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '兩' => {
                digit = Some(2);
                length = at + c.len_utf8();
                continue;
            }
            _ => match value_of(c) {
                Some(value) => {
                    digit = Some(digit.unwrap_or(0).saturating_mul(10).saturating_add(value));
                    length = at + c.len_utf8();
                    continue;
                }
                None => break,
            },
        };
        total = total.saturating_add(digit.take().unwrap_or(1).saturating_mul(unit));
        length = at + c.len_utf8();
    }
    (length > 0).then_some((total.saturating_add(digit.unwrap_or(0)), length))
}

/// The value of a Chinese digit.
fn value_of(digit: char) -> Option<usize> {
    Some(match digit {
        '〇' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn english(text: &str) -> Option<(usize, usize)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic);
    // The word may be very long, and none of these is.
    let length = letters.take(LONGEST + 1).count();
    let word = &text[..length];
    let at = TO_TWELVE
        .iter()
        .position(|known| known.eq_ignore_ascii_case(word))?;
    Some((at + 1, length))
}

#[cfg(test)]
mod tests {
    use super::{leading, numerals};

    #[test]
    fn numbers_are_read_in_every_dress() {
        let read = |text| leading(text).map(|(value, _)| value);
        assert_eq!(read("25名"), Some(25));
        assert_eq!(read("２５名"), Some(25));
        assert_eq!(read("2,407,800元"), Some(2_407_800));
        assert_eq!(read("194\u{202F}000個"), Some(194_000));
        assert_eq!(read("2,40"), Some(2));
        assert_eq!(read("1 850個"), Some(1850));
        assert_eq!(read("12\u{A0}345\u{A0}678元"), Some(12_345_678));
        assert_eq!(read("2027 100"), Some(2027));
        assert_eq!(read("3 1234"), Some(3));
        assert_eq!(read("兩個"), Some(2));
        assert_eq!(read("二十五名"), Some(25));
        assert_eq!(read("十二"), Some(12));
        assert_eq!(read("名"), None);
        let (nines, ones) = ("9".repeat(30), "一".repeat(30));
        assert_eq!(leading(&nines), Some((usize::MAX, nines.len())));
        assert_eq!(leading(&ones), Some((usize::MAX, ones.len())));
        let found = numerals("the three posts, 10 ones");
        let values: Vec<usize> = found.iter().map(|numeral| numeral.value).collect();
        assert_eq!(values, [3, 10]);
    }

    #[test]
    fn long_words_and_numbers_are_read_once() {
        let long = "one".repeat(1 << 18) + " one " + &"0".repeat(1 << 20) + &"9".repeat(30);
        let values: Vec<usize> = numerals(&long).iter().map(|it| it.value).collect();
        assert_eq!(values, [1, usize::MAX]);
    }
}
