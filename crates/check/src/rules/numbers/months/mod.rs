//! Ranges of months without days that are told of a post: from April 2028 to March 2030,
//! 由2028年4月至2030年3月.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::known::Known;
use super::meant::{Headed, named_post};
use super::verdict::{PostRow, Verdict, WRONG, finding};
use crate::Context;
use crate::prose::{MONTHS, of_posts, sentence};
use tables::diag::Diagnostic;
use tables::model::{Date, Lang};

/// A month and where it stands.
type Month = (Range<usize>, (u16, u8));

/// Words by which a sentence tells how long a post is provided.
const PROVIDED: [&str; 12] = [
    "retain",
    "retention",
    "extend",
    "extension",
    "creat",
    "provid",
    "supernumerary",
    "開設",
    "保留",
    "延長",
    "延續",
    "編外",
];

/// What is said of the ranges of months of a text in which the post that is told does not
/// begin or end.
pub(super) fn findings<'a>(
    context: &Context<'a>,
    known: &Known<'a>,
    of: Headed<'a>,
) -> Vec<Diagnostic> {
    let (passage, lang) = (of.passage, of.passage.lang);
    let text = passage.text.as_str();
    let mut found = Vec::new();
    for (first, last) in ranges(lang, text) {
        let range = first.0.start..last.0.end;
        let (before, after) = sentence(lang, text, &range);
        let told = PROVIDED
            .iter()
            .any(|word| before.contains(word) || after.contains(word));
        let own = context.project.paper.date.month;
        let history = last.1 < (own.year, own.month);
        if !told || history || !of_posts(context.project, passage, &range) {
            continue;
        }
        let Some(post) = named_post(context, of, &range) else {
            continue;
        };
        let begins = [&known.begins, &known.or_approval];
        let sides: [(Month, &[&Days<'a>], _); 2] = [
            (first, &begins, ("effective", "takes effect on")),
            (last, &[&known.ends], ("until", "ends on")),
        ];
        for ((place, month), days, words) in sides {
            let other = other(days, post, month).filter(|_| passage.is_typed(place.clone()));
            if let Some((row, day)) = other {
                let verdict = Verdict::Contradicted(row, day.to_string());
                found.push(finding(passage, &place, verdict, WRONG, words));
            }
        }
    }
    found
}

/// The days on which posts begin, or end.
type Days<'a> = BTreeMap<Date, BTreeSet<PostRow<'a>>>;

/// The last day that a post has, where none that it has is in a month.
fn other<'a>(
    all: &[&Days<'a>],
    post: &str,
    (year, month): (u16, u8),
) -> Option<(PostRow<'a>, Date)> {
    let own = all.iter().flat_map(|days| days.iter());
    let own = own.filter_map(|(day, rows)| {
        let mut rows = rows.iter();
        Some((*rows.find(|row| row.id == post)?, *day))
    });
    let own: Vec<(PostRow<'_>, Date)> = own.collect();
    let there = own
        .iter()
        .any(|(_, day)| (day.month.year, day.month.month) == (year, month));
    own.into_iter()
        .max_by_key(|(_, day)| *day)
        .filter(|_| !there)
}

/// The ranges of months of a text, from one to another.
fn ranges(lang: Lang, text: &str) -> Vec<(Month, Month)> {
    let (from, to): (&[&str], &[&str]) = match lang {
        Lang::Zh => (&["由", "自"], &["至", "起至", "起，至"]),
        Lang::En => (&["from "], &[" to ", " until ", " up to "]),
    };
    let starts = from.iter().flat_map(|word| {
        let found = text.match_indices(word);
        found.map(|(at, word)| at + word.len())
    });
    let pairs = starts.filter_map(|start| {
        let first = month(lang, text, start)?;
        let rest = &text[first.0.end..];
        let joint = to.iter().find(|word| rest.starts_with(**word))?;
        let last = month(lang, text, first.0.end + joint.len())?;
        Some((first, last))
    });
    pairs.collect()
}

/// The month that stands at a place of a text, without a day.
fn month(lang: Lang, text: &str, at: usize) -> Option<Month> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[at..];
    match lang {
        Lang::Zh => {
            let (year, after) = rest.split_at_checked(digits(rest))?;
            let after = after.strip_prefix('年')?;
            let (month, behind) = after.split_at_checked(digits(after))?;
            let behind = behind.strip_prefix('月')?;
            let whole = year.len() == 4 && digits(behind) == 0;
            let end = text.len() - behind.len();
            whole.then_some((at..end, (year.parse().ok()?, month.parse().ok()?)))
        }
        Lang::En => {
            let (index, name) = MONTHS
                .iter()
                .enumerate()
                .find(|(_, name)| rest.starts_with(**name))?;
            let after = rest[name.len()..].trim_start_matches([' ', '\u{A0}']);
            let year = &after[..digits(after)];
            let end = text.len() - after.len() + year.len();
            let month = u8::try_from(index + 1).ok()?;
            (year.len() == 4).then_some((at..end, (year.parse().ok()?, month)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ranges;
    use tables::model::Lang;

    #[test]
    fn months_without_days_are_read() {
        let months = |lang, text| {
            let found = ranges(lang, text).into_iter();
            found
                .map(|(first, last)| (first.1, last.1))
                .collect::<Vec<_>>()
        };
        let both = [((2028, 4), (2030, 3))];
        assert_eq!(months(Lang::En, "from April 2028 to March 2030"), both);
        assert_eq!(months(Lang::Zh, "由2028年4月至2030年3月"), both);
        assert_eq!(months(Lang::En, "from 1 April 2028 to 31 March 2030"), []);
        assert_eq!(months(Lang::Zh, "由2028年4月1日至2030年3月31日"), []);
    }
}
