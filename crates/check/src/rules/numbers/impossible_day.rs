//! A day that is typed must be one that there is, and on the day of the week that stands
//! beside it.
//!
//! Months have 28 to 31 days, and February 29 in leap years alone.
//!
//! Example: 31 September 2027, 2031年2月29日; Monday, 16 February 2027, which is a Tuesday.
//!
//! Fix: correct the day, the month, the year or the day of the week.

use super::passages;
use crate::prose::Passage;
use crate::prose::date::{Day, days, impossible};
use crate::prose::weekday::{beside, name, weekday};
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

pub(super) const NAME: &str = "numbers/impossible-day";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("impossible_day.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (_, passage, words) in passages(context) {
        let days = days(&passage.text, passage.lang, words).into_iter();
        findings.extend(days.filter_map(|day| of_week(passage, &day)));
        for range in impossible(&passage.text, passage.lang, words) {
            if !passage.is_typed(range.clone()) {
                continue;
            }
            let message = format!("there is no {}", &passage.text[range.clone()]);
            let finding = Diagnostic::error(NAME, message).at(passage.span(range));
            findings.push(finding.help(format!(
                "correct the day, the month or the year; if it is quoted, allow it in the \
                 paragraph: {{{{! allow {NAME}: why }}}}"
            )));
        }
    }
    findings
}

/// What is said of a day that is on another day of the week than the one beside it.
fn of_week(passage: &Passage, day: &Day) -> Option<Diagnostic> {
    let lang = passage.lang;
    let (named, place) = beside(lang, &passage.text, &day.range)?;
    let own = weekday(day.date);
    if own == named || !passage.is_typed(place.clone()) {
        return None;
    }
    let (there, typed) = (name(lang, own), &passage.text[place.clone()]);
    let message = format!("{} is no {typed}: it is {there}", day.date);
    let finding = Diagnostic::error(NAME, message).at(passage.span(place));
    Some(finding.help("correct the day, or the day of the week"))
}
