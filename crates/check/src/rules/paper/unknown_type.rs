//! The `type` of a paper must be a known paper type.
//!
//! Example: type = "pannel".
//!
//! Fix: write `panel`.

use crate::{Context, Level, Rule};
use content::paper::PAPER_TYPES;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "paper/unknown-type";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("unknown_type.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let project = context.project;
    let kind = &project.paper.kind;
    // It is empty where paper.toml lacks it, which has been said.
    if kind.is_empty() || PAPER_TYPES.iter().any(|known| known.name == kind) {
        return Vec::new();
    }
    let names: Vec<&str> = PAPER_TYPES.iter().map(|known| known.name).collect();
    let finding = Diagnostic::error(NAME, format!("`{kind}` is not a paper type"))
        .at(project.paper.kind_span)
        .help(format!("the types are: {}", names.join(", ")));
    vec![finding.did_you_mean(kind, names)]
}
