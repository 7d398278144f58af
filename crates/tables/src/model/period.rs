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
        let after = last.next();
        let months = after.month.count().checked_sub(first.month.count())?;
        // A month that began at its 31st day ends with shorter months' last.
        let whole = if first.plus_months(months) > after {
            months.checked_sub(1)?
        } else {
            months
        };
        let exact = first.plus_months(whole) == after;
        (whole > 0).then_some((Self { months: whole }, exact))
    }

    /// The last day of the period that begins on a day.
    pub fn end(self, first: Date) -> Date {
        first.plus_months(self.months).previous()
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
        assert_eq!(between("2027-01-31", "2027-02-27"), Some((1, true)));
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
    }
}
