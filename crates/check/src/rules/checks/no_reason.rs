//! A comment that allows a finding must say why.
//!
//! Whoever reads the tables next year cannot tell an oversight from a decision
//! without the reason.
//!
//! Example: `# allow words/variant` before a row of duties.csv.
//!
//! Fix: write `# allow words/variant: the fund's own name`.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "checks/no-reason";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("no_reason.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let bare = context.prose.allows.iter();
    bare.filter(|allow| allow.reason.is_empty())
        .map(|allow| {
            Diagnostic::warning(NAME, "this comment does not say why")
                .at(allow.rule_span)
                .help(format!("write: allow {}: the reason", allow.rule))
        })
        .collect()
}
