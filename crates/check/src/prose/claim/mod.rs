//! Claims of how many posts there are: 開設1個…常額職位, three permanent posts.

mod abbreviations;
mod against;
mod chinese;
mod claimed;
mod done;
mod ends;
mod english;
mod make_up;
mod named;
mod noun;
mod of_bodies;
mod one;
mod parts;
mod reading;
mod selections;
mod sense;
mod shift;
mod signs;
mod staff;
mod staff_noun;
mod staff_of_paper;
mod standing;
mod team;
mod titles;
mod verb;
mod word;

use super::aside::tells_of_others;
use super::counted::counts;
use super::numeral::{Numeral, numerals};
use super::passage::Passage;
use super::sentence::sentence;
use chinese::CHINESE;
pub use claimed::{Against, Claim};
use english::ENGLISH;
use noun::described;
pub(crate) use noun::stem_of;
pub use of_bodies::body_claims;
use reading::Reading;
use signs::Signs;
use standing::Around;
use tables::model::{Lang, Project};
use titles::Titles;

/// The typed counts of posts in a passage whose posts its words describe; `lead`
/// is what leads into the list that the passage is an item of, and `titles` are what its
/// body calls posts.
fn claims<'a>(
    project: &'a Project,
    titles: &Titles<'a>,
    passage: &Passage,
    lead: Option<&str>,
) -> Vec<Claim<'a>> {
    let signs = signs(passage.lang);
    let found = numerals(&passage.text).into_iter();
    let typed = found.filter(|numeral| passage.is_typed(numeral.range.clone()));
    let counts =
        typed.filter_map(|numeral| claim(project, (titles, signs), passage, lead, numeral));
    let mut claims: Vec<Claim<'a>> = counts.collect();
    claims.extend(one::claims(project, titles, signs, passage));
    claims
}

/// The words of a language.
fn signs(lang: Lang) -> &'static Signs {
    match lang {
        Lang::Zh => &CHINESE,
        Lang::En => &ENGLISH,
    }
}

fn claim<'a>(
    project: &'a Project,
    (titles, signs): (&Titles<'a>, &Signs),
    passage: &Passage,
    lead: Option<&str>,
    numeral: Numeral,
) -> Option<Claim<'a>> {
    let (lang, text) = (passage.lang, passage.text.as_str());
    let read = |numeral: &Numeral| reading(project, (titles, signs), passage, lead, numeral);
    let own = shift::claim(project, lang, signs, text, &numeral)
        .or_else(|| parts::claim(project, signs, passage, &numeral, read))
        .or_else(|| staff::claim(project, titles, signs, text, &numeral));
    let others = || tells_of_others(project, lang, text, &numeral.range);
    if own.is_some() {
        return own.filter(|_| !others());
    }
    let known = read(&numeral).and_then(|reading| reading.claim(project, &numeral));
    known.or_else(|| {
        let of_team = team::claim(project, titles, signs, passage, &numeral);
        of_team.filter(|_| !others())
    })
}

/// What the sentence of a number says of what it counts; nothing where it does not tell
/// which posts, or tells of others.
fn reading(
    project: &Project,
    (titles, signs): (&Titles<'_>, &Signs),
    passage: &Passage,
    lead: Option<&str>,
    numeral: &Numeral,
) -> Option<Reading> {
    let (lang, text) = (passage.lang, passage.text.as_str());
    let range = numeral.range.clone();
    let after = text[range.end..].trim_start_matches('\u{A0}');
    let unit = signs.units.iter().find(|unit| after.starts_with(**unit))?;
    let counted = &after[unit.len()..];
    if lang == Lang::En && !counts(text, numeral) {
        return None;
    }
    let whole = sentence(lang, text, &range);
    let made_up = make_up::leads(whole.0);
    let words = described(&project.establishment, lang, signs, (counted, made_up))?;
    let before = text[..range.start].trim_end_matches([' ', '\u{A0}']);
    // 把其中三個職位的開設期延長 tells of so many of all.
    let of_all = ["把其中", "將其中"]
        .iter()
        .any(|word| before.ends_with(word));
    let vague = |word: &&&str| before.ends_with(**word) && !of_all;
    if signs.vague.iter().find(vague).is_some() {
        return None;
    }
    let noun = signs
        .posts
        .iter()
        .any(|noun| counted[..words.length].contains(noun));
    // One Director is a person as often as a post.
    if !noun && numeral.value < 2 && !made_up {
        return None;
    }
    let rest = counted.get(words.length..).unwrap_or_default();
    if done::is_done(project, lang, signs, (before, rest))
        || tells_of_others(project, lang, text, &range)
    {
        return None;
    }
    let (before, after) = whole;
    let counted = text.len() - range.end - rest.len();
    let around = Around {
        before,
        after,
        behind: after.get(counted..).unwrap_or_default(),
    };
    Reading::of(titles, signs, words, around, lead)
}
