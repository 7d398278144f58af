//! Claims of how many directorate posts an office has before and after: will increase from
//! seven to eight, 由7個增至8個.

use super::claimed::{Against, Claim};
use super::ends::end;
use super::noun::{Described, described, stem_of};
use super::selections::office_names;
use super::signs::Signs;
use crate::prose::filters::filters;
use crate::prose::numeral::{Numeral, numerals};
use crate::prose::sentence;
use tables::model::{Establishment, Lang, Office, Post, Project, Selection, Stands};

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
    let (subject, structure) = end(lang, before, after)?;
    let (words, offices) = posts_of(project, lang, signs, subject)?;
    let of_staff = |id: &String| {
        let rank = project.establishment.rank(id);
        rank.is_some_and(|rank| rank.says_directorate() == Some(false))
    };
    // What a whole office has of other posts the tables do not tell.
    if words.leaves_open()
        || words.unlisted
        || words.staff
        || words.rank.as_ref().is_some_and(of_staff)
    {
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
        against: Against::Tables,
        helper,
    })
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
    let (at, length) = breaks.max().unwrap_or_default();
    let clause = text[at + length..].trim();
    let all = &project.establishment;
    let earlier = || earlier(project, lang, signs, &text[..at]);
    if lang == Lang::Zh {
        let (office, length) = office(all, lang, clause)?;
        let rest = clause[length..].trim_start_matches("轄下");
        let rest = rest.trim_start_matches('的');
        if rest.is_empty() {
            return Some((earlier()?, vec![office]));
        }
        let words = described(all, lang, signs, (rest, false))?;
        return (words.length == rest.len()).then_some((words, vec![office]));
    }
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
    let mut within = signs.within.iter();
    let named = within.find_map(|word| rest.strip_prefix(word))?;
    let (office, length) = office(all, lang, named)?;
    (length == named.len()).then_some((words, vec![office]))
}

/// The posts that the change told in a text is one of.
fn earlier(project: &Project, lang: Lang, signs: &Signs, text: &str) -> Option<Described> {
    let from = match lang {
        Lang::Zh => text.rfind('由')?,
        Lang::En => text.rfind(" from ")?,
    };
    let first = numerals(&text[from..]).into_iter().next()?;
    let (before, after) = (
        &text[..from + first.range.start],
        &text[from + first.range.end..],
    );
    let (subject, _) = end(lang, before, after)?;
    posts_of(project, lang, signs, subject).map(|(words, _)| words)
}

/// The office whose name begins a text, with its length.
fn office<'a>(all: &'a Establishment, lang: Lang, text: &str) -> Option<(&'a Office, usize)> {
    let names = office_names(all, lang).into_iter();
    let name = names
        .filter(|name| text.starts_with(name))
        .max_by_key(|name| name.len())?;
    let mut offices = all.offices().iter();
    let office = offices.find(|it| [it.name.get(lang), it.short.get(lang)].contains(&name))?;
    Some((office, name.len()))
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
