//! The `type` of a paper must be a known paper type.

use super::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::model::Project;
use crate::paper::PAPER_TYPES;
use crate::source::Sources;

const NAME: &str = "paper/unknown-type";
pub(super) const RULE: Rule = Rule {
    names: &[NAME],
    needs: &[],
    run,
};

fn run(project: &Project, _: &Sources) -> Vec<Diagnostic> {
    let kind = &project.paper.kind;
    // It is empty where paper.toml lacks it, which has been said.
    if kind.is_empty() || PAPER_TYPES.iter().any(|known| known.name == kind) {
        return Vec::new();
    }
    let names: Vec<&str> = PAPER_TYPES.iter().map(|known| known.name).collect();
    let finding = Diagnostic::error(NAME, format!("`{kind}` is no paper type"))
        .at(project.paper.kind_span)
        .help(format!("the types are: {}", names.join(", ")));
    vec![finding.did_you_mean(nearest(kind, names))]
}
