//! Claims of how many of what a sentence has counted are permanent or supernumerary: 13
//! posts, of which 11 are permanent; 13個職位，當中11個屬常額職位.

use super::claimed::Claim;
use super::reading::Reading;
use super::signs::Signs;
use crate::prose::numeral::{Numeral, numerals};
use crate::prose::{Passage, sentence};
use tables::model::{Lang, Project, Tenure};

/// What stands between a number and the tenure of so many.
const ARE_ZH: [&str; 6] = ["個屬", "個為", "個是", "個會屬", "個將屬", "個會是"];
const ARE_EN: [&str; 6] = [
    "are ",
    "is ",
    "will be ",
    "would be ",
    "will become ",
    // Of which 11 are permanent and two supernumerary.
    "",
];

/// What leads from the whole to its parts.
const LEADS_ZH: [&str; 3] = ["當中", "其中", "之中"];
const LEADS_EN: [&str; 3] = ["of which", "of whom", "of them"];

/// The claim of a number of permanent or supernumerary ones among what its sentence has
/// counted before; `reading` reads that other number. Nothing where that itself is wrong.
pub(super) fn claim<'a>(
    project: &'a Project,
    signs: &Signs,
    passage: &Passage,
    numeral: &Numeral,
    reading: impl FnOnce(&Numeral) -> Option<Reading>,
) -> Option<Claim<'a>> {
    let (lang, text) = (passage.lang, passage.text.as_str());
    let (before, after) = sentence(lang, text, &numeral.range);
    let tenure = tenure(lang, signs, after)?;
    let leads: &[&str] = match lang {
        Lang::Zh => &LEADS_ZH,
        Lang::En => &LEADS_EN,
    };
    let lead = leads.iter().filter_map(|word| before.rfind(word)).max()?;
    let start = numeral.range.start - before.len();
    let whole = numerals(&before[..lead]).pop()?;
    let whole = Numeral {
        range: whole.range.start + start..whole.range.end + start,
        value: whole.value,
    };
    reading(&whole)?.part(project, whole.value, tenure, numeral)
}

/// The tenure that a text says of the number before it, without a noun of its own.
fn tenure(lang: Lang, signs: &Signs, after: &str) -> Option<Tenure> {
    let after = after.trim_start_matches([' ', '\u{A0}']);
    let are: &[&str] = match lang {
        Lang::Zh => &ARE_ZH,
        Lang::En => &ARE_EN,
    };
    let mut rests = are.iter().filter_map(|word| after.strip_prefix(word));
    rests.find_map(|rest| {
        let (word, tenure) = signs
            .tenures
            .iter()
            .find(|(word, _)| rest.starts_with(word))?;
        let behind = rest[word.len()..].trim_start_matches([' ', '\u{A0}']);
        // Two supernumerary posts are counted by themselves.
        let own = lang == Lang::En && signs.posts.iter().any(|noun| behind.starts_with(noun));
        let bare = lang == Lang::En && rest.len() == after.len();
        let ends = behind.is_empty() || behind.starts_with(['.', ',', ';', ')']);
        let joined = behind.starts_with("and ");
        (!own && (!bare || ends || joined)).then_some(*tenure)
    })
}
