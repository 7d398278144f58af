//! Beginnings: when something takes effect.

use std::fmt;

use super::{Date, Month, Text};
use crate::source::Span;

/// When something takes effect. What is not yet known as a day is known by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Start {
    /// On a day.
    On(Date),
    /// When the Finance Committee approves it.
    Approval,
    /// With an event of paper.toml, by its id.
    Event(String),
    /// With the financial year that begins on 1 April of this year.
    FinancialYear(u16),
}

impl Start {
    /// Reads a date, `approval`, a financial year such as `2026-27`, or an event's
    /// id; `None` for what can be none of them: empty, or no date though it has
    /// the form of one.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let sound = |c: char| !c.is_whitespace();
        if text.is_empty() || !text.chars().all(sound) {
            return None;
        }
        if text == "approval" {
            return Some(Self::Approval);
        }
        if let Some(year) = financial_year(text) {
            return Some(Self::FinancialYear(year));
        }
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return Date::parse(text).map(Self::On);
        }
        Some(Self::Event(text.to_owned()))
    }

    /// Reads a beginning, or two with ` or ` between, of which the later counts.
    pub fn parse_all(text: &str) -> Option<Vec<Self>> {
        let starts: Option<Vec<Self>> = text.split(" or ").map(Self::parse).collect();
        starts.filter(|starts| match &starts[..] {
            [one, other] => one != other,
            starts => starts.len() == 1,
        })
    }
}

/// The year in which a financial year such as `2026-27` begins.
fn financial_year(text: &str) -> Option<u16> {
    let (from, to) = text.split_once('-')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if from.len() != 4 || to.len() != 2 || !digits(from) || !digits(to) {
        return None;
    }
    let (from, to): (u16, u16) = (from.parse().ok()?, to.parse().ok()?);
    ((from + 1) % 100 == to).then_some(from)
}

impl fmt::Display for Start {
    /// As tables write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => date.fmt(f),
            Self::Approval => f.write_str("approval"),
            Self::Event(id) => f.write_str(id),
            Self::FinancialYear(year) => write!(f, "{year}-{:02}", (year + 1) % 100),
        }
    }
}

/// An event of paper.toml with which something may take effect.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its id.
    pub id: String,
    /// Its words: the commencement of an ordinance.
    pub name: Text,
    /// Where paper.toml says so.
    pub span: Span,
}

/// What paper.toml says of the time of a proposal.
#[derive(Debug, Clone, Default)]
pub struct Timetable {
    /// The day of the (first) meeting; `None` outside a paper.
    pub date: Option<Date>,
    /// When posts take effect whose row does not say; empty where nothing is said.
    pub effective: Vec<Start>,
    /// When approval is expected.
    pub approval: Option<Month>,
    /// The events that beginnings may name.
    pub events: Vec<Event>,
}

impl Timetable {
    /// The first day of a beginning, as far as it is known: that of the month in
    /// which approval is expected, none for an event.
    pub fn day(&self, start: &Start) -> Option<Date> {
        match start {
            Start::On(date) => Some(*date),
            Start::Approval => self.approval.map(Month::first),
            Start::Event(_) => None,
            Start::FinancialYear(year) => Some(
                Month {
                    year: *year,
                    month: 4,
                }
                .first(),
            ),
        }
    }

    /// The latest of some beginnings, as far as their days are known.
    pub fn latest(&self, starts: &[Start]) -> Option<Date> {
        let days: Option<Vec<Date>> = starts.iter().map(|start| self.day(start)).collect();
        days?.into_iter().max()
    }

    /// An event by id.
    pub fn event(&self, id: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::Start;

    #[test]
    fn beginnings_are_read_and_written() {
        for text in [
            "2027-04-01",
            "approval",
            "2026-27",
            "1999-00",
            "commencement",
        ] {
            let start = Start::parse(text).map(|start| start.to_string());
            assert_eq!(start.as_deref(), Some(text));
        }
        for wrong in [
            "2027-02-30",
            "2026-28",
            "2027",
            "",
            "on approval",
            "1 April 2027",
        ] {
            assert_eq!(Start::parse(wrong), None, "{wrong}");
        }
        let both = Start::parse_all("2021-01-01 or approval").map(|starts| starts.len());
        assert_eq!(both, Some(2));
        assert_eq!(Start::parse_all("2021-01-01 or approval or it"), None);
        assert_eq!(Start::parse_all("2021-01-01 or 2021-02-30"), None);
        assert_eq!(Start::parse_all("approval or approval"), None);
    }
}
