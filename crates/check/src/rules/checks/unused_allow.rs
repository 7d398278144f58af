//! A comment that allows a finding should have one to allow.
//!
//! What it allowed has been mended, or the comment stands before another row
//! than the one that was meant. Left behind it would hide the next mistake.
//!
//! Example: `# allow words/variant: a proper name` before a row in which every
//! word is written as elsewhere.
//!
//! Fix: remove the comment, or put it right before the row or into the
//! paragraph that is meant.

use crate::rules::rule;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "checks/unused-allow";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("unused_allow.rs"),
    // What is used is known when all other rules have run.
    run: |_| Vec::new(),
};

/// The findings, once it is known which comments allowed something.
pub(crate) fn findings(context: &Context<'_>, used: &[bool]) -> Vec<Diagnostic> {
    // A rule that could not run has found nothing.
    let ran = |name: &str| {
        rule(name).is_some_and(|rule| {
            let unread = &context.project.unread;
            rule.level != Level::Required && !rule.needs.iter().any(|need| unread.contains(need))
        })
    };
    let allows = context.prose.allows.iter().zip(used);
    allows
        .filter(|(allow, used)| !**used && ran(&allow.rule))
        .map(|(allow, _)| {
            let message = format!("there is nothing of `{}` to allow here", allow.rule);
            Diagnostic::warning(NAME, message)
                .at(allow.rule_span)
                .help("remove the comment, or move it to the row or paragraph that is meant")
        })
        .collect()
}
