//! Claims of how many posts of a rank there are among non-directorate ones that a sentence
//! has counted before: 18 non-directorate posts, comprising ten Research Officers.

use super::claimed::{Against, Claim};
use super::make_up::{self, is_of_staff};
use super::noun::described;
use super::signs::Signs;
use super::staff;
use super::staff_of_paper::sums;
use super::titles::Titles;
use crate::prose::filters::filters;
use crate::prose::numeral::{Numeral, numerals};
use crate::prose::{Passage, sentence};
use tables::model::{Directorate, Project, Selection, Structure};

/// The claim of a number of posts of a non-directorate rank, where the sentence has rightly
/// counted those of all ranks before; by the tables those of the rank that all posts or
/// offices have, or some of them.
pub(super) fn claim<'a>(
    project: &'a Project,
    titles: &Titles<'a>,
    signs: &Signs,
    passage: &Passage,
    numeral: &Numeral,
) -> Option<Claim<'a>> {
    let (lang, text) = (passage.lang, passage.text.as_str());
    let after = text[numeral.range.end..].trim_start_matches('\u{A0}');
    let unit = signs.units.iter().find(|unit| after.starts_with(**unit))?;
    let words = described(titles.all, lang, signs, (&after[unit.len()..], true))?;
    if !is_of_staff(titles.all, words.rank.as_ref()) {
        return None;
    }
    let (before, _) = sentence(lang, text, &numeral.range);
    let whole = numerals(&before[..make_up::lead(before)?]).pop()?;
    let start = numeral.range.start - before.len();
    let whole = Numeral {
        range: whole.range.start + start..whole.range.end + start,
        value: whole.value,
    };
    staff::claim(project, titles, signs, text, &whole).filter(|whole| whole.holds)?;
    let of = Selection {
        directorate: Some(Directorate::No),
        rank: words.rank.into_iter().collect(),
        ..Selection::default()
    };
    let (sums, [then, now]) = sums(titles, &of);
    let (count, structure) = match (then, now) {
        (0, now) => (now, Some(Structure::Existing)),
        (then, _) => (then, None),
    };
    let holds = sums.contains(&numeral.value);
    let of = Selection { structure, ..of };
    // What some of them have no one filter tells.
    let all = count == numeral.value || !holds;
    Some(Claim {
        range: numeral.range.clone(),
        value: numeral.value,
        posts: Vec::new(),
        count,
        against: Against::Tables,
        helper: all.then(|| format!("{{{{count{}}}}}", filters(&of))),
        holds,
    })
}
