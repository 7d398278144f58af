//! A day that is typed must be one that there is.
//!
//! Months have 28 to 31 days, and February 29 in leap years alone.
//!
//! Example: 31 September 2027, 2031年2月29日.
//!
//! Fix: correct the day, the month or the year.

use super::passages;
use crate::prose::date::impossible;
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
