//! Periods: how long a post is provided.

use std::fmt;

use super::Date;

/// A period of whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// How many months, from 1.
    pub months: u32,
}

/// More years than any post is provided for.
const MOST_YEARS: u32 = 99;

impl Period {
    /// Reads `2 years`, `18 months`, `3 years 9 months`; `None` for anything else,
    /// no time and more than 99 years included.
    pub fn parse(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (years, months) = match words[..] {
            [years, "year" | "years"] => (number(years)?, 0),
            [months, "month" | "months"] => (0, number(months)?),
            [years, "year" | "years", months, "month" | "months"] => {
                (number(years)?, number(months)?)
            }
            _ => return None,
        };
        Self::of(years, months)
    }

    /// A period of years and months; `None` for no time and more than 99 years.
    pub fn of(years: u32, months: u32) -> Option<Self> {
        let months = years.checked_mul(12)?.checked_add(months)?;
        let sound = (1..=MOST_YEARS * 12).contains(&months);
        sound.then_some(Self { months })
    }

    /// The whole months from a first to a last day, both of them included, and
    /// whether no day is left over; `None` where that is less than a month.
    pub fn between(first: Date, last: Date) -> Option<(Self, bool)> {
        let months = last.month.count().checked_sub(first.month.count())?;
        // One more for a period from the first day of a month to the last of another.
        let whole = (0..=months + 1).rev().take(3);
        let mut whole = whole.map(|months| Self { months });
        let period = whole.find(|period| period.months > 0 && period.end(first) <= last)?;
        Some((period, period.end(first) == last))
    }

    /// The last day of the period that begins on a day: the day before that of the
    /// same number, or the last of a month that has no such day.
    pub fn end(self, first: Date) -> Date {
        let month = first.month.plus(self.months);
        match month.days() {
            days if first.day > days => Date { month, day: days },
            _ => Date {
                month,
                day: first.day,
            }
            .previous(),
        }
    }

    /// Its years, and the months beyond them.
    pub fn parts(self) -> (u32, u32) {
        (self.months / 12, self.months % 12)
    }
}

fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

impl fmt::Display for Period {
    /// As tables write it: `3 years 9 months`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |count: u32, unit: &str| {
            let plural = if count == 1 { "" } else { "s" };
            (count > 0).then(|| format!("{count} {unit}{plural}"))
        };
        let (years, months) = self.parts();
        let parts = [part(years, "year"), part(months, "month")];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        f.write_str(&parts.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Date;
    use super::Period;

    #[test]
    fn periods_are_read() {
        for (text, months) in [
            ("2 years", 24),
            ("1 year", 12),
            ("18 months", 18),
            ("3 years 9 months", 45),
        ] {
            assert_eq!(Period::parse(text), Some(Period { months }), "{text}");
        }
        let shown = Period::parse("45 months").map(|period| period.to_string());
        assert_eq!(shown.as_deref(), Some("3 years 9 months"));
        for wrong in [
            "",
            "2",
            "two years",
            "0 months",
            "2 years and 3 months",
            "-1 years",
            "1.5 years",
            "100 years",
            "99999999999 years",
            "4294967295 years",
            "3年",
        ] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn whole_months_lie_between_two_days() {
        let between = |first: &str, last: &str| {
            let found = Period::between(Date::parse(first)?, Date::parse(last)?);
            found.map(|(period, exact)| (period.months, exact))
        };
        assert_eq!(between("2014-04-01", "2017-12-31"), Some((45, true)));
        assert_eq!(between("2027-04-01", "2030-03-31"), Some((36, true)));
        assert_eq!(between("2027-04-15", "2030-03-31"), Some((35, false)));
        assert_eq!(between("2027-01-31", "2027-02-27"), None);
        assert_eq!(between("2032-01-31", "2032-02-28"), None);
        assert_eq!(between("2032-01-31", "2032-02-29"), Some((1, true)));
        assert_eq!(between("2031-08-31", "2032-02-29"), Some((6, true)));
        assert_eq!(between("2028-02-29", "2030-02-28"), Some((24, true)));
        assert_eq!(between("2028-02-29", "2032-02-28"), Some((48, true)));
        assert_eq!(between("2027-04-01", "2027-04-20"), None);
        assert_eq!(between("2027-04-01", "2027-03-01"), None);
    }

    #[test]
    fn a_period_ends_the_day_before_its_day() {
        let end = |first: &str, period: &str| {
            Some(Period::parse(period)?.end(Date::parse(first)?).to_string())
        };
        assert_eq!(
            end("2014-04-01", "3 years 9 months").as_deref(),
            Some("2017-12-31")
        );
        assert_eq!(end("2027-02-15", "2 years").as_deref(), Some("2029-02-14"));
        // A month without that day ends with its last.
        for (first, period, last) in [
            ("2028-02-29", "1 year", "2029-02-28"),
            ("2031-08-31", "6 months", "2032-02-29"),
            ("2031-10-31", "1 month", "2031-11-30"),
            ("2031-01-30", "1 month", "2031-02-28"),
            ("2028-02-29", "4 years", "2032-02-28"),
        ] {
            assert_eq!(end(first, period).as_deref(), Some(last), "{first}");
        }
    }
}
