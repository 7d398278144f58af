//! Claims of how many posts of a rank there are among non-directorate ones that a sentence
//! has counted before: 18 non-directorate posts, comprising ten Research Officers.

use super::claimed::Claim;
use super::make_up::{self, is_of_staff};
use super::noun::described;
use super::signs::Signs;
use super::titles::Titles;
use super::{staff, staff_of_paper};
use crate::prose::numeral::{Numeral, numerals};
use crate::prose::{Passage, sentence};
use tables::model::{Directorate, Project, Selection};

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
    staff_of_paper::one_of(titles, &of, numeral)
}
