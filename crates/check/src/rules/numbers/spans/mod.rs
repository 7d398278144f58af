//! Periods that are not those of the two days beside them: for two years from 1 April 2028
//! to 31 March 2031; 由2028年4月1日至2031年3月31日，為期兩年.

use std::ops::Range;

use crate::prose::date::{Day, days};
use crate::prose::period::leading;
use tables::model::{Lang, Period, Words};

/// A period with the one that its days are apart.
pub(super) struct Span {
    pub(super) range: Range<usize>,
    pub(super) first: Day,
    pub(super) last: Day,
    pub(super) apart: Period,
}

/// How far before its first day a period is looked for, in characters.
const FAR: usize = 40;

/// The periods of a text that its days contradict.
pub(super) fn contradicted(text: &str, lang: Lang, words: &Words) -> Vec<Span> {
    let all = days(text, lang, words);
    let pairs = all.windows(2).filter_map(|pair| {
        let [first, last] = pair else { return None };
        let between = text.get(first.range.end..last.range.start)?.trim();
        let (joints, from): (&[&str], &[&str]) = match lang {
            Lang::Zh => (&["至", "起至", "起，至", "起計至"], &["由", "自"]),
            Lang::En => (&["to", "until", "up to"], &["from"]),
        };
        let before = text[..first.range.start].trim_end();
        let front = from.iter().find_map(|word| before.strip_suffix(word))?;
        let (period, range) = match joints.contains(&between) {
            true => behind(text, last.range.end, lang).or_else(|| ahead(front, lang))?,
            false => return None,
        };
        let (apart, _) = Period::between(first.date, last.date)?;
        (apart != period).then(|| Span {
            range,
            first: first.clone(),
            last: last.clone(),
            apart,
        })
    });
    pairs.collect()
}

/// The period that stands behind two days.
fn behind(text: &str, at: usize, lang: Lang) -> Option<(Period, Range<usize>)> {
    let leads: &[&str] = match lang {
        Lang::Zh => &[
            "為期",
            "止，為期",
            "，為期",
            "止為期",
            "，共",
            "(為期",
            "(共",
        ],
        Lang::En => &[
            ", for a period of ",
            ", i.e. for ",
            ", that is, for ",
            ", for ",
            " for a period of ",
            " (",
        ],
    };
    let lead = leads.iter().find(|lead| text[at..].starts_with(**lead))?;
    let start = at + lead.len();
    let (period, length) = leading(&text[start..], lang)?;
    Some((period, start..start + length))
}

/// The period that a text ends with, which goes on with two days.
fn ahead(front: &str, lang: Lang) -> Option<(Period, Range<usize>)> {
    let front = front.trim_end_matches([' ', '，', ',']);
    let leads: &[&str] = match lang {
        Lang::Zh => &["為期", "延長", "保留", "開設期"],
        Lang::En => &["for ", "for a period of ", "for a further ", "for another "],
    };
    let far = front.char_indices().rev().nth(FAR).map_or(0, |(at, _)| at);
    let places = leads.iter().flat_map(|lead| {
        let found = front[far..].match_indices(lead);
        found.map(move |(at, lead)| far + at + lead.len())
    });
    let mut found = places.filter_map(|start| {
        let (period, length) = leading(&front[start..], lang)?;
        (start + length == front.len()).then_some((period, start..start + length))
    });
    found.next()
}
