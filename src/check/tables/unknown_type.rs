//! The `type` of a paper must be a known paper type.
//!
//! Example: type = "pannel".
//!
//! Mend: write `panel`.

use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;
use crate::paper::PAPER_TYPES;

const NAME: &str = "paper/unknown-type";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Firm,
    needs: &[],
    source: include_str!("unknown_type.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let project = look.project;
    let kind = &project.paper.kind;
    // It is empty where paper.toml lacks it, which has been said.
    if kind.is_empty() || PAPER_TYPES.iter().any(|known| known.name == kind) {
        return Vec::new();
    }
    let names: Vec<&str> = PAPER_TYPES.iter().map(|known| known.name).collect();
    let finding = Diagnostic::error(NAME, format!("`{kind}` is no paper type"))
        .at(project.paper.kind_span)
        .help(format!("the types are: {}", names.join(", ")));
    vec![finding.did_you_mean(kind, names)]
}
