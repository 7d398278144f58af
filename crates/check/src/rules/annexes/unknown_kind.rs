//! The `kind` of an annex must be a known one.
//!
//! Example: `duty` in the column kind.
//!
//! Fix: write `duties` or `chart`.

use crate::{Context, Level, Rule};
use content::annex::ANNEX_KINDS;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "annexes/unknown-kind";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("unknown_kind.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let names = || ANNEX_KINDS.iter().map(|kind| kind.name);
    let unknown = project
        .annexes
        .iter()
        .filter(|annex| !annex.kind.is_empty() && !names().any(|name| name == annex.kind));
    unknown
        .map(|annex| {
            let finding =
                Diagnostic::error(NAME, format!("`{}` is not a kind of annex", annex.kind))
                    .at(sources.cell_span(annex.row, "kind"))
                    .help(format!(
                        "the kinds are: {}",
                        names().collect::<Vec<_>>().join(", ")
                    ));
            finding.did_you_mean(&annex.kind, names())
        })
        .collect()
}
