//! Dates as papers give them. They come from the paper, never from a clock.

use serde::{Deserialize, Serialize};

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Date {
    /// The month that it is in.
    pub month: Month,
    /// The day, from 1.
    pub day: u8,
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Month {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
}

impl Month {
    /// Reads `2024-03`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || month.len() != 2 || !all_digits(year) || !all_digits(month) {
            return None;
        }
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        (1..=12).contains(&month).then_some(Self { year, month })
    }
}

#[cfg(test)]
mod tests {
    use super::Month;

    #[test]
    fn months_are_read() {
        let march = Month {
            year: 2024,
            month: 3,
        };
        assert_eq!(Month::parse("2024-03"), Some(march));
        for wrong in ["2024-13", "2024-3", "24-03", "2024", "+024-03", "二〇-03"] {
            assert_eq!(Month::parse(wrong), None, "{wrong}");
        }
    }
}
