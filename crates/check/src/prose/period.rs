//! Periods as prose writes them: 三年九個月, three years and nine months.

use tables::model::{Lang, Period};

use super::numeral::numerals;

/// The period that begins a text, and how long it is.
pub(crate) fn leading(text: &str, lang: Lang) -> Option<(Period, usize)> {
    let near = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    let near = &text[..near];
    let (year, month, between): (&[&str], &[&str], &[&str]) = match lang {
        Lang::Zh => (&["年"], &["個月"], &["", "零"]),
        Lang::En => (
            &[" years", " year"],
            &[" months", " month"],
            &[" and ", " "],
        ),
    };
    let unit = |at: usize, units: &[&str]| {
        let rest = &near[at..];
        let number = numerals(rest)
            .into_iter()
            .next()
            .filter(|it| it.range.start == 0)?;
        let after = &rest[number.range.end..];
        let unit = units.iter().find(|unit| after.starts_with(**unit))?;
        let count = u32::try_from(number.value).ok()?;
        Some((count, at + number.range.end + unit.len()))
    };
    let Some((years, end)) = unit(0, year) else {
        let (months, end) = unit(0, month)?;
        return Some((Period::of(0, months)?, end));
    };
    let more = between.iter().find_map(|joint| {
        let at = near[end..].starts_with(joint).then(|| end + joint.len())?;
        unit(at, month)
    });
    let (months, end) = more.unwrap_or((0, end));
    Some((Period::of(years, months)?, end))
}
