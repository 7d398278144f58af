//! Days as prose writes them: 2027年4月1日, 二零二七年四月一日, 1 April 2027, 1 Apr 2027,
//! April 1, 2027, 22 and 25 March 2027.

use std::ops::Range;

use super::numeral::leading;
use tables::model::{Date, Lang, Words};

/// A day and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Day {
    /// Where: of several days of one month all of them.
    pub(crate) range: Range<usize>,
    /// The day.
    pub(crate) date: Date,
}

/// A day that is written, whether there is such a day or not: year, month and day.
type Written = (Range<usize>, (u16, u16, u16));

/// Every day of a text that has its year.
pub(crate) fn days(text: &str, lang: Lang, words: &Words) -> Vec<Day> {
    let days = written(text, lang, &words.months).into_iter();
    days.filter_map(|(range, (year, month, day))| {
        let date = date(year, month, day)?;
        Some(Day { range, date })
    })
    .collect()
}

/// The places of days that no calendar has: 31 September 2027.
pub(crate) fn impossible(text: &str, lang: Lang, words: &Words) -> Vec<Range<usize>> {
    let days = written(text, lang, &words.months).into_iter();
    let none = days.filter(|(_, (year, month, day))| date(*year, *month, *day).is_none());
    let mut places: Vec<Range<usize>> = none.map(|(range, _)| range).collect();
    places.dedup();
    places
}

fn written(text: &str, lang: Lang, months: &[String]) -> Vec<Written> {
    match lang {
        Lang::Zh => chinese(text),
        Lang::En => english(text, months),
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

/// The year at the end of a text, in figures or characters, and where it begins.
fn year_before(text: &str) -> Option<(u16, usize)> {
    const DIGITS: [&str; 10] = [
        "零〇○",
        "一",
        "二",
        "三",
        "四",
        "五",
        "六",
        "七",
        "八",
        "九",
    ];
    let mut start = text.len();
    let mut digits: Vec<u16> = Vec::new();
    for (at, c) in text.char_indices().rev() {
        let known = DIGITS.iter().position(|all| all.contains(c));
        let known = known.and_then(|digit| u16::try_from(digit).ok());
        let digit = c.to_digit(10).and_then(|digit| u16::try_from(digit).ok());
        match digit.or(known) {
            Some(digit) => digits.push(digit),
            None => break,
        }
        start = at;
    }
    let one_way = text[start..].bytes().all(|byte| byte.is_ascii_digit())
        || !text[start..].contains(|c: char| c.is_ascii_digit());
    let year = digits.iter().rev().fold(0, |year: u16, digit| {
        year.saturating_mul(10).saturating_add(*digit)
    });
    (digits.len() == 4 && one_way && year > 999).then_some((year, start))
}

/// A number of a month or day that begins a text, and what follows it.
fn part(text: &str) -> Option<(u16, &str)> {
    number(text, 2).or_else(|| {
        let (value, length) =
            leading(text).filter(|_| !text.starts_with(|c: char| c.is_ascii_digit()))?;
        let value = u16::try_from(value).ok().filter(|value| *value < 100)?;
        Some((value, &text[length..]))
    })
}

/// 2027年4月1日, 2027年4月22及25日, 2027年4月1日至5月3日.
fn chinese(text: &str) -> Vec<Written> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('年') {
        let Some((year, start)) = year_before(&text[..at]) else {
            continue;
        };
        let mut rest = &text[at + '年'.len_utf8()..];
        let mut month = None;
        let mut all = Vec::new();
        while let Some((value, after)) = part(rest) {
            if let Some(after) = after.strip_prefix('月') {
                month = Some(value);
                rest = after;
                continue;
            }
            let Some(month) = month else {
                break;
            };
            let after = after.strip_prefix('日').unwrap_or(after);
            all.push(((year, month, value), text.len() - after.len()));
            let Some(next) = after.strip_prefix(['、', '及', '和', '至']) else {
                break;
            };
            rest = next;
        }
        // 2027年4月1日及3個職位: what follows the last 日 is no day.
        let is_day = |(_, end): &(_, usize)| text[..*end].ends_with('日');
        let last = all.iter().rposition(is_day);
        all.truncate(last.map_or(0, |last| last + 1));
        if let Some((_, end)) = all.last().copied() {
            found.extend(all.into_iter().map(|(day, _)| (start..end, day)));
        }
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

/// Where a text names months: the place, the number and the end of each name, which may
/// be cut to three letters.
fn named_months(text: &str, months: &[String]) -> Vec<(usize, u16, usize)> {
    let mut named: Vec<(usize, u16, usize)> = Vec::new();
    for (number, name) in (1..).zip(months) {
        let short = name.get(..3).filter(|short| short.len() < name.len());
        for name in [Some(name.as_str()), short].into_iter().flatten() {
            let places = text.match_indices(name);
            let places = places.filter(|(at, _)| {
                let letter = |c: char| c.is_alphabetic();
                !text[at + name.len()..].starts_with(letter) && !text[..*at].ends_with(letter)
            });
            named.extend(places.map(|(at, name)| {
                let end = at + name.len();
                (at, number, end + usize::from(text[end..].starts_with('.')))
            }));
        }
    }
    named.sort_unstable();
    named
}

/// April 1, 2027: the day and year behind a month, and where they end.
fn behind(text: &str, end: usize) -> Option<((u16, u16), usize)> {
    let after = text[end..].strip_prefix([' ', '\u{A0}'])?;
    let (day, rest) = number(after, 2)?;
    let (year, rest) = number(rest.strip_prefix(", ")?, 4)?;
    (year > 999).then_some(((day, year), text.len() - rest.len()))
}

fn english(text: &str, months: &[String]) -> Vec<Written> {
    let mut found: Vec<Written> = Vec::new();
    // The year of the month after: of `1 March to 5 April 2027`.
    let mut later: Option<(usize, u16)> = None;
    for (at, month, end) in named_months(text, months).into_iter().rev() {
        if let Some(((day, year), end)) = behind(text, end) {
            found.push((at..end, (year, month, day)));
            later = None;
            continue;
        }
        let after = text[end..].trim_start_matches([' ', '\u{A0}']);
        let own = number(after, 4).filter(|(year, _)| *year > 999);
        let end = own.map_or(end, |(_, rest)| text.len() - rest.len());
        let joined =
            later.filter(|(start, _)| matches!(text.get(end..*start), Some(" to " | " and ")));
        let (days, start) = days_before(&text[..at]);
        let year = own.map(|(year, _)| year).or(joined.map(|(_, year)| year));
        later = year.filter(|_| !days.is_empty()).map(|year| (start, year));
        let Some(year) = year else {
            continue;
        };
        found.extend(days.into_iter().map(|day| (start..end, (year, month, day))));
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::super::MONTHS;
    use super::{Lang, date, written};

    #[track_caller]
    fn same(zh: &str, en: &str, dates: &[&str]) {
        let months = MONTHS.map(str::to_owned);
        for (lang, text) in [(Lang::Zh, zh), (Lang::En, en)] {
            let found = written(text, lang, &months).into_iter();
            let found = found.filter_map(|(_, (year, month, day))| date(year, month, day));
            let mut found: Vec<String> = found.map(|day| day.to_string()).collect();
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
        same("2019年3月1", "March 1 2019", &[]);
        same("2019年3月1日", "March 1, 2019", &["2019-03-01"]);
        same("二零一九年三月三十一日", "31 Mar 2019", &["2019-03-31"]);
        same("二〇一九年十二月二日", "2 Dec. 2019", &["2019-12-02"]);
        same(
            "2019年3月1日及3個職位",
            "1 March 2019 and 3 posts",
            &["2019-03-01"],
        );
        same("二〇19年十二月二日", "2 Decade 2019", &[]);
        same("第12019年3月1日", "1 Marchers 2019", &[]);
        same("年月日", "May the 4th", &[]);
    }

    #[test]
    fn the_place_is_that_of_the_day() {
        let text = "由2027年4月1日起";
        let found = written(text, Lang::Zh, &[]);
        assert_eq!(&text[found[0].0.clone()], "2027年4月1日");
    }
}
