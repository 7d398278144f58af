//! The day on which a post begins, ends or lapses, and how long it is provided, should
//! come from a helper; a day or period that no post has is wrong, and so is one that is
//! not that of the post whose title its sentence names.
//!
//! What is looked at, in sentences that name a post, or speak of posts and not of a
//! consultation, contract, licence or the like:
//! - days and periods behind words that say so: with effect from …, from … or upon approval,
//!   from … to …, up to …, until …, for a period of …, retained for …; 由…起, 由…至…, 至…止,
//!   為期…, 保留…職位…;
//! - `for` and `from` right behind a post, or what is said of it, where the sentence names one
//!   post;
//! - months without days, where they say how long a post is provided: from April 2028 to March
//!   2030;
//! - a period beside its two days: for two years from 1 April 2028 to 31 March 2031;
//! - the notes of charts and boxes, which take no helper.
//!
//! What is left alone:
//! - days before the paper's own, and what was done, unless it is asked for with retrospective
//!   effect. But a post that has gone by the tables lapsed on the day that they give (lapsed on
//!   …, 已於…撤銷), and what goes on to a day to come began on that of the tables;
//! - a paper whose posts have no days or periods, but for a period beside its two days.
//!
//! Example: up to 31 March 2031, where the post ends on 31 March 2030.
//!
//! Fix: write `{{until "post"}}`, `{{effective "post"}}`, `{{period "post"}}` or
//! `{{timing "post"}}`, or correct posts.csv.

use std::collections::BTreeSet;
use std::ops::Range;

use super::known::{Known, known, row};
use super::meant::{Headed, headed, named_post};
use super::months;
use super::periods::{periods, spans};
use super::says::{Says, says};
use super::verdict::{PERIOD, PostRow, TYPED, Verdict, WRONG, finding, of_named, verdict};
use crate::prose::date::{Day, days};
use crate::prose::{Origin, Passage, is_retrospective, of_posts};
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Change, Date, Lang, Structure, Words};

pub(in crate::rules) const RULE: Rule = Rule {
    names: &[TYPED, WRONG, PERIOD],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv"],
    source: include_str!("typed_date.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let known = known(context);
    let mut findings = Vec::new();
    for body in context.prose.parts() {
        let mut words = context.project.words.iter();
        let Some((_, words)) = words.find(|(lang, _)| *lang == body.lang) else {
            continue;
        };
        for of in headed(context, body) {
            findings.extend(dates(context, &known, of, words));
            findings.extend(months::findings(context, &known, of));
            let found = periods(context, &known, of);
            findings.extend(spans(of.passage, words, &found));
            findings.extend(found);
        }
    }
    for (passage, words) in notes(context) {
        let of = Headed {
            passage,
            heading: None,
        };
        let mut found = dates(context, &known, of, words);
        found.extend(periods(context, &known, of));
        // No helper prints them there.
        found.retain(|finding| finding.rule != TYPED);
        let correct = |mut finding: Diagnostic| {
            finding.help.clear();
            finding.help("correct the note, or posts.csv")
        };
        findings.extend(found.into_iter().map(correct));
    }
    findings
}

/// The notes of charts and posts, with the words of their language.
fn notes<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Passage, &'a Words)> {
    let project = context.project;
    let is_note =
        |passage: &&Passage| matches!(passage.from, Origin::Name(_, "note_zh" | "note_en"));
    context
        .prose
        .passages
        .iter()
        .filter(is_note)
        .filter_map(|passage| {
            let mut words = project.words.iter();
            let (_, words) = words.find(|(lang, _)| *lang == passage.lang)?;
            Some((passage, words))
        })
}

fn dates<'a>(
    context: &Context<'a>,
    known: &Known<'_>,
    of: Headed<'a>,
    words: &Words,
) -> Vec<Diagnostic> {
    let (passage, lang) = (of.passage, of.passage.lang);
    let mut findings = Vec::new();
    let mut begun: Option<Range<usize>> = None;
    let all = days(&passage.text, lang, words);
    for (index, day) in all.iter().enumerate() {
        let first = begun
            .take()
            .filter(|first| day.range.start.saturating_sub(first.end) < FAR);
        let from = first.is_some();
        let Some((says, near)) = says(&passage.text, &day.range, from, lang) else {
            continue;
        };
        begun = matches!(says, Says::Begins).then(|| day.range.clone());
        let (there, helper, verb) = match says {
            Says::Begins => (&known.begins, "effective", "takes effect on"),
            Says::BeginsOrApproval => (&known.or_approval, "timing", "takes effect on"),
            Says::Ends => (&known.ends, "until", "ends on"),
            Says::Lapses => (&known.lapses, "lapses", "lapses on"),
        };
        let asked = is_retrospective(context.project, lang, &passage.text, day)
            || begins_to_come(context, known, says, (day, all.get(index + 1)));
        let history = day.date < context.project.paper.date && !asked;
        if there.is_empty() || !passage.is_typed(day.range.clone()) {
            continue;
        }
        if history {
            if matches!(says, Says::Lapses) {
                findings.extend(of_gone(context, of, day));
            }
            continue;
        }
        // The day on which it began may be one of the past.
        let both = first.map_or(day.range.start, |first| first.start)..day.range.end;
        if !of_posts(context.project, passage, &both) {
            continue;
        }
        let named = named_post(context, of, &day.range);
        let mut verdict = verdict(there, &day.date, named);
        let posts = there.get(&day.date).filter(|_| named.is_none());
        if let Some(post) = posts.and_then(|posts| gone(context, posts)) {
            verdict = Verdict::Right(post);
        }
        if near && !of_named(&verdict, named) {
            continue;
        }
        let finding = finding(passage, &day.range, verdict, WRONG, (helper, verb));
        findings.push(finding);
    }
    findings
}

/// Whether what begins on a day, and goes on to the next one that is told, is to come though
/// the day has gone: posts of the tables end on the next one, all began on known days, and
/// none on that.
fn begins_to_come(
    context: &Context<'_>,
    known: &Known<'_>,
    says: Says,
    (day, next): (&Day, Option<&Day>),
) -> bool {
    let Some(next) = next.filter(|next| {
        matches!(says, Says::Begins)
            && next.date >= context.project.paper.date
            && next.range.start.saturating_sub(day.range.end) < FAR
    }) else {
        return false;
    };
    let began_else = |post: &PostRow<'_>| {
        let days = known.first_days.get(post.id);
        days.is_some_and(|days| !days.contains(&day.date))
    };
    let mut ending = known.ends.get(&next.date).into_iter();
    ending.any(|posts| posts.iter().all(began_else))
}

/// How many bytes there may be between two days of which one ends what the other begins.
const FAR: usize = 24;

/// The first of posts that lapses and does not go on: where none is named, it is meant.
fn gone<'a>(context: &Context<'_>, posts: &BTreeSet<PostRow<'a>>) -> Option<PostRow<'a>> {
    let establishment = &context.project.establishment;
    let lapses = |post: &&PostRow<'a>| establishment.changes(post.id).contains(&Change::Lapsed);
    posts.iter().find(lapses).copied()
}

/// What is said of the day on which a post is told to have lapsed, where it lapsed on
/// another.
fn of_gone<'a>(context: &Context<'a>, of: Headed<'a>, day: &Day) -> Option<Diagnostic> {
    let id = named_post(context, of, &day.range)?;
    let (post, last) = gone_on(context, id).filter(|(_, last)| *last != day.date)?;
    let verdict = Verdict::Contradicted(post, last.to_string());
    let words = ("lapses", "lapsed on");
    Some(finding(of.passage, &day.range, verdict, WRONG, words))
}

/// The day on which a post lapsed, where it has gone by the tables before the paper's
/// own day.
fn gone_on<'a>(context: &Context<'a>, id: &'a str) -> Option<(PostRow<'a>, Date)> {
    let establishment = &context.project.establishment;
    let post = establishment.post_in(Structure::Existing, id)?;
    let day = establishment.last_day(post)?.next();
    (day < context.project.paper.date).then(|| (row(context, post), day))
}
