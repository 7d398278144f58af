//! Days as prose writes them: 2027年4月1日, 1 April 2027, 22 and 25 March 2027.

use std::ops::Range;

use tables::model::{Date, Lang, Words};

/// A day and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Day {
    /// Where: of several days of one month all of them.
    pub(crate) range: Range<usize>,
    /// The day.
    pub(crate) date: Date,
}

/// Every day of a text that has its year.
pub(crate) fn days(text: &str, lang: Lang, words: &Words) -> Vec<Day> {
    match lang {
        Lang::Zh => chinese(text),
        Lang::En => english(text, &words.months),
    }
}

/// A number of a few digits that begins a text, and what follows it.
fn number(text: &str, most: usize) -> Option<(u16, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..length].parse().ok().filter(|_| length <= most);
    number.map(|number| (number, &text[length..]))
}

fn date(year: u16, month: u16, day: u16) -> Option<Date> {
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

/// 2027年4月1日, 2027年4月22及25日, 2027年4月1日至5月3日.
fn chinese(text: &str) -> Vec<Day> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('年') {
        let digits = text[..at]
            .bytes()
            .rev()
            .take_while(u8::is_ascii_digit)
            .count();
        let start = at - digits;
        let Some((year, _)) = number(&text[start..at], 4).filter(|_| digits == 4) else {
            continue;
        };
        let mut rest = &text[at + '年'.len_utf8()..];
        let mut month = None;
        let mut all = Vec::new();
        while let Some((value, after)) = number(rest, 2) {
            if let Some(after) = after.strip_prefix('月') {
                month = Some(value);
                rest = after;
                continue;
            }
            let Some(month) = month else {
                break;
            };
            let after = after.strip_prefix('日').unwrap_or(after);
            all.push((date(year, month, value), text.len() - after.len()));
            let Some(next) = after.strip_prefix(['、', '及', '和', '至']) else {
                break;
            };
            rest = next;
        }
        let end = all.last().map_or(start, |(_, end)| *end);
        let is_day = text[..end].ends_with('日');
        let dates = all
            .into_iter()
            .filter_map(|(date, _)| date)
            .filter(|_| is_day);
        found.extend(dates.map(|date| Day {
            range: start..end,
            date,
        }));
    }
    found
}

/// Before the name of a month: the days that stand there, and where they begin.
fn days_before(text: &str) -> (Vec<u16>, usize) {
    let mut days = Vec::new();
    let mut start = text.len();
    let mut rest = text.trim_end_matches([' ', '\u{A0}']);
    loop {
        let digits = rest.bytes().rev().take_while(u8::is_ascii_digit).count();
        let at = rest.len() - digits;
        let Some((day, _)) = number(&rest[at..], 2).filter(|_| digits > 0) else {
            break;
        };
        days.push(day);
        start = at;
        let joints = [" and ", ", ", " to ", " - ", " – ", "-", "–"];
        let before = &rest[..at];
        match joints.iter().find_map(|joint| before.strip_suffix(joint)) {
            Some(before) => rest = before,
            None => break,
        }
    }
    (days, start)
}

fn english(text: &str, months: &[String]) -> Vec<Day> {
    let mut found: Vec<Day> = Vec::new();
    let mut named: Vec<(usize, u16, usize)> = Vec::new();
    for (number, name) in (1..).zip(months) {
        let places = text.match_indices(name.as_str());
        named.extend(places.map(|(at, name)| (at, number, at + name.len())));
    }
    named.sort_unstable();
    // The year of the month after: of `1 March to 5 April 2027`.
    let mut later: Option<(usize, u16)> = None;
    for (at, month, end) in named.into_iter().rev() {
        let after = text[end..].trim_start_matches([' ', '\u{A0}']);
        let own = number(after, 4).filter(|(year, _)| *year > 999);
        let end = own.map_or(end, |(_, rest)| text.len() - rest.len());
        let joined = later.filter(|(start, _)| matches!(&text[end..*start], " to " | " and "));
        let (days, start) = days_before(&text[..at]);
        let year = own.map(|(year, _)| year).or(joined.map(|(_, year)| year));
        later = year.filter(|_| !days.is_empty()).map(|year| (start, year));
        let Some(year) = year else {
            continue;
        };
        let dates = days.into_iter().filter_map(|day| date(year, month, day));
        found.extend(dates.map(|date| Day {
            range: start..end,
            date,
        }));
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::super::month::MONTHS;
    use super::{chinese, english};

    #[track_caller]
    fn same(zh: &str, en: &str, dates: &[&str]) {
        let months = MONTHS.map(str::to_owned);
        for found in [chinese(zh), english(en, &months)] {
            let mut found: Vec<String> = found.iter().map(|day| day.date.to_string()).collect();
            found.sort();
            assert_eq!(found, dates, "{zh} {en}");
        }
    }

    #[test]
    fn days_are_found_in_both_languages() {
        same("由2027年4月1日起", "from 1 April 2027 on", &["2027-04-01"]);
        same(
            "2019年3月22及25日",
            "on 22 and 25 March 2019",
            &["2019-03-22", "2019-03-25"],
        );
        same(
            "2019年3月1日至5日",
            "1 to 5 March 2019",
            &["2019-03-01", "2019-03-05"],
        );
        same(
            "2019年3月1日至4月5日",
            "from 1 March to 5 April 2019",
            &["2019-03-01", "2019-04-05"],
        );
        same("2019年3月", "March 2019", &[]);
        same("2019年2月30日", "30 February 2019", &[]);
        same("在3月1日", "on 1 March", &[]);
        same("2019年3月1", "March 1, 2019", &[]);
        same("第12019年3月1日", "1 Marchers 2019", &[]);
        same("年月日", "May the 4th", &[]);
    }

    #[test]
    fn the_place_is_that_of_the_day() {
        let text = "由2027年4月1日起";
        let found = chinese(text);
        assert_eq!(&text[found[0].range.clone()], "2027年4月1日");
    }
}
