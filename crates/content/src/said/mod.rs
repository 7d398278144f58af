//! Facts in the words of an edition: dates, periods, sums of money, as helpers
//! print them and as checks expect them in the prose.

mod defined;
mod money;
mod shown;
mod time;

use tables::model::words::Pattern;
use tables::model::{Date, Lang, Month, Project, Rank, StaffTenure, Tenure, Words};

pub use money::{Bill, Cost, Unit};
pub use shown::{Listing, Show};

/// What an edition says of facts.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The whole paper.
    pub project: &'a Project,
    /// The edition's language.
    pub lang: Lang,
    /// The edition's fixed words.
    pub words: &'a Words,
}

/// Why something cannot be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaid {
    /// The name that the message carries.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// The way out.
    pub help: String,
}

impl Unsaid {
    pub(crate) fn new(rule: &'static str, message: String, help: impl Into<String>) -> Self {
        Self {
            rule,
            message,
            help: help.into(),
        }
    }
}

impl Said<'_> {
    /// A day: 2027年4月1日.
    pub fn date(&self, date: Date) -> String {
        self.day(&self.words.date, date.month, &date.day.to_string())
    }

    /// Several days, those of one month together: 22 and 25 March 2019.
    pub fn dates(&self, dates: &[Date]) -> String {
        let list = &self.words.list;
        let months = dates.chunk_by(|a, b| a.month == b.month);
        let months = months.map(|days| {
            let texts = days.iter().map(|date| date.day.to_string());
            let days_of = list.join(&texts.collect::<Vec<_>>());
            let month = days.first().map(|date| date.month);
            month.map_or(String::new(), |month| {
                self.day(&self.words.date, month, &days_of)
            })
        });
        list.join(&months.collect::<Vec<_>>())
    }

    /// A month: 2027年4月.
    pub fn month(&self, month: Month) -> String {
        self.day(&self.words.month, month, "1")
    }

    fn day(&self, pattern: &Pattern, month: Month, day: &str) -> String {
        let names = &self.words.months;
        let name = names.get(usize::from(month.month) - 1);
        pattern.fill(&[
            ("year", &month.year.to_string()),
            ("month", &month.month.to_string()),
            ("day", day),
            ("name", name.map_or("", String::as_str)),
        ])
    }

    /// The pay point of a rank, or the words for its pay; empty where it has
    /// neither.
    pub fn point_of(&self, rank: &Rank) -> String {
        match &rank.pay_point {
            Some(point) => self.words.point(point),
            None => rank.pay_words.get(self.lang).to_owned(),
        }
    }

    /// A pattern of `{rank}` and `{point}`, and of what else is given. Of a rank
    /// without a point the words for its pay stand in place of it; without those,
    /// no empty brackets stay.
    pub fn ranked(&self, pattern: &Pattern, rank: &Rank, more: &[(&str, &str)]) -> String {
        let point = self.point_of(rank);
        let name = rank.name.get(self.lang);
        let mut values = vec![("rank", name), ("point", point.as_str())];
        values.extend(more);
        let filled = pattern.fill(&values);
        match point.is_empty() {
            true => filled.replace(" ()", "").replace("()", ""),
            false => filled,
        }
    }

    /// How the posts of a row of nondirectorate.csv are provided.
    pub fn tenure_of(&self, tenure: StaffTenure) -> &str {
        let words = &self.words.tenure;
        match tenure {
            StaffTenure::Permanent => words.get(Tenure::Permanent),
            StaffTenure::Supernumerary => words.get(Tenure::Supernumerary),
            StaffTenure::NonCivilService => words.get(Tenure::NonCivilService),
            StaffTenure::TimeLimited => &words.time_limited,
        }
    }
}
