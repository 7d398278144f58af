//! Points of the Directorate Pay Scale, and other numbers that are parts of names: they
//! count nothing.

use std::ops::Range;

use crate::prose::numeral::leading;
use crate::prose::{Quantity, UNITS};
use tables::model::Lang;

/// The points of a text, each with its place; nothing where it says several in a way
/// that this does not read, such as 首長級薪級第1至3點.
pub(super) fn points(lang: Lang, text: &str) -> Vec<(usize, Range<usize>)> {
    match lang {
        Lang::Zh => chinese(text),
        Lang::En => english(text),
    }
}

fn chinese(text: &str) -> Vec<(usize, Range<usize>)> {
    const SCALE: &str = "首長級薪級";
    /// How far behind the last point, in bytes.
    const FAR: usize = 240;
    let mut found = Vec::new();
    // A point that is named by its number alone is of the scale that its sentence names.
    let mut named = 0;
    for (at, sign) in text.match_indices('第') {
        let whole = text[..at].ends_with(SCALE);
        let rest = &text[at + sign.len()..];
        let Some((value, length)) = leading(rest) else {
            continue;
        };
        let near = at.saturating_sub(named) < FAR;
        let same = || !found.is_empty() && near && !text[named..at].contains(['。', '級']);
        if !whole && !same() {
            continue;
        }
        let Some(after) = rest[length..].strip_prefix('點') else {
            if whole {
                return Vec::new();
            }
            continue;
        };
        if after.starts_with("至第") {
            return Vec::new();
        }
        let start = if whole { at - SCALE.len() } else { at };
        named = text.len() - after.len();
        found.push((value, start..named));
    }
    found
}

fn english(text: &str) -> Vec<(usize, Range<usize>)> {
    let letter = |c: char| c.is_ascii_alphanumeric();
    let places = text.match_indices('D').filter(|(at, _)| {
        !text[..*at].ends_with(letter) && text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
    });
    let points = places.filter_map(|(at, _)| {
        let digits = text[at + 1..]
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count();
        let end = at + 1 + digits;
        let value = text[at + 1..end].parse().ok()?;
        (!text[end..].starts_with(letter)).then_some((value, at..end))
    });
    points.collect()
}

/// Whether a number is a part of a name: of a pay point, D2, 首長級薪級第2點, or of a title,
/// Deputy Secretary (Welfare) 2, 副秘書長(福利)2.
pub(super) fn is_of_name(lang: Lang, text: &str, quantity: &Quantity) -> bool {
    let (before, after) = (&text[..quantity.range.start], &text[quantity.range.end..]);
    let figure = text[quantity.range.clone()]
        .bytes()
        .all(|it| it.is_ascii_digit());
    match lang {
        Lang::Zh => {
            let far = before.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
            let scale = before.ends_with('第') && before[far..].contains("薪級第");
            let point = scale && after.starts_with('點');
            let counts = after.starts_with(|c| UNITS.contains(c));
            let title = before.ends_with([')', '）']) && quantity.value < 10;
            point || (figure && title && !counts)
        }
        Lang::En => {
            let point = figure && before.ends_with(|c: char| c.is_ascii_uppercase());
            // Small numbers that count are written in words.
            let title = before.trim_end().ends_with(')') && quantity.value < 10 && figure;
            point || title
        }
    }
}

#[cfg(test)]
mod tests {
    use super::points;
    use tables::model::Lang;

    #[test]
    fn points_are_read_in_both_languages() {
        let values = |lang, text| {
            let found = points(lang, text).into_iter();
            found.map(|(value, _)| value).collect::<Vec<_>>()
        };
        assert_eq!(values(Lang::Zh, "總監(首長級薪級第2點)"), [2]);
        assert_eq!(values(Lang::En, "a Director (D2), ID3 and D4B"), [2]);
        let several = "兩個屬首長級薪級第2點，兩個屬第3點，一個屬第8點。第4點是";
        assert_eq!(values(Lang::Zh, several), [2, 3, 8]);
        assert_eq!(values(Lang::Zh, "首長級薪級第1點及第2點"), [1, 2]);
        assert_eq!(values(Lang::Zh, "首長級薪級第1點，總薪級第45點"), [1]);
        let none: [usize; 0] = [];
        assert_eq!(values(Lang::Zh, "首長級薪級第1至3點"), none);
        assert_eq!(values(Lang::Zh, "首長級薪級第1點至第3點"), none);
    }
}
