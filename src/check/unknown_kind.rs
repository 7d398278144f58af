//! The `kind` of an annex must be a known one.

use super::Rule;
use crate::annex::ANNEX_KINDS;
use crate::diag::{Diagnostic, nearest};
use crate::model::Project;
use crate::source::Sources;

const NAME: &str = "annexes/unknown-kind";
pub(super) const RULE: Rule = Rule {
    names: &[NAME],
    needs: &[],
    run,
};

fn run(project: &Project, sources: &Sources) -> Vec<Diagnostic> {
    let names = || ANNEX_KINDS.iter().map(|kind| kind.name);
    let unknown = project
        .annexes
        .iter()
        .filter(|annex| !annex.kind.is_empty() && !names().any(|name| name == annex.kind));
    unknown
        .map(|annex| {
            let finding = Diagnostic::error(NAME, format!("`{}` is no kind of annex", annex.kind))
                .at(sources.cell_span(annex.row, "kind"))
                .help(format!(
                    "the kinds are: {}",
                    names().collect::<Vec<_>>().join(", ")
                ));
            finding.did_you_mean(nearest(&annex.kind, names()))
        })
        .collect()
}
