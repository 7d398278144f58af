//! When posts take effect, when they end, and how long they are provided.

use tables::model::words::{Pattern, TimeWords};
use tables::model::{Date, Period, Post, Start};

use super::{Said, Unsaid};

const UNKNOWN: &str = "body/no-date";

impl Said<'_> {
    /// When a post takes effect: 2027年4月1日.
    ///
    /// # Errors
    ///
    /// Where nothing says so.
    pub fn effective(&self, post: &Post) -> Result<String, Unsaid> {
        let starts = self.starts(post);
        let names: Vec<String> = starts.iter().map(|start| self.start(start)).collect();
        match &names[..] {
            [] => Err(Unsaid::new(
                UNKNOWN,
                format!("nothing says when `{}` takes effect", post.id),
                "fill in effective in posts.csv, or at the head of paper.toml",
            )),
            [one] => Ok(one.clone()),
            [first, second, ..] => Ok(self.both(&self.words.time.later, first, second)),
        }
    }

    /// The last day of a post.
    ///
    /// # Errors
    ///
    /// Where it has no end, or one that is not known.
    pub fn until(&self, post: &Post) -> Result<String, Unsaid> {
        self.last_day(post).map(|day| self.date(day))
    }

    /// The day after the last day of a post.
    ///
    /// # Errors
    ///
    /// As for [`Said::until`].
    pub fn lapses(&self, post: &Post) -> Result<String, Unsaid> {
        self.last_day(post).map(|day| self.date(day.next()))
    }

    /// How long a post is provided: the period of its row, or the months between its
    /// first and last day. Where these are not whole months, or the first day waits
    /// for approval, it is said with 約.
    ///
    /// # Errors
    ///
    /// Where neither is known.
    pub fn period(&self, post: &Post) -> Result<String, Unsaid> {
        if let Some(period) = post.term.period {
            return Ok(self.in_words(period));
        }
        let last = self.last_day(post)?;
        let first = self.project.establishment.first_day(post);
        let found = first.and_then(|first| Period::between(first, last));
        let Some((period, exact)) = found else {
            let (message, help) = match first {
                Some(_) => (
                    format!("`{}` is provided for less than a month", post.id),
                    "write {{timing}}, or {{effective}} and {{until}}, or correct posts.csv",
                ),
                None => (
                    format!("nothing says how long `{}` is provided", post.id),
                    "fill in period or effective in posts.csv, or approval in paper.toml",
                ),
            };
            return Err(Unsaid::new(UNKNOWN, message, help));
        };
        let words = self.in_words(period);
        let certain = exact && !self.starts(post).contains(&Start::Approval);
        Ok(match certain {
            true => words,
            false => self.words.time.about.fill(&[("period", &words)]),
        })
    }

    /// The whole phrase: from when, and until when or how long.
    ///
    /// # Errors
    ///
    /// Where none of these is known.
    pub fn timing(&self, post: &Post) -> Result<String, Unsaid> {
        let words = &self.words.time;
        let from = self.from(post);
        let until = post.term.until.map(|day| {
            let day = self.date(day);
            words.until.fill(&[("until", &day)])
        });
        let period = post.term.period.map(|period| {
            let period = self.in_words(period);
            words.period.fill(&[("period", &period)])
        });
        let parts: Vec<String> = [from, until.or(period)].into_iter().flatten().collect();
        if parts.is_empty() {
            let message = format!("nothing says when `{}` begins or ends", post.id);
            let help = "fill in effective, until or period in posts.csv";
            return Err(Unsaid::new(UNKNOWN, message, help));
        }
        Ok(parts.join(&words.join))
    }

    /// From when, as a phrase.
    fn from(&self, post: &Post) -> Option<String> {
        let words = &self.words.time;
        let name = |start: &Start| match start {
            Start::Approval => words.upon_approval.clone(),
            start => self.start(start),
        };
        Some(match self.starts(post) {
            [] => return None,
            [Start::Approval] => words.from_approval.clone(),
            [one] => {
                let past = self.is_past(one) && self.project.establishment.begins_anew(post);
                let pattern = match past {
                    true => &words.from_past,
                    false => &words.from,
                };
                pattern.fill(&[("start", &name(one))])
            }
            // "From" goes before a day, and "upon" before the approval.
            [Start::Approval, day, ..] | [day, Start::Approval, ..] => {
                let approval = name(&Start::Approval);
                self.both(&words.from_later, &name(day), &approval)
            }
            [first, second, ..] => self.both(&words.from_later, &name(first), &name(second)),
        })
    }

    fn both(&self, pattern: &Pattern, first: &str, second: &str) -> String {
        pattern.fill(&[("first", first), ("second", second)])
    }

    /// Whether a beginning is a day before the paper's.
    fn is_past(&self, start: &Start) -> bool {
        matches!(start, Start::On(date) if *date < self.project.paper.date)
    }

    fn starts<'p>(&'p self, post: &'p Post) -> &'p [Start] {
        self.project.establishment.starts(post)
    }

    /// A beginning by name: a day, the approval, a financial year, an event.
    fn start(&self, start: &Start) -> String {
        let words = &self.words.time;
        match start {
            Start::On(date) => self.date(*date),
            Start::Approval => words.approval.clone(),
            Start::FinancialYear(_) => {
                let year = start.to_string();
                words.financial_year.fill(&[("year", &year)])
            }
            Start::Event(id) => {
                let event = self.project.establishment.times().event(id);
                let name = event.map(|event| event.name.get(self.lang).to_owned());
                // An unknown event is a rule's business.
                name.unwrap_or_else(|| id.clone())
            }
        }
    }

    fn last_day(&self, post: &Post) -> Result<Date, Unsaid> {
        let certain = post.term.until.is_some() || self.begins_on_a_day(post);
        let day = self.project.establishment.last_day(post);
        day.filter(|_| certain).ok_or_else(|| {
            let (message, help) = match post.term.ends() {
                true => (
                    format!("the last day of `{}` is not known yet", post.id),
                    "write {{period}} or {{timing}}, or fill in until in posts.csv",
                ),
                false => (
                    format!("`{}` has no end", post.id),
                    "fill in until or period in posts.csv",
                ),
            };
            Unsaid::new(UNKNOWN, message, help)
        })
    }

    /// Whether the first day of a post is known for certain.
    fn begins_on_a_day(&self, post: &Post) -> bool {
        let on_a_day = |start: &Start| matches!(start, Start::On(_) | Start::FinancialYear(_));
        self.starts(post).iter().all(on_a_day)
    }

    /// A period in words: 三年九個月.
    pub fn in_words(&self, period: Period) -> String {
        let TimeWords {
            year,
            month,
            period_and,
            ..
        } = &self.words.time;
        let (years, months) = period.parts();
        let parts = [(years, year), (months, month)];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let parts = parts.map(|(count, unit)| {
            let pattern = if count == 1 { &unit.one } else { &unit.many };
            pattern.fill(&[("n", &self.words.count(u64::from(count), true))])
        });
        parts.collect::<Vec<_>>().join(period_and)
    }
}
