//! Dates as papers give them. They come from the paper, never from a clock.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    /// The month that it is in.
    pub month: Month,
    /// The day, from 1.
    pub day: u8,
}

impl Date {
    /// Reads `2027-04-01`; `None` for anything else, a day that no calendar has
    /// included.
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.rsplit_once('-')?;
        let month = Month::parse(month)?;
        let digits = day.len() == 2 && day.bytes().all(|byte| byte.is_ascii_digit());
        let day: u8 = day.parse().ok().filter(|_| digits)?;
        (1..=month.days())
            .contains(&day)
            .then_some(Self { month, day })
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        if self.day < self.month.days() {
            let day = self.day + 1;
            return Self { day, ..self };
        }
        self.month.plus(1).first()
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        if self.day > 1 {
            let day = self.day - 1;
            return Self { day, ..self };
        }
        self.month.minus_one().last()
    }
}

impl fmt::Display for Date {
    /// As tables write it: 2027-04-01.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.month, self.day)
    }
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

    /// How many days it has.
    pub fn days(self) -> u8 {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// Its first day.
    pub fn first(self) -> Date {
        Date {
            month: self,
            day: 1,
        }
    }

    /// Its last day.
    pub fn last(self) -> Date {
        Date {
            month: self,
            day: self.days(),
        }
    }

    /// The month some months later; the last that there can be where it is beyond.
    #[must_use]
    pub fn plus(self, months: u32) -> Self {
        Self::counted(self.count().saturating_add(months))
    }

    fn minus_one(self) -> Self {
        Self::counted(self.count().saturating_sub(1))
    }

    /// How many months lie between the year 0 and it.
    pub(super) fn count(self) -> u32 {
        u32::from(self.year) * 12 + u32::from(self.month.saturating_sub(1))
    }

    fn counted(months: u32) -> Self {
        let month = u8::try_from(months % 12).unwrap_or_default() + 1;
        match u16::try_from(months / 12) {
            Ok(year) => Self { year, month },
            Err(_) => Self {
                year: u16::MAX,
                month: 12,
            },
        }
    }
}

impl fmt::Display for Month {
    /// As tables write it: 2027-04.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Month};

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

    #[test]
    fn days_are_those_of_the_calendar() {
        for day in ["2028-02-29", "2000-02-29", "2027-12-31", "0001-01-01"] {
            assert_eq!(
                Date::parse(day).map(|day| day.to_string()).as_deref(),
                Some(day)
            );
        }
        for wrong in [
            "2027-02-30",
            "2027-02-29",
            "2100-02-29",
            "2027-04-31",
            "2027-00-01",
            "2027-04-00",
            "2027-4-1",
            "1 April 2027",
            "2027-04",
            "",
            "2027-04-+1",
        ] {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_follow_one_another() {
        for (day, next) in [
            ("2027-03-31", "2027-04-01"),
            ("2027-12-31", "2028-01-01"),
            ("2028-02-28", "2028-02-29"),
        ] {
            let (day, next) = (Date::parse(day), Date::parse(next));
            assert_eq!(day.map(Date::next), next);
            assert_eq!(next.map(Date::previous), day);
        }
    }
}
