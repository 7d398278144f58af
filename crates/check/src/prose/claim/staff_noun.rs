//! Non-directorate posts, as the words behind a number describe them.

use super::noun::{Described, described};
use super::signs::Signs;
use super::titles::Titles;
use tables::model::StaffTenure;

/// Non-directorate posts that a number counts.
pub(super) struct Counted<'t> {
    /// How they are provided, if it is said.
    pub(super) tenure: Option<StaffTenure>,
    /// What stands behind them.
    pub(super) behind: &'t str,
}

/// What a number counts, by the text behind it: nothing but non-directorate posts of
/// whatever rank.
pub(super) fn counted<'t>(
    titles: &Titles<'_>,
    signs: &Signs,
    rest: &'t str,
) -> Option<Counted<'t>> {
    let text = rest.trim_start_matches([' ', '\u{A0}']);
    let text = signs.units.iter().find_map(|unit| match unit.trim() {
        "" => Some(text),
        unit => text.strip_prefix(unit),
    })?;
    let words = described(titles.all, titles.lang, signs, (text, false))?;
    let whatever = words.rank.is_none() && words.stem.is_none() && words.point.is_none();
    if !words.staff || words.part || !whatever {
        return None;
    }
    Some(Counted {
        tenure: tenure(&words, &text[..words.length]),
        behind: &text[words.length..],
    })
}

/// How the posts are provided that words describe.
fn tenure(words: &Described, said: &str) -> Option<StaffTenure> {
    let limited = ["time-limited", "有時限"];
    let limited = limited.iter().any(|word| said.contains(word));
    match limited {
        true => Some(StaffTenure::TimeLimited),
        false => words.tenure.map(StaffTenure::from),
    }
}
