//! The day on which a post begins or ends, and how long it is provided, should come
//! from a helper; a day or period that no post has is wrong.
//!
//! Phrases are looked at that say so of posts: with effect from …, up to …, until …,
//! for a period of …; 由…起, 至…止, 為期…. Days before the paper's own are history,
//! and so is what was done. A paper whose posts have no days or periods is not
//! looked at.
//!
//! Example: up to 31 March 2031, where the post ends on 31 March 2030.
//!
//! Fix: write `{{until "post"}}`, `{{effective "post"}}`, `{{period "post"}}` or
//! `{{timing "post"}}`, or correct posts.csv.

use std::collections::BTreeMap;
use std::ops::Range;

use super::passages;
use crate::prose::Passage;
use crate::prose::date::days;
use crate::prose::numeral::numerals;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Date, Lang, Period, Post, Start, Words};

const TYPED: &str = "numbers/typed-date";
const WRONG: &str = "numbers/wrong-date";
const PERIOD: &str = "numbers/wrong-period";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[TYPED, WRONG, PERIOD],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv"],
    source: include_str!("typed_date.rs"),
    run,
};

/// What posts have, each with a post that has it.
#[derive(Default)]
struct Known<'a> {
    begins: BTreeMap<Date, &'a str>,
    ends: BTreeMap<Date, &'a str>,
    periods: BTreeMap<Period, &'a str>,
}

/// What a phrase says of posts.
#[derive(Clone, Copy)]
enum Says {
    Begins,
    Ends,
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let known = known(context);
    let mut findings = Vec::new();
    for (body, passage, words) in passages(context) {
        findings.extend(dates(context, &known, passage, words, body.lang));
        findings.extend(periods(&known, passage, body.lang));
    }
    findings
}

fn known<'a>(context: &Context<'a>) -> Known<'a> {
    let establishment = &context.project.establishment;
    let mut known = Known::default();
    let posts = establishment.posts().iter().filter(|post| !post.outside);
    for post in posts {
        let id = post.id.as_str();
        for start in establishment.starts(post) {
            if let Start::On(date) = start {
                known.begins.entry(*date).or_insert(id);
            }
        }
        // A day counted from an approval that is only expected is none.
        let starts = establishment.starts(post).iter();
        let certain = starts
            .into_iter()
            .all(|start| matches!(start, Start::On(_)));
        let last = establishment.last_day(post);
        if let Some(last) = last.filter(|_| certain || post.term.until.is_some()) {
            known.ends.entry(last).or_insert(id);
        }
        if let Some(period) = period_of(context, post) {
            known.periods.entry(period).or_insert(id);
        }
    }
    known
}

/// How long a post is provided: as its row says it, or from its first to its last
/// day.
fn period_of(context: &Context<'_>, post: &Post) -> Option<Period> {
    let establishment = &context.project.establishment;
    post.term.period.or_else(|| {
        let (first, last) = (
            establishment.first_day(post)?,
            establishment.last_day(post)?,
        );
        Some(Period::between(first, last)?.0)
    })
}

fn dates(
    context: &Context<'_>,
    known: &Known<'_>,
    passage: &Passage,
    words: &Words,
    lang: Lang,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for day in days(&passage.text, lang, words) {
        let Some(says) = says(&passage.text, &day.range, lang) else {
            continue;
        };
        let (there, helper, verb) = match says {
            Says::Begins => (&known.begins, "effective", "takes effect"),
            Says::Ends => (&known.ends, "until", "ends"),
        };
        let history = day.date < context.project.paper.date;
        if there.is_empty() || history || !passage.is_typed(day.range.clone()) {
            continue;
        }
        let span = passage.span(day.range.clone());
        findings.push(match there.get(&day.date) {
            Some(id) => typed(&passage.text[day.range])
                .at(span)
                .help(write(helper, id)),
            None => {
                let message = format!("no post {verb} on {}", day.date);
                let finding = Diagnostic::warning(WRONG, message).at(span);
                finding.help(format!(
                    "write {{{{{helper} \"post\"}}}}, or correct posts.csv"
                ))
            }
        });
    }
    findings
}

fn typed(text: &str) -> Diagnostic {
    Diagnostic::warning(TYPED, format!("`{text}` is typed"))
}

fn write(helper: &str, id: &str) -> String {
    format!("write {{{{{helper} \"{id}\"}}}}")
}

/// What a phrase around a day says of posts.
fn says(text: &str, range: &Range<usize>, lang: Lang) -> Option<Says> {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let (before, after) = (before.trim_end(), after.trim_start());
    match lang {
        Lang::Zh if before.ends_with('至') && after.starts_with(['止', '為']) => {
            Some(Says::Ends)
        }
        Lang::Zh if before.ends_with(['由', '自']) && after.starts_with('起') => {
            Some(Says::Begins)
        }
        Lang::En if before.ends_with("up to") || before.ends_with("until") => Some(Says::Ends),
        Lang::En if before.ends_with("with effect from") => Some(Says::Begins),
        _ => None,
    }
}

/// Words of what was done, before a period.
const DONE: [&str; 6] = [" was ", " were ", " had been", "曾", "已", "過往"];

fn periods(known: &Known<'_>, passage: &Passage, lang: Lang) -> Vec<Diagnostic> {
    let text = &passage.text;
    let phrase = match lang {
        Lang::Zh => "為期",
        Lang::En => "for a period of ",
    };
    let mut findings = Vec::new();
    for (at, phrase) in text.match_indices(phrase) {
        let start = at + phrase.len();
        let Some((period, length)) = leading(&text[start..], lang) else {
            continue;
        };
        let range = start..start + length;
        let near = text[..at]
            .char_indices()
            .rev()
            .nth(60)
            .map_or(0, |(at, _)| at);
        let history = DONE.iter().any(|sign| text[near..at].contains(sign));
        if known.periods.is_empty() || history || !passage.is_typed(range.clone()) {
            continue;
        }
        let span = passage.span(range.clone());
        findings.push(match known.periods.get(&period) {
            Some(id) => typed(&text[range]).at(span).help(write("period", id)),
            None => {
                let message = format!("no post is provided for {period}");
                let finding = Diagnostic::warning(PERIOD, message).at(span);
                finding.help("write {{period \"post\"}}, or correct posts.csv")
            }
        });
    }
    findings
}

/// The period that begins a text, and how long it is.
fn leading(text: &str, lang: Lang) -> Option<(Period, usize)> {
    let near = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    let near = &text[..near];
    let (year, month, between): (&[&str], &[&str], &[&str]) = match lang {
        Lang::Zh => (&["年"], &["個月"], &["", "零"]),
        Lang::En => (
            &[" years", " year"],
            &[" months", " month"],
            &[" and ", " "],
        ),
    };
    let unit = |at: usize, units: &[&str]| {
        let rest = &near[at..];
        let number = numerals(rest)
            .into_iter()
            .next()
            .filter(|it| it.range.start == 0)?;
        let after = &rest[number.range.end..];
        let unit = units.iter().find(|unit| after.starts_with(**unit))?;
        let count = u32::try_from(number.value).ok()?;
        Some((count, at + number.range.end + unit.len()))
    };
    let Some((years, end)) = unit(0, year) else {
        let (months, end) = unit(0, month)?;
        return Some((Period::of(0, months)?, end));
    };
    let more = between.iter().find_map(|joint| {
        let at = near[end..].starts_with(joint).then(|| end + joint.len())?;
        unit(at, month)
    });
    let (months, end) = more.unwrap_or((0, end));
    Some((Period::of(years, months)?, end))
}
