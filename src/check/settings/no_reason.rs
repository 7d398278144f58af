//! A comment that allows a finding must say why.
//!
//! Whoever reads the tables next year cannot tell an oversight from a decision
//! without the reason.
//!
//! Example: `# allow words/variant` before a row of duties.csv.
//!
//! Mend: write `# allow words/variant: the fund's own name`.

use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;

const NAME: &str = "checks/no-reason";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &[],
    source: include_str!("no_reason.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let bare = look.prose.allows.iter();
    bare.filter(|allow| allow.reason.is_empty())
        .map(|allow| {
            Diagnostic::warning(NAME, "this comment does not say why")
                .at(allow.rule_span)
                .help(format!("write: allow {}: the reason", allow.rule))
        })
        .collect()
}
