//! Two annexes must not be of one kind and subject, in one structure,
//! unless ids tell them apart.
//!
//! A reference to the subject could then mean either.
//!
//! Example: two rows `duties,cdp` in annexes.csv.
//!
//! Fix: remove one of them, or give one a name of its own in the column `id`.

use std::collections::BTreeMap;

use content::annex::shown_in;

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "annexes/duplicate";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("duplicate.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let mut first = BTreeMap::new();
    let mut findings = Vec::new();
    for annex in &project.annexes {
        let span = sources.cell_span(annex.row, "subject");
        let key = (
            &annex.kind,
            annex.called(),
            // Of a subject that is not known, what the row says.
            shown_in(&project.establishment, annex).or(annex.structure),
        );
        if let Some(earlier) = first.insert(key, span) {
            let message = format!("`{}` has two annexes of {}", annex.called(), annex.kind);
            let finding = Diagnostic::error(NAME, message).at(span);
            findings.push(
                finding
                    .with(earlier, "first here")
                    .help("remove one of them, or give one an id of its own"),
            );
        }
    }
    findings
}
