//! The day of the meeting, and the months of signing and approval, in paper.toml.
//!
//! People write days in many ways, most of which are no TOML: whatever stands
//! there, one message says how it is written.

use std::ops::Range;

use toml::de::DeValue;

use super::loader::Loader;
use super::section::{Section, at};
use super::setting::{Setting, find};
use super::settings;
use crate::diag::Diagnostic;
use crate::model::{Date, Month};
use crate::source::FileId;

/// The keys.
const KEYS: [&str; 3] = ["date", "signed", "approval"];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The days of the meetings, in their order.
pub(super) fn dates(loader: &mut Loader<'_>, root: &mut Section<'_>) -> Option<Vec<Date>> {
    let days = read(loader, root, "date", |value| match value.as_array() {
        Some(days) if days.is_empty() => None,
        Some(days) => days.iter().map(|day| day_of(day.get_ref())).collect(),
        None => Some(vec![day_of(value)?]),
    })?;
    if !days.is_sorted_by(|a, b| a < b) {
        let finding = Diagnostic::error("paper/wrong-value", "the days of `date` are not in order");
        let span = root.get("date").map(|(_, span)| span);
        loader.report(
            finding
                .at_any(span)
                .help("write the earlier meeting first, and each once"),
        );
    }
    Some(days)
}

/// A day as TOML has it.
pub(super) fn day_of(value: &DeValue<'_>) -> Option<Date> {
    let date = value.as_datetime()?.date?;
    let (year, month) = (date.year, date.month);
    let month = Month { year, month };
    Some(Date {
        month,
        day: date.day,
    })
}

/// The month of a key: `signed`, under the signatories, or `approval`.
pub(super) fn month(
    loader: &mut Loader<'_>,
    root: &mut Section<'_>,
    key: &'static str,
) -> Option<Month> {
    read(loader, root, key, |value| Month::parse(value.as_str()?))
}

fn read<T>(
    loader: &mut Loader<'_>,
    root: &mut Section<'_>,
    key: &'static str,
    read: impl Fn(&DeValue<'_>) -> Option<T>,
) -> Option<T> {
    let Some((value, span)) = root.get(key) else {
        return root.read(loader, key, |_| None);
    };
    let found = read(value);
    if found.is_none() {
        let written = &loader.sources.file(span.file).text[span.start..span.end];
        let finding = finding(key, written).at(span);
        loader.report(finding);
    }
    found
}

/// A day or month that is no TOML at all.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TornDay<'t> {
    key: &'static str,
    written: &'t str,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
}

impl TornDay<'_> {
    /// What is to be said of it.
    pub(super) fn finding(&self, file: FileId) -> Diagnostic {
        finding(self.key, self.written).at(at(file, self.range.clone()))
    }
}

/// The day or month on whose line an error of syntax was found; none where it
/// has the form of one, and TOML says best what is wrong with it.
pub(super) fn torn(text: &str, error: usize) -> Option<TornDay<'_>> {
    let before = &text[..text.floor_char_boundary(error)];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let in_root = !text[..start]
        .lines()
        .any(|line| line.trim_start().starts_with('['));
    let line = text[start..].lines().next().filter(|_| in_root)?;
    let (name, value) = line.split_once('=')?;
    let key = KEYS.into_iter().find(|key| *key == name.trim())?;
    let value = value.split('#').next().unwrap_or_default();
    let written = value.trim();
    let start = start + name.len() + 1 + value.len() - value.trim_start().len();
    let range = start..start + written.len();
    let formed = match written.strip_prefix('"') {
        // A quote that is missing is no other way to write a month.
        Some(month) => key != "date" && Month::parse(month.trim_end_matches('"')).is_some(),
        None => key == "date" && has_form(written),
    };
    let torn = TornDay {
        key,
        written,
        range,
    };
    (!formed).then_some(torn)
}

/// The same of the day of the meeting alone.
pub(super) fn torn_date(text: &str, error: usize) -> Option<TornDay<'_>> {
    torn(text, error).filter(|torn| torn.key == "date")
}

/// Whether a value has the form 2027-01-26, whatever its numbers.
fn has_form(written: &str) -> bool {
    let lengths = written.split('-').map(|part| {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then_some(part.len())
    });
    lengths.eq([Some(4), Some(2), Some(2)])
}

fn finding(key: &'static str, written: &str) -> Diagnostic {
    let must_be = find(settings::PAPER, key).map(Setting::must_be);
    let message = format!("`{key}` must be {}", must_be.unwrap_or_default());
    let finding = Diagnostic::error("paper/wrong-value", message);
    let help = meant(written).and_then(|(year, month, day)| match (key, day) {
        ("date", Some(day)) => Some(format!("write date = {year}-{month:02}-{day:02}")),
        ("date", None) => None,
        _ => Some(format!("write {key} = \"{year}-{month:02}\"")),
    });
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}

/// The way out for a cell that is no day as the tables write it, where it can be
/// said: a spreadsheet writes days in a form of its own, or as a number.
pub(super) fn meant_in_a_cell(written: &str) -> Option<String> {
    if has_form(written) {
        return Some("there is no such day in the calendar".to_owned());
    }
    let number = written.parse::<u32>().ok();
    let serial = number.is_some_and(|number| (36_000..=73_000).contains(&number));
    let slashed = written.split('/').count() == 3;
    let day = match meant(written) {
        Some((year, month, Some(day))) => format!("{year}-{month:02}-{day:02}"),
        _ if serial || slashed => "the day as 2027-04-01".to_owned(),
        _ => return None,
    };
    Some(format!(
        "write {day}; where a spreadsheet changes it, format the column as Text before you type"
    ))
}

/// The year, month and perhaps day that can only be meant.
fn meant(written: &str) -> Option<(u16, u8, Option<u8>)> {
    let words = written.split(|c: char| !c.is_ascii_alphabetic());
    let mut names = words.filter(|word| word.len() >= 3).filter_map(|word| {
        let word = word.to_ascii_lowercase();
        let at = MONTHS.iter().position(|month| month.starts_with(&word))?;
        u8::try_from(at + 1).ok()
    });
    let numbers = written.split(|c: char| !c.is_ascii_digit());
    let numbers: Vec<&str> = numbers.filter(|number| !number.is_empty()).collect();
    let small = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() <= 2);
    let year = |text: &str| text.parse::<u16>().ok().filter(|_| text.len() == 4);
    let (year, month, day) = match (names.next(), &numbers[..]) {
        (Some(month), [only]) => (year(only)?, month, None),
        (Some(month), [a, b]) if b.len() == 4 => (year(b)?, month, Some(small(a)?)),
        (Some(month), [a, b]) => (year(a)?, month, Some(small(b)?)),
        (None, [a, b]) if a.len() == 4 => (year(a)?, small(b)?, None),
        (None, [a, b]) => (year(b)?, small(a)?, None),
        (None, [a, b, c]) if a.len() == 4 => (year(a)?, small(b)?, Some(small(c)?)),
        // Of 3/4/2027 nobody can tell which is the month.
        (None, [a, b, c]) if small(a)? > 12 || written.contains('.') => {
            (year(c)?, small(b)?, Some(small(a)?))
        }
        _ => return None,
    };
    let sound = (1..=12).contains(&month) && day.is_none_or(|day| (1..=31).contains(&day));
    sound.then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::{meant, meant_in_a_cell, torn};

    #[test]
    fn what_is_meant_is_told_where_it_is_certain() {
        for written in [
            "26.1.2027",
            "26/1/2027",
            "\"26 January 2027\"",
            "\"January 26th, 2027\"",
            "2027-1-26",
            "2027/01/26",
            "2027年1月26日",
            "\"2027-01-26\"",
        ] {
            assert_eq!(meant(written), Some((2027, 1, Some(26))), "{written}");
        }
        for written in ["2027-1", "1/2027", "\"Jan 2027\"", "2027年1月"] {
            assert_eq!(meant(written), Some((2027, 1, None)), "{written}");
        }
        for written in ["3/4/2027", "26.13.2027", "26.1.27", "soon", ""] {
            assert_eq!(meant(written), None, "{written}");
        }
    }

    #[test]
    fn what_a_spreadsheet_makes_of_a_day_is_known() {
        let said = |written: &str| meant_in_a_cell(written).unwrap_or_default();
        assert!(said("26/1/2027").starts_with("write 2027-01-26;"));
        for unclear in ["1/4/2027", "46113"] {
            assert!(said(unclear).starts_with("write the day as"), "{unclear}");
        }
        for none in ["2027-04-31", "2027-02-29", "2027-13-01"] {
            assert_eq!(said(none), "there is no such day in the calendar");
        }
        for other in ["approval", "2026-27", "soon", "7", "1 or 2", ""] {
            assert_eq!(meant_in_a_cell(other), None, "{other}");
        }
    }

    #[test]
    fn a_torn_day_is_found_by_its_line() {
        let text = "type = \"panel\"\ndate = 26.1.2027 # Tuesday\n\n[zh]\ndate = 1.2.3\n";
        let at = |part: &str| torn(text, text.find(part).unwrap_or_default());
        let torn = at(".2027").map(|torn| text[torn.range].to_owned());
        assert_eq!(torn.as_deref(), Some("26.1.2027"));
        assert_eq!(at("panel"), None);
        assert_eq!(at("1.2.3"), None);
        assert_eq!(super::torn("date = 2027-02-30", 9), None);
    }
}
