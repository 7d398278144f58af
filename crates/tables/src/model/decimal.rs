//! Numbers as cells of an author's own tables have them: whole, or with decimals.

use std::cmp::Ordering;
use std::fmt::Write;

/// The most digits behind the point.
const MOST_PLACES: usize = 6;

/// A number with so many digits behind its point.
#[derive(Debug, Clone, Copy, Default)]
pub struct Decimal {
    /// The number times ten to the power of `places`.
    units: i128,
    places: u32,
}

/// By what they are worth: 7 is 7.0.
impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let places = self.places.max(other.places);
        match (self.at(places), other.at(places)) {
            (Some(one), Some(two)) => one.cmp(&two),
            // So large that digits behind the point tell nothing.
            _ => self.whole().cmp(&other.whole()),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal {}

impl Decimal {
    /// Reads digits with an optional sign, commas or spaces between groups of three,
    /// and a point.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let unsigned = text.strip_prefix(['-', '−', '+']).unwrap_or(text);
        let negative = text.starts_with(['-', '−']);
        let (whole, rest) = match unsigned.split_once('.') {
            Some((_, "")) => return None,
            Some((whole, rest)) => (whole, rest),
            None => (unsigned, ""),
        };
        let whole = ungrouped(whole)?;
        if rest.len() > MOST_PLACES || !rest.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let units: i128 = format!("{whole}{rest}").parse().ok()?;
        Some(Self {
            units: if negative { -units } else { units },
            places: u32::try_from(rest.len()).ok()?,
        })
    }

    /// The sum of two; `None` where no number holds it.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let units = self.at(places)?.checked_add(other.at(places)?)?;
        Some(Self { units, places })
    }

    fn whole(self) -> i128 {
        self.units / 10i128.saturating_pow(self.places)
    }

    fn at(self, places: u32) -> Option<i128> {
        let more = 10i128.checked_pow(places - self.places)?;
        self.units.checked_mul(more)
    }

    /// The number with so many digits behind the point at least, and a sign between
    /// groups of three digits where the whole part has `from` digits or more.
    pub fn printed(self, places: u32, between: char, from: usize) -> String {
        let places = places.max(self.places);
        let units = self.at(places).unwrap_or(self.units);
        let width = places as usize + 1;
        let digits = format!("{:0width$}", units.unsigned_abs());
        let (whole, rest) = digits.split_at(digits.len() - places as usize);
        let mut out = String::from(if units < 0 { "-" } else { "" });
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() >= from {
                out.push(between);
            }
            out.push(digit);
        }
        if !rest.is_empty() {
            let _ = write!(out, ".{rest}");
        }
        out
    }

    /// How many digits stand behind its point.
    pub fn places(self) -> u32 {
        self.places
    }
}

/// Digits without what parts their groups of three, which is one sign.
fn ungrouped(text: &str) -> Option<String> {
    let parts = |c: char| c == ',' || c.is_whitespace();
    let mut found = text.chars().filter(|c| parts(*c));
    let first = found.next();
    if found.any(|c| Some(c) != first) {
        return None;
    }
    let groups: Vec<&str> = text.split(parts).collect();
    let sound = match groups.as_slice() {
        [one] => (1..=30).contains(&one.len()),
        [first, more @ ..] => {
            (1..=3).contains(&first.len()) && more.iter().all(|group| group.len() == 3)
        }
        [] => false,
    };
    let digits = groups.concat();
    let only = digits.bytes().all(|byte| byte.is_ascii_digit());
    (sound && only && digits.len() <= 30).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[track_caller]
    fn printed(text: &str, expected: Option<&str>) {
        let number = Decimal::parse(text);
        let printed = number.map(|number| number.printed(0, ',', 4));
        assert_eq!(printed.as_deref(), expected, "{text}");
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, expected) in [
            ("0", "0"),
            ("1200000", "1,200,000"),
            ("1,200,000", "1,200,000"),
            ("1 200", "1,200"),
            (" -12 ", "-12"),
            ("−1,234.50", "-1,234.50"),
            ("+3.5", "3.5"),
            ("007", "7"),
        ] {
            printed(text, Some(expected));
        }
    }

    #[test]
    fn words_and_torn_numbers_are_none() {
        for text in [
            "",
            "-",
            "n.a.",
            "1,2",
            "12,34",
            "1,234 567",
            "1.",
            ".5",
            "1.2.3",
            "1e3",
            "５",
            "(3)",
            "$3",
            "--1",
            "1.1234567",
        ] {
            printed(text, None);
        }
        printed(&"9".repeat(31), None);
    }

    #[test]
    fn sums_keep_the_longest_fraction() {
        let sum = |texts: &[&str]| {
            let numbers = texts
                .iter()
                .map(|text| Decimal::parse(text).expect("a number"));
            numbers
                .fold(Decimal::default(), |sum, one| {
                    sum.checked_add(one).expect("a sum")
                })
                .printed(0, ',', 4)
        };
        assert_eq!(sum(&["1.5", "2", "0.25"]), "3.75");
        assert_eq!(sum(&["-1,000", "1"]), "-999");
        assert_eq!(sum(&[]), "0");
    }
}
