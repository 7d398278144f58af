//! Where what is counted stands, as its sentence says: under a post, or in an office that
//! has it.

use std::collections::BTreeSet;

use super::signs::Signs;
use super::titles::Titles;
use super::verb::leads;
use crate::prose::numeral::numerals;
use tables::model::{Establishment, Lang, Post};

/// The parts of a sentence around a number.
#[derive(Clone, Copy)]
pub(super) struct Around<'t> {
    /// What stands before the number.
    pub(super) before: &'t str,
    /// What stands behind it.
    pub(super) after: &'t str,
    /// What stands behind what it counts.
    pub(super) behind: &'t str,
}

/// Where what is counted stands.
pub(super) enum Standing<'a> {
    /// Under the posts of a title.
    Under(Vec<&'a Post>),
    /// Under somebody, or nobody can tell whether they are all.
    Open,
    /// There are so many.
    There,
    /// An office of the tables has so many.
    Had,
    /// It has so many and others, which may be more of the kind.
    HadBeside,
    /// The sentence does not say.
    Unsaid,
}

/// Where the sentence says that what is counted stands.
pub(super) fn standing<'a>(
    titles: &Titles<'a>,
    signs: &Signs,
    names: &[&str],
    around: Around<'_>,
) -> Standing<'a> {
    let lang = titles.lang;
    let before = around.before.trim_end();
    let near = |words: &[&'static str]| {
        let found = words.iter().filter_map(|word| last(lang, before, word));
        let (at, end) = found.max_by_key(|(_, end)| *end)?;
        leads(signs, lang, names, &before[end..]).then_some(at)
    };
    if let Some(at) = near(signs.above) {
        let posts = titled(titles, signs, &before[..at]);
        return match posts.is_empty() || !is_whole(lang, signs, around.behind) {
            true => Standing::Open,
            false => Standing::Under(posts),
        };
    }
    let subject = near(signs.has).map(|at| without_filler(lang, signs, &before[..at]));
    if let Some(subject) = subject {
        let ends = |names: &[&str]| names.iter().any(|name| subject.ends_with(name));
        if ends(names) {
            return match is_whole(lang, signs, around.behind) {
                true => Standing::Had,
                false => Standing::HadBeside,
            };
        }
        if ends(signs.offices) {
            return Standing::There;
        }
    }
    if near(signs.there).is_some() {
        let within = signs.within.iter();
        let mut within = within.filter_map(|word| around.behind.strip_prefix(word));
        let of_office = within.any(|rest| is_office_first(signs, names, rest));
        return match of_office || is_whole(lang, signs, around.behind) {
            true => Standing::There,
            false => Standing::Open,
        };
    }
    let posts = below(titles, signs, around.behind);
    if !posts.is_empty() {
        return Standing::Under(posts);
    }
    let above = |word: &&str| last(lang, before, word).is_some();
    match signs.above.iter().any(above) {
        true => Standing::Open,
        false => Standing::Unsaid,
    }
}

/// Where a word stands last in a text, whole.
fn last(lang: Lang, text: &str, word: &str) -> Option<(usize, usize)> {
    let lower = text.to_ascii_lowercase();
    let mut found = lower.rmatch_indices(word);
    let whole = |at: usize| {
        let letter = |c: char| c.is_alphanumeric();
        lang == Lang::Zh
            || !(lower[..at].ends_with(letter) || lower[at + word.len()..].starts_with(letter))
    };
    let (at, _) = found.find(|(at, _)| whole(*at))?;
    Some((at, at + word.len()))
}

/// A text without the words at its end that may stand between a subject and its verb.
pub(super) fn without_filler<'t>(lang: Lang, signs: &Signs, text: &'t str) -> &'t str {
    let mut text = text.trim_end_matches([' ', ',', '，']);
    loop {
        let shorter = signs.filler.iter().filter_map(|word| {
            let front = text.strip_suffix(word)?;
            let whole = lang == Lang::Zh || front.is_empty() || front.ends_with(' ');
            whole.then(|| front.trim_end_matches([' ', ',', '，']))
        });
        let shorter = shorter.min_by_key(|front| front.len());
        let bracket = text.strip_suffix(')').and_then(|front| {
            let open = front.rfind(" (")?;
            Some(&front[..open])
        });
        // The bracket of an abbreviation, and not that of a title.
        let bracket = bracket.filter(|front| front.ends_with(')'));
        match shorter.or(bracket) {
            Some(shorter) => text = shorter,
            None => return text,
        }
    }
}

/// The posts with the title that a text ends with.
pub(super) fn titled<'a>(titles: &Titles<'a>, signs: &Signs, text: &str) -> Vec<&'a Post> {
    let text = text.trim_end();
    let own = titles.longest(|title| text.ends_with(title));
    if !own.is_empty() {
        return own;
    }
    let text = without_filler(titles.lang, signs, text);
    let found = titles.longest(|title| text.ends_with(title));
    match without_abbreviation(text).filter(|_| found.is_empty()) {
        Some(text) => titles.longest(|title| text.ends_with(title)),
        None => found,
    }
}

/// A text without the abbreviation of a title in brackets at its end: (PSLW).
fn without_abbreviation(text: &str) -> Option<&str> {
    let (front, short) = text.strip_suffix(')')?.rsplit_once(" (")?;
    let capitals = short.chars().all(|c| c.is_ascii_uppercase());
    capitals.then_some(front)
}

/// The posts of the title under which a text says that what stands before it is.
fn below<'a>(titles: &Titles<'a>, signs: &Signs, text: &str) -> Vec<&'a Post> {
    let mut rest = text.trim_start();
    while let Some(next) = signs.filler.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next.trim_start();
    }
    let Some(rest) = signs.below.iter().find_map(|word| rest.strip_prefix(word)) else {
        return Vec::new();
    };
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    titles.longest(|title| rest.starts_with(title))
}

/// Whether a text begins with an office: the two departments.
fn is_office_first(signs: &Signs, names: &[&str], text: &str) -> bool {
    let words = ["the ", "two ", "three ", "both "];
    let mut rest = text;
    while let Some(next) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next;
    }
    names
        .iter()
        .chain(signs.offices)
        .any(|name| rest.starts_with(name))
}

/// Whether nothing behind what is counted makes it a part of more: in sewage treatment,
/// and the Chief Engineer (Reclaimed Water).
fn is_whole(lang: Lang, signs: &Signs, behind: &str) -> bool {
    let behind = without_rank(behind.trim_start());
    let joins: &[&str] = match lang {
        Lang::Zh => &["及", "和", "以及"],
        Lang::En => &["and "],
    };
    let ends =
        behind.is_empty() || behind.starts_with(['.', ',', ';', ':', '，', '、', '。', '；']);
    ends || joins.iter().any(|join| {
        behind.strip_prefix(join).is_some_and(|rest| {
            let rest = rest.trim_start();
            let number = numerals(rest).first().is_some_and(|it| it.range.start == 0);
            number
                || rest.starts_with("a ")
                || signs.vague.iter().any(|word| rest.starts_with(word))
        })
    })
}

/// A text without the rank at its beginning of what is counted, with its abbreviation and
/// its point: ranked at Administrative Officer Staff Grade B (AOSGB) (D3).
fn without_rank(behind: &str) -> &str {
    const FAR: usize = 100;
    let rank = behind.strip_prefix("ranked at ");
    let first = rank.and_then(|rest| Some(&rest[rest.find('(').filter(|at| *at < FAR)?..]));
    let Some(mut rest) = first else {
        return behind;
    };
    while let Some(inside) = rest.strip_prefix('(') {
        let end = inside.find(')').filter(|end| *end < FAR);
        let Some(end) = end else {
            return behind;
        };
        rest = inside[end + 1..].trim_start();
    }
    rest
}

/// All posts under some, level by level, those among them that are above others.
pub(super) fn heads_under(all: &Establishment, posts: &[&Post]) -> Vec<String> {
    let mut heads: BTreeSet<String> = posts.iter().map(|post| post.id.clone()).collect();
    loop {
        let under = |post: &&Post| {
            let superior = post.reports_to.as_deref();
            superior.is_some_and(|id| heads.contains(id)) && !heads.contains(&post.id)
        };
        let next: Vec<String> = all
            .posts()
            .iter()
            .filter(under)
            .map(|it| it.id.clone())
            .collect();
        if next.is_empty() {
            return heads.into_iter().collect();
        }
        heads.extend(next);
    }
}
