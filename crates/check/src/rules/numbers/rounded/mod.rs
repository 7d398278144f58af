//! Amounts of money as they are typed: to the dollar, or rounded to millions.

use std::ops::Range;

use crate::prose::Passage;
use crate::prose::numeral::Numeral;

/// An amount of money and where it stands.
pub(super) struct Amount {
    pub(super) range: Range<usize>,
    pub(super) value: usize,
    /// What it is rounded to; 0 where it is exact.
    unit: usize,
}

/// Whether a number of a text is an amount of money: $2,900,000, 2,900,000元.
pub(super) fn is_money(text: &str, range: &Range<usize>) -> bool {
    text[..range.start].ends_with('$') || text[range.end..].trim_start().starts_with('元')
}

impl From<Numeral> for Amount {
    fn from(numeral: Numeral) -> Self {
        Self {
            range: numeral.range,
            value: numeral.value,
            unit: 0,
        }
    }
}

impl Amount {
    /// Whether it is to the dollar.
    pub(super) fn is_exact(&self) -> bool {
        self.unit == 0
    }

    /// Whether a sum may be written so.
    pub(super) fn is(&self, sum: usize) -> bool {
        sum.abs_diff(self.value) <= self.unit
    }
}

/// The rounded amounts of a text: $2.9 million, 290萬元.
pub(super) fn rounded(passage: &Passage) -> Vec<Amount> {
    let text = passage.text.as_str();
    let units = [
        (" million", 1_000_000),
        ("\u{A0}million", 1_000_000),
        ("萬元", 10_000),
        ("億元", 100_000_000),
    ];
    let mut found = Vec::new();
    for (word, scale) in units {
        for (at, _) in text.match_indices(word) {
            let number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
            let start = text[..at].trim_end_matches(number).len();
            let dollars = text[..start].ends_with('$');
            if word.contains("million") != dollars {
                continue;
            }
            let Some((mut value, unit)) = value(&text[start..at], scale) else {
                continue;
            };
            let mut from = start;
            if let Some((whole, length)) = hundred_millions(&text[..start]) {
                value = value.saturating_add(whole);
                from -= length;
            } else if text[..start].ends_with(['億', '萬']) {
                continue;
            }
            let range = from..at + word.len();
            found.push(Amount { range, value, unit });
        }
    }
    found
}

/// The hundred millions that a text ends with, 60億, and how long they are.
fn hundred_millions(text: &str) -> Option<(usize, usize)> {
    let front = text.strip_suffix('零').unwrap_or(text).strip_suffix('億')?;
    let digits = front.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
    let (value, _) = value(&front[digits.len()..], 100_000_000)?;
    Some((value, text.len() - digits.len()))
}

/// What a number of so many is worth, and what it is rounded to.
fn value(digits: &str, scale: usize) -> Option<(usize, usize)> {
    let digits = digits.replace(',', "");
    let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut unit = scale;
    for _ in 0..part.len() {
        unit /= 10;
    }
    let count: usize = format!("{whole}{part}").parse().ok()?;
    let value = count.checked_mul(unit).filter(|_| unit > 0)?;
    // 290 of ten thousand are 29 of a hundred thousand.
    while value > 0 && part.is_empty() && value % (unit * 10) == 0 && unit < scale * 100 {
        unit *= 10;
    }
    Some((value, unit))
}

impl Amount {
    /// Whether it is a sum as it is rounded, of three digits and more, but for two of them
    /// that stand the wrong way round.
    pub(super) fn is_swapped(&self, sum: usize) -> bool {
        const LEAST: usize = 100;
        let Some(own) = self.value.checked_div(self.unit) else {
            return false;
        };
        own >= LEAST && swapped(own, (sum + self.unit / 2) / self.unit)
    }
}

/// Whether two numbers have as many digits, of which one is another or two
/// neighbours stand the wrong way round.
pub(super) fn nearly(a: usize, b: usize) -> bool {
    let (a, b) = (a.to_string(), b.to_string());
    a.len() == b.len() && strsim::osa_distance(&a, &b) == 1
}

/// Whether two neighbouring digits of two numbers stand the wrong way round, and the
/// others alike.
pub(super) fn swapped(a: usize, b: usize) -> bool {
    let digits = |number: usize| {
        let mut digits = number.to_string().into_bytes();
        digits.sort_unstable();
        digits
    };
    a != b && digits(a) == digits(b) && nearly(a, b)
}

#[cfg(test)]
mod tests {
    use super::hundred_millions;

    #[test]
    fn hundred_millions_are_a_part_of_the_amount() {
        assert_eq!(hundred_millions("約60億"), Some((6_000_000_000, 5)));
        assert_eq!(hundred_millions("1億零"), Some((100_000_000, 7)));
        assert_eq!(hundred_millions("多億"), None);
        assert_eq!(hundred_millions("60萬"), None);
    }
}
