//! The verb that tells what happens to the posts that a number counts.

use std::ops::Range;

use super::signs::Signs;
use super::word::Verb;
use tables::model::Lang;

/// The verb that is named last before a number; `names` are those of offices, which may
/// stand between.
pub(super) fn before(signs: &Signs, lang: Lang, names: &[&str], text: &str) -> Option<Verb> {
    let lower = text.to_ascii_lowercase();
    let mut found = places(signs, lang, &lower);
    found.retain(|(verb, at)| !verb.near || leads(signs, lang, names, &text[at.end..]));
    let (verb, at) = found.into_iter().max_by_key(|(_, at)| at.end)?;
    let had = signs
        .having
        .iter()
        .any(|word| lower[at.start..].contains(word));
    (!had).then_some(verb)
}

/// The verb that is named first after a number, in its clause.
pub(super) fn after(signs: &Signs, lang: Lang, clause: &str) -> Option<Verb> {
    let lower = clause.to_ascii_lowercase();
    let follows = |at: usize| signs.behind.iter().any(|word| lower[..at].ends_with(word));
    let mut found = places(signs, lang, &lower);
    found.retain(|(verb, at)| !verb.near || follows(at.start));
    found.into_iter().next().map(|(verb, _)| verb)
}

/// Where verbs stand in a text, in order; none within a longer word of the list.
fn places(signs: &Signs, lang: Lang, lower: &str) -> Vec<(Verb, Range<usize>)> {
    let mut found: Vec<(Verb, Range<usize>)> = Vec::new();
    for verb in signs.changes {
        let all = lower.match_indices(verb.word);
        let all = all.map(|(at, word)| at..at + word.len());
        let whole = |at: &Range<usize>| {
            let goes_on = lower[at.end..].starts_with(char::is_alphanumeric);
            lang == Lang::Zh || !verb.near || !goes_on
        };
        found.extend(all.filter(whole).map(|at| (*verb, at)));
    }
    let covered = |at: &Range<usize>| {
        let mut others = found.iter().map(|(_, other)| other);
        others.any(|it| it.len() > at.len() && it.start <= at.start && at.end <= it.end)
    };
    let covered: Vec<bool> = found.iter().map(|(_, at)| covered(at)).collect();
    let mut covered = covered.into_iter();
    found.retain(|(verb, _)| !covered.next().unwrap_or_default() && !verb.changes.is_empty());
    found.sort_by_key(|(_, at)| at.start);
    found
}

/// Whether a verb leads right to what stands behind a text: no words but those of how
/// long, where and which are between.
fn leads(signs: &Signs, lang: Lang, names: &[&str], between: &str) -> bool {
    if lang == Lang::En {
        return between.split_whitespace().all(|word| {
            signs.between.contains(&word.trim_end_matches(':'))
                || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        });
    }
    let mut rest = between.trim();
    while !rest.is_empty() {
        let mut words = names.iter().chain(signs.between);
        let Some(next) = words.find_map(|word| rest.strip_prefix(word)) else {
            return false;
        };
        rest = next.trim_start();
    }
    true
}
