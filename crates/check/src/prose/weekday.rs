//! The day of the week that prose names beside a day: Monday, 15 February 2027; 2027年2月15日
//! (星期一).

use std::ops::Range;

use tables::model::{Date, Lang};

/// The days of the week in English.
pub(crate) const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The last characters of the days of the week in Chinese.
const CHINESE: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];

/// The name of a day of the week.
pub(crate) fn name(lang: Lang, weekday: usize) -> String {
    let at = weekday % WEEKDAYS.len();
    match lang {
        Lang::Zh => format!("星期{}", CHINESE[at]),
        Lang::En => WEEKDAYS[at].to_owned(),
    }
}

/// Which day of the week a day is, from Monday on.
pub(crate) fn weekday(day: Date) -> usize {
    const SHIFTS: [usize; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let month = usize::from(day.month.month);
    let year = usize::from(day.month.year).saturating_sub(usize::from(month < 3));
    let shift = SHIFTS
        .get(month.wrapping_sub(1))
        .copied()
        .unwrap_or_default();
    // From Sunday on.
    let sunday = year + year / 4 - year / 100 + year / 400 + shift + usize::from(day.day);
    (sunday + 6) % 7
}

/// The day of the week that is named right beside a day, with its place.
pub(crate) fn beside(lang: Lang, text: &str, at: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let (before, after) = (&text[..at.start], &text[at.end..]);
    let gap = after.len() - after.trim_start_matches([' ', ',', '(', '（']).len();
    let (start, rest) = (at.end + gap, &after[gap..]);
    if gap > 3 {
        return None;
    }
    match lang {
        Lang::Zh => {
            let sign = rest.strip_prefix("星期")?;
            let last = sign.chars().next()?;
            let last = if last == '天' { '日' } else { last };
            let day = CHINESE.iter().position(|c| *c == last)?;
            Some((day, start..start + "星期一".len()))
        }
        Lang::En => {
            let front = before.trim_end_matches([' ', ',', '\u{A0}']);
            let near = before.len() - front.len() <= 3;
            let mut names = WEEKDAYS.iter().enumerate();
            names.find_map(|(day, name)| {
                let own = front.strip_suffix(name).filter(|_| near);
                let own = own.map(|before| (day, before.len()..front.len()));
                // What follows without a bracket or comma belongs to what follows.
                let behind = gap > 0 && !after.starts_with(&format!(" {name}"));
                let behind = behind && rest.starts_with(name);
                let there = start..start + name.len();
                own.or(behind.then_some((day, there)))
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{beside, weekday};
    use tables::model::{Date, Lang};

    #[test]
    fn days_have_their_day_of_the_week() {
        let of = |day| Date::parse(day).map(weekday);
        assert_eq!(of("2027-02-15"), Some(0));
        assert_eq!(of("2027-02-16"), Some(1));
        assert_eq!(of("2024-02-29"), Some(3));
        assert_eq!(of("2000-01-02"), Some(6));
    }

    #[test]
    fn the_name_stands_right_beside_the_day() {
        let named = |lang, text: &str, day: &str| {
            let at = text.find(day)?;
            let (weekday, place) = beside(lang, text, &(at..at + day.len()))?;
            Some((weekday, text[place].to_owned()))
        };
        let day = "16 February 2027";
        let monday = Some((0, "Monday".to_owned()));
        assert_eq!(named(Lang::En, "on Monday, 16 February 2027", day), monday);
        assert_eq!(named(Lang::En, "16 February 2027 (Monday)", day), monday);
        assert_eq!(named(Lang::En, "on 16 February 2027 Monday had", day), None);
        let day = "2027年2月16日";
        let friday = Some((4, "星期五".to_owned()));
        assert_eq!(named(Lang::Zh, "2027年2月16日(星期五)", day), friday);
        assert_eq!(named(Lang::Zh, "2027年2月16日星期五", day), friday);
        assert_eq!(named(Lang::Zh, "2027年2月16日，下星期五", day), None);
    }
}
