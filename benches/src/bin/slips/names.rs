//! Slips in the names that tables have.

use std::ops::Range;

use benches::random::Random;
use tables::model::Lang;

use crate::letters::misspelt;
use crate::text::{Paper, Slip, body, places};

/// The places of names in a body where they are no part of a longer one.
fn named(paper: &Paper, lang: Lang, names: &[String]) -> Vec<(Range<usize>, usize)> {
    let text = &paper.files[body(lang)];
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(names[*at].len()));
    for at in order {
        for place in places(text, &names[at]) {
            let apart = |known: &(Range<usize>, usize)| {
                known.0.end <= place.start || place.end <= known.0.start
            };
            if found.iter().all(apart) {
                found.push((place, at));
            }
        }
    }
    found.sort_by_key(|(place, _)| place.start);
    found
}

/// The names of a column in a language, each once.
fn names(paper: &Paper, file: &'static str, stem: &str, lang: Lang) -> Vec<String> {
    let mut names = paper.column(file, &format!("{stem}_{}", lang.code()));
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    names
}

/// One name where another stands.
fn exchanged(
    paper: &Paper,
    lang: Lang,
    names: &[String],
    wanted: impl Fn(&str) -> bool,
    random: &mut Random,
) -> Option<Slip> {
    let text = &paper.files[body(lang)];
    let found = named(paper, lang, names).into_iter();
    let found: Vec<(Range<usize>, usize)> = found
        .filter(|(place, _)| wanted(&text[place.end..]))
        .collect();
    let (place, at) = found.get(random.below(found.len()))?.clone();
    let to = &names[random.below(names.len())];
    (*to != names[at]).then(|| paper.put(body(lang), place, to))?
}

/// The rank of a post, before its pay point.
pub(crate) fn rank(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    let names = names(paper, "ranks.csv", "name", lang);
    exchanged(
        paper,
        lang,
        &names,
        |rest| {
            let near: String = rest.chars().take(14).collect();
            near.contains("(D") || near.contains("(首")
        },
        random,
    )
}

/// The title of a post: another's, or misspelt.
pub(crate) fn title(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    let names = names(paper, "posts.csv", "title", lang);
    if random.below(2) == 0 {
        // Before an annex, which tells whose title it is.
        exchanged(
            paper,
            lang,
            &names,
            |rest| {
                let sentence = rest.split(['。', '\n']).next().unwrap_or_default();
                sentence.contains("附件") || sentence.contains("Annex")
            },
            random,
        )
    } else {
        misspelt_name(paper, lang, &names, random)
    }
}

/// The name of an office, misspelt.
pub(crate) fn office(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    let names = names(paper, "offices.csv", "name", lang);
    misspelt_name(paper, lang, &names, random)
}

/// The short name of an office, misspelt.
pub(crate) fn short(paper: &Paper, lang: Lang, random: &mut Random) -> Option<Slip> {
    let names = names(paper, "offices.csv", "short", lang);
    misspelt_name(paper, lang, &names, random)
}

fn misspelt_name(paper: &Paper, lang: Lang, names: &[String], random: &mut Random) -> Option<Slip> {
    let found = named(paper, lang, names);
    let (place, at) = found.get(random.below(found.len()))?.clone();
    let to = misspelt(&names[at], random)?;
    paper.put(body(lang), place, &to)
}
