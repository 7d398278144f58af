//! Typed periods, held against how long posts are provided and against the days beside them.

use super::known::Known;
use super::meant::{Headed, named_post};
use super::spans::contradicted;
use super::starts::starts;
use super::verdict::{PERIOD, finding, of_named, verdict};
use crate::Context;
use crate::prose::period::leading;
use crate::prose::{Passage, of_posts};
use tables::diag::Diagnostic;
use tables::model::Words;

/// What is said of the periods that their own days contradict, and that are not told yet.
pub(super) fn spans(passage: &Passage, words: &Words, told: &[Diagnostic]) -> Vec<Diagnostic> {
    let found = contradicted(&passage.text, passage.lang, words).into_iter();
    let found = found.filter_map(|span| {
        let at = passage.span(span.range.clone());
        let known = told
            .iter()
            .any(|it| it.rule == PERIOD && it.place() == Some(at));
        let days = [&span.range, &span.first.range, &span.last.range];
        let typed = days.iter().any(|range| passage.is_typed((*range).clone()));
        let (first, last) = (span.first.date, span.last.date);
        let period = &passage.text[span.range.clone()];
        let message = format!(
            "`{period}` is typed, and {first} to {last} is {}",
            span.apart
        );
        let finding = Diagnostic::warning(PERIOD, message).at(at);
        (typed && !known).then(|| finding.help("correct the period, or one of the days"))
    });
    found.collect()
}

/// Words of what was done, before a period.
const DONE: [&str; 6] = [" was ", " were ", " had been", "曾", "已", "過往"];

/// What the tables say to the periods of a passage.
pub(super) fn periods<'a>(
    context: &Context<'a>,
    known: &Known<'_>,
    of: Headed<'a>,
) -> Vec<Diagnostic> {
    let (passage, lang) = (of.passage, of.passage.lang);
    let text = &passage.text;
    let mut findings = Vec::new();
    for (start, behind) in starts(text, lang) {
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
        let named = named_post(context, of, &range);
        let verdict = verdict(&known.periods, &period, named);
        if behind && !of_named(&verdict, named) {
            continue;
        }
        let words = ("period", "is provided for");
        findings.push(finding(passage, &range, verdict, PERIOD, words));
    }
    findings
}
