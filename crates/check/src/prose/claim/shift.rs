//! Claims of how many directorate posts an office has before and after: will increase from
//! seven to eight, 由7個增至8個.

use super::noun::{Described, described, stem_of};
use super::reading::Claim;
use super::selections::office_names;
use super::signs::Signs;
use crate::prose::aside::sentence;
use crate::prose::filters::filters;
use crate::prose::numeral::{Numeral, numerals};
use tables::model::{Lang, Office, Post, Project, Selection, Stands, Structure};

/// Words by which posts become more or fewer.
const MOVES_EN: [&str; 12] = [
    "increase",
    "increased",
    "rise",
    "grow",
    "go up",
    "decrease",
    "decreased",
    "fall",
    "drop",
    "reduced",
    "go down",
    "change",
];
const MOVES_ZH: [&str; 16] = [
    "增加至",
    "增加到",
    "增至",
    "增到",
    "上升至",
    "升至",
    "減少至",
    "減少到",
    "減至",
    "減到",
    "縮減至",
    "下降至",
    "降至",
    "改為",
    "變為",
    "減為",
];

/// The claim of a number from which, or to which, the posts that its clause begins with
/// become more or fewer.
pub(super) fn claim<'a>(
    project: &'a Project,
    lang: Lang,
    signs: &Signs,
    text: &str,
    numeral: &Numeral,
) -> Option<Claim<'a>> {
    let (before, after) = sentence(lang, text, &numeral.range);
    let (subject, structure) = match lang {
        Lang::Zh => chinese(before, after)?,
        Lang::En => english(before, after)?,
    };
    let (words, offices) = posts_of(project, lang, signs, subject)?;
    let of_staff = |id: &String| {
        let rank = project.establishment.rank(id);
        rank.is_some_and(|rank| rank.says_directorate() == Some(false))
    };
    // What a whole office has of other posts the tables do not tell.
    if words.leaves_open() || words.staff || words.rank.as_ref().is_some_and(of_staff) {
        return None;
    }
    if !offices
        .iter()
        .all(|office| office.structure.includes(structure))
    {
        return None;
    }
    let both = offices
        .iter()
        .any(|office| office.structure == Stands::Both);
    let selection = Selection {
        office: offices.iter().map(|office| office.id.clone()).collect(),
        rank: words.rank.iter().cloned().collect(),
        point: words.point.iter().cloned().collect(),
        tenure: words.tenure.into_iter().map(Into::into).collect(),
        structure: Some(structure).filter(|_| both),
        ..Selection::default()
    };
    let mut posts: Vec<&Post> = selection.posts(&project.establishment);
    let helper = words
        .stem
        .is_none()
        .then(|| format!("{{{{count{}}}}}", filters(&selection)));
    if let Some(stem) = &words.stem {
        posts.retain(|post| stem_of(post.title.get(lang)) == stem);
    }
    Some(Claim {
        range: numeral.range.clone(),
        value: numeral.value,
        count: posts.len(),
        holds: posts.len() == numeral.value,
        posts,
        helper,
    })
}

/// What an English number says from or to which something moves: what stands before the
/// verb, and of which structure the number is.
fn english<'t>(before: &'t str, after: &str) -> Option<(&'t str, Structure)> {
    let front = before.trim_end();
    let (front, structure) = match front.strip_suffix(" from") {
        Some(front) => {
            let rest = after.trim_start().strip_prefix("to ")?;
            let there = numerals(rest).first().is_some_and(|it| it.range.start == 0);
            (there.then_some(front)?, Structure::Existing)
        }
        None => {
            let front = front.strip_suffix(" to")?;
            let last = numerals(front)
                .pop()
                .filter(|it| it.range.end == front.len())?;
            let front = front[..last.range.start].trim_end().strip_suffix(" from")?;
            (front, Structure::Proposed)
        }
    };
    let front = MOVES_EN
        .iter()
        .find_map(|word| front.strip_suffix(word)?.strip_suffix(' '))?;
    let front = front.strip_suffix(" be").unwrap_or(front);
    // What has increased is told of another time.
    let mut aids = [" will", " would", " shall", " to"].iter();
    let subject = aids.find_map(|aid| front.strip_suffix(aid))?;
    Some((subject, structure))
}

/// The same of a Chinese number.
fn chinese<'t>(before: &'t str, after: &str) -> Option<(&'t str, Structure)> {
    let units = ["個", "名"];
    let moves = |text: &str| MOVES_ZH.iter().any(|word| text.starts_with(word));
    let existing = before.strip_suffix(['由', '從']).filter(|_| {
        let mut units = units.iter();
        units.any(|unit| after.strip_prefix(unit).is_some_and(moves))
    });
    let (front, structure) = match existing {
        Some(front) => (front, Structure::Existing),
        None => {
            let front = MOVES_ZH.iter().find_map(|word| before.strip_suffix(word))?;
            let front = units.iter().find_map(|unit| front.strip_suffix(unit))?;
            let last = numerals(front)
                .pop()
                .filter(|it| it.range.end == front.len())?;
            let front = front[..last.range.start].strip_suffix(['由', '從'])?;
            (front, Structure::Proposed)
        }
    };
    let subject =
        front.trim_end_matches(['會', '將', '則', '便', '亦', '也', '數', '目', '的', '總']);
    (!subject.ends_with(['已', '曾'])).then_some((subject, structure))
}

/// What begins a clause.
const BREAKS: [&str; 6] = [", ", "; ", " while ", " whereas ", "，", "；"];

/// The posts that a text ends with, and their offices; of those of another office the
/// words of the clause before.
fn posts_of<'a>(
    project: &'a Project,
    lang: Lang,
    signs: &Signs,
    text: &str,
) -> Option<(Described, Vec<&'a Office>)> {
    let breaks = BREAKS
        .iter()
        .filter_map(|word| Some((text.rfind(word)?, word.len())));
    let (end, start) = breaks
        .max()
        .map_or((0, 0), |(at, length)| (at, at + length));
    let (earlier, clause) = (&text[..end], text[start..].trim());
    let earlier = || -> Option<Described> {
        let from = match lang {
            Lang::Zh => earlier.rfind('由')?,
            Lang::En => earlier.rfind(" from ")?,
        };
        let first = numerals(&earlier[from..]).into_iter().next()?;
        let at = from + first.range.start;
        let after = &earlier[from + first.range.end..];
        let (subject, _) = match lang {
            Lang::Zh => chinese(&earlier[..at], after)?,
            Lang::En => english(&earlier[..at], after)?,
        };
        posts_of(project, lang, signs, subject).map(|(words, _)| words)
    };
    let all = &project.establishment;
    let names = office_names(all, lang);
    let named = |text: &str| -> Option<(Vec<&'a Office>, usize)> {
        let name = names
            .iter()
            .filter(|name| text.starts_with(**name))
            .max_by_key(|it| it.len())?;
        let mut offices = all.offices().iter();
        let office = offices.find(|it| [it.name.get(lang), it.short.get(lang)].contains(name))?;
        Some((vec![office], name.len()))
    };
    match lang {
        Lang::Zh => {
            let (offices, length) = named(clause)?;
            let rest = clause[length..]
                .trim_start_matches("轄下")
                .trim_start_matches('的');
            if rest.is_empty() {
                return Some((earlier()?, offices));
            }
            let words = described(all, lang, signs, (rest, false))?;
            (words.length == rest.len()).then_some((words, offices))
        }
        Lang::En => {
            let mut rest = clause;
            while let Some(next) = LEADS.iter().find_map(|word| rest.strip_prefix(word)) {
                rest = next;
            }
            let (words, rest) = match rest.strip_prefix("those") {
                Some(rest) => (earlier()?, rest),
                None => {
                    let words = described(all, lang, signs, (rest, false))?;
                    let length = words.length;
                    (words, &rest[length..])
                }
            };
            let office = signs
                .within
                .iter()
                .find_map(|word| rest.strip_prefix(word))?;
            let (offices, length) = named(office)?;
            (length == office.len()).then_some((words, offices))
        }
    }
}

/// What may lead to the posts at the beginning of a clause.
const LEADS: [&str; 6] = [
    "the ",
    "The ",
    "number of ",
    "Number of ",
    "total ",
    "while ",
];
