//! The verb that tells what happens to the posts that a number counts.

use std::ops::Range;

use super::signs::Signs;
use super::word::Verb;
use tables::model::Lang;

/// The verb of what a number counts: that of its clause, before it or behind it in the
/// passive; else the nearest before it.
pub(super) fn of_number(
    signs: &Signs,
    lang: Lang,
    names: &[&str],
    (text, clause): (&str, &str),
) -> Option<Verb> {
    let main = without_lead(signs, lang, text);
    let breaks = signs.breaks.iter().filter_map(|word| main.rfind(word));
    let own = &main[breaks.max().unwrap_or(0)..];
    let clause = &without_brackets(clause);
    before(signs, lang, names, own)
        .or_else(|| passive(signs, lang, clause))
        .or_else(|| handled(signs, lang, own, clause))
        .or_else(|| before(signs, lang, names, main))
        .or_else(|| after(signs, lang, clause))
}

/// The verb of officers that a number counts, right before it or right behind them.
pub(super) fn of_officers(
    signs: &Signs,
    lang: Lang,
    names: &[&str],
    (text, clause): (&str, &str),
) -> Option<Verb> {
    let lower = text.to_ascii_lowercase();
    let found = places(signs, lang, &lower).into_iter();
    let near = found.filter(|(_, at)| leads(signs, lang, names, &text[at.end..]));
    let near = near.max_by_key(|(_, at)| at.end).map(|(verb, _)| verb);
    near.or_else(|| passive(signs, lang, &without_brackets(clause)))
}

/// What stands behind the clause that a text begins with and that tells only when: After
/// two posts are created, …
fn without_lead<'t>(signs: &Signs, lang: Lang, text: &'t str) -> &'t str {
    match lang {
        Lang::Zh => {
            let ends = signs.leads.iter().filter_map(|word| {
                let at = text.rfind(word)?;
                Some(at + word.len())
            });
            &text[ends.max().unwrap_or(0)..]
        }
        Lang::En => {
            let start = text.trim_start();
            let leads = signs.leads.iter().any(|word| start.starts_with(word));
            let comma = text.find(", ").filter(|_| leads);
            &text[comma.unwrap_or(0)..]
        }
    }
}

/// A clause without what is in brackets: what is said of parts is none of the whole.
fn without_brackets(clause: &str) -> String {
    let mut depth = 0_usize;
    let outside = clause.chars().filter(|c| {
        depth += usize::from(matches!(c, '(' | '（'));
        let outside = depth == 0;
        depth = depth.saturating_sub(usize::from(matches!(c, ')' | '）')));
        outside
    });
    outside.collect()
}

/// The verb right behind what is counted, with nothing between but words of the
/// passive: will be created, 會開設.
fn passive(signs: &Signs, lang: Lang, clause: &str) -> Option<Verb> {
    let lower = clause.to_ascii_lowercase();
    let found = places(signs, lang, &lower);
    let (verb, at) = found.into_iter().next()?;
    let mut rest = lower[..at.start].trim();
    let noun = signs.posts.iter().filter_map(|noun| {
        let at = rest.rfind(noun)?;
        Some(at + noun.len())
    });
    rest = rest[noun.max()?..].trim();
    // Posts created are those that were.
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let next = signs
            .passive
            .iter()
            .find_map(|word| rest.strip_prefix(word));
        rest = next?.trim_start();
    }
    Some(verb)
}

/// The verb of a clause whose object stands before it: 把三個職位由甲科調配至乙科.
fn handled(signs: &Signs, lang: Lang, own: &str, clause: &str) -> Option<Verb> {
    let leads = lang == Lang::Zh && own.trim_end().ends_with(['把', '將']);
    let found = leads
        .then(|| places(signs, lang, clause))
        .into_iter()
        .flatten();
    found.map(|(verb, _)| verb).next()
}

/// The verb that is named last before a number; `names` are those of offices, which may
/// stand between.
fn before(signs: &Signs, lang: Lang, names: &[&str], text: &str) -> Option<Verb> {
    let lower = text.to_ascii_lowercase();
    let mut found = places(signs, lang, &lower);
    found.retain(|(verb, at)| !verb.near || leads(signs, lang, names, &text[at.end..]));
    let (verb, at) = found.into_iter().max_by_key(|(_, at)| at.end)?;
    // What goes together with others has the verb of these.
    let between = lower[at.start..].replace("together with", "");
    let between = between.replace("along with", "");
    let had = signs.having.iter().any(|word| between.contains(word));
    (!had).then_some(verb)
}

/// The verb that is named first after a number, in its clause.
fn after(signs: &Signs, lang: Lang, clause: &str) -> Option<Verb> {
    let lower = clause.to_ascii_lowercase();
    let follows = |at: usize| signs.behind.iter().any(|word| lower[..at].ends_with(word));
    let acts = |at: usize| signs.acting.iter().any(|word| lower[..at].ends_with(word));
    let mut found = places(signs, lang, &lower);
    found.retain(|(verb, at)| {
        let behind = follows(at.start) || (verb.is_of_lapse() && acts(at.start));
        !verb.near || behind
    });
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
            let inside = lower[..at.start].ends_with(char::is_alphanumeric);
            lang == Lang::Zh || !verb.near || !(goes_on || inside)
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
pub(super) fn leads(signs: &Signs, lang: Lang, names: &[&str], between: &str) -> bool {
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
