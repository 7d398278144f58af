//! Two annexes must not be of one kind and subject, in one structure.
//!
//! A reference to the subject could then mean either.
//!
//! Example: two rows `duties,cdp` in annexes.csv.
//!
//! Fix: remove one of them.

use std::collections::BTreeMap;

use content::annex::chart;

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Annex, Lang, Project, Structure};

const NAME: &str = "annexes/duplicate";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("duplicate.rs"),
    run,
};

/// The structure that an annex shows of its subject.
fn shown_in(project: &Project, annex: &Annex) -> Option<Structure> {
    let office = project.establishment.office(&annex.subject);
    let office = office.filter(|_| annex.kind == chart::NAME);
    match office {
        Some(office) => Some(chart::structure_of(annex, office)),
        None => annex.structure,
    }
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let mut first = BTreeMap::new();
    let mut findings = Vec::new();
    for annex in &project.annexes {
        let span = sources.cell_span(annex.row, "subject");
        let key = (&annex.kind, &annex.subject, shown_in(project, annex));
        if let Some(earlier) = first.insert(key, span) {
            let message = format!("`{}` has two annexes of {}", annex.subject, annex.kind);
            let finding = Diagnostic::error(NAME, message).at(span);
            findings.push(
                finding
                    .with(earlier, "first here")
                    .help("remove one of them"),
            );
        }
    }
    findings
}
