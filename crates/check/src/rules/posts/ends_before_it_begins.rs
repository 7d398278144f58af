//! A post must not end before it begins, and has one end.
//!
//! `until` is its last day; `period` says how long it is provided from its beginning.
//! One of the two is enough.
//!
//! Example: effective is 2027-04-01 and until 2027-03-31.
//!
//! Fix: correct one of the days, or leave either until or period empty.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const BEFORE: &str = "posts/ends-before-it-begins";
const TWO: &str = "posts/two-ends";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[BEFORE, TWO],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &["offices.csv"],
    source: include_str!("ends_before_it_begins.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let mut findings = Vec::new();
    for post in establishment.posts() {
        let span = |column| context.sources.cell_span(post.row, column);
        let (Some(until), period) = (post.term.until, post.term.period) else {
            continue;
        };
        if period.is_some() {
            let message = format!("`{}` has a last day and a period", post.id);
            findings.push(
                Diagnostic::error(TWO, message)
                    .at(span("period"))
                    .with(span("until"), "the last day")
                    .help("leave one of the two empty"),
            );
        }
        let first = establishment.first_day(post);
        if let Some(first) = first.filter(|first| until < *first) {
            let message = format!("`{}` ends on {until}, before it begins on {first}", post.id);
            let mut finding = Diagnostic::error(BEFORE, message).at(span("until"));
            if !post.effective.is_empty() {
                finding = finding.with(span("effective"), "its beginning");
            }
            findings.push(finding.help("correct one of the two days"));
        }
    }
    findings
}
