//! The day on which a post begins, ends or lapses, and how long it is provided, should
//! come from a helper; a day or period that no post has is wrong, and so is one that is
//! not that of the post whose title its sentence names.
//!
//! Phrases are looked at that say so of posts, in sentences that name one, or speak of
//! posts and not of a consultation, contract, licence or the like: with effect from …,
//! from … to …, up to …, until …, for a period of …, retained for …; 由…起, 由…至…,
//! 至…止, 為期…, 保留…職位…. Days before the paper's own are history,
//! and so is what was done. A paper whose posts have no days or periods is not
//! looked at.
//!
//! Example: up to 31 March 2031, where the post ends on 31 March 2030.
//!
//! Fix: write `{{until "post"}}`, `{{effective "post"}}`, `{{period "post"}}` or
//! `{{timing "post"}}`, or correct posts.csv.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::passages;
use super::verdict::{TYPED, finding, named_post, verdict};
use crate::prose::date::days;
use crate::prose::period::leading;
use crate::prose::{Passage, of_posts, sentence};
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Date, Lang, Period, Post, Start, Words};

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

/// What posts have, each with the posts that have it.
#[derive(Default)]
struct Known<'a> {
    begins: BTreeMap<Date, BTreeSet<&'a str>>,
    ends: BTreeMap<Date, BTreeSet<&'a str>>,
    lapses: BTreeMap<Date, BTreeSet<&'a str>>,
    periods: BTreeMap<Period, BTreeSet<&'a str>>,
}

/// What a phrase says of posts.
#[derive(Clone, Copy)]
enum Says {
    Begins,
    Ends,
    Lapses,
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let known = known(context);
    let mut findings = Vec::new();
    for (body, passage, words) in passages(context) {
        findings.extend(dates(context, &known, passage, words, body.lang));
        findings.extend(periods(context, &known, passage, body.lang));
    }
    findings
}

fn known<'a>(context: &Context<'a>) -> Known<'a> {
    let establishment = &context.project.establishment;
    let mut known = Known::default();
    let posts = establishment.posts().iter().filter(|post| !post.outside);
    for post in posts {
        let id = post.id.as_str();
        // A day counted from an approval that is only expected is none.
        let is_day = |start: &Start| matches!(start, Start::On(_) | Start::FinancialYear(_));
        let starts = establishment.starts(post);
        for start in starts.iter().filter(|start| is_day(start)) {
            if let Some(date) = establishment.times().day(start) {
                known.begins.entry(date).or_default().insert(id);
            }
        }
        let certain = starts.iter().all(is_day);
        let last = establishment.last_day(post);
        if let Some(last) = last.filter(|_| certain || post.term.until.is_some()) {
            known.ends.entry(last).or_default().insert(id);
            known.lapses.entry(last.next()).or_default().insert(id);
        }
        if let Some(period) = period_of(context, post) {
            known.periods.entry(period).or_default().insert(id);
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
    let mut begun: Option<usize> = None;
    for day in days(&passage.text, lang, words) {
        let between = begun
            .take()
            .and_then(|end| passage.text.get(end..day.range.start));
        let from = between.is_some_and(|it| it.chars().count() < 8);
        let Some(says) = says(&passage.text, &day.range, from, lang) else {
            continue;
        };
        begun = matches!(says, Says::Begins).then_some(day.range.end);
        let (there, helper, verb) = match says {
            Says::Begins => (&known.begins, "effective", "takes effect on"),
            Says::Ends => (&known.ends, "until", "ends on"),
            Says::Lapses => (&known.lapses, "lapses", "lapses on"),
        };
        let history = day.date < context.project.paper.date;
        if there.is_empty() || history || !passage.is_typed(day.range.clone()) {
            continue;
        }
        if !of_posts(context.project, passage, &day.range) {
            continue;
        }
        let named = named_post(context, passage, &day.range);
        let verdict = verdict(there, &day.date, named);
        let finding = finding(passage, &day.range, verdict, WRONG, (helper, verb));
        findings.push(finding);
    }
    findings
}

/// What a phrase around a day says of posts; `from` is whether it ends what another day
/// begins: from 1 April 2027 to it.
fn says(text: &str, range: &Range<usize>, from: bool, lang: Lang) -> Option<Says> {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let (before, after) = (before.trim_end(), after.trim_start());
    let begins = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    let near = before.char_indices().rev().nth(20);
    let near = before[near.map_or(0, |(at, _)| at)..].to_lowercase();
    let ends = |words: &[&str]| words.iter().any(|word| near.ends_with(word));
    match lang {
        Lang::Zh if ends(&["至"]) && (from || begins(&["止", "為"])) => Some(Says::Ends),
        Lang::Zh if ends(&["於", "在"]) && begins(&["到期撤銷", "期滿撤銷"]) => {
            Some(Says::Lapses)
        }
        Lang::Zh if ends(&["由", "自"]) && begins(&["起", "至"]) => Some(Says::Begins),
        Lang::En if from && ends(&[" to", " up to", " until"]) => Some(Says::Ends),
        Lang::En
            if ends(&[
                "up to",
                "until",
                " ends on",
                " end on",
                " expire on",
                " expires on",
            ]) =>
        {
            Some(Says::Ends)
        }
        Lang::En if ends(&["with effect from", "takes effect on", "take effect on"]) => {
            Some(Says::Begins)
        }
        Lang::En if ends(&[" from"]) && begins(&["to ", "until ", "up to "]) => Some(Says::Begins),
        Lang::En if ends(&["lapse on", "lapses on"]) => Some(Says::Lapses),
        _ => None,
    }
}

/// Words of what was done, before a period.
const DONE: [&str; 6] = [" was ", " were ", " had been", "曾", "已", "過往"];

/// Where periods begin that posts are said to be provided for: behind 為期, for a period
/// of; and behind 延長, 職位 or for, where posts are retained or extended.
fn starts(text: &str, lang: Lang) -> BTreeSet<usize> {
    let (sure, kept, keeping): (&[&str], &[&str], &[&str]) = match lang {
        Lang::Zh => (&["為期"], &["延長", "開設期", "職位"], &["保留", "延長"]),
        Lang::En => (
            &["for a period of ", "for a further period of "],
            &[" for ", " for a further ", " for another "],
            &["retain", "retention", "extend", "extension"],
        ),
    };
    let after = |phrase: &&'static str| text.match_indices(*phrase).map(|(at, it)| at + it.len());
    let of_kept = kept.iter().flat_map(after).filter(|start| {
        let (before, _) = sentence(lang, text, &(*start..*start));
        let lower = before.to_lowercase();
        keeping.iter().any(|word| lower.contains(word))
    });
    sure.iter().flat_map(after).chain(of_kept).collect()
}

fn periods(
    context: &Context<'_>,
    known: &Known<'_>,
    passage: &Passage,
    lang: Lang,
) -> Vec<Diagnostic> {
    let text = &passage.text;
    let mut findings = Vec::new();
    for start in starts(text, lang) {
        let at = start;
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
        if !of_posts(context.project, passage, &range) {
            continue;
        }
        let named = named_post(context, passage, &range);
        let verdict = verdict(&known.periods, &period, named);
        let words = ("period", "is provided for");
        findings.push(finding(passage, &range, verdict, PERIOD, words));
    }
    findings
}
