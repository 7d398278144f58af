//! Two annexes must not be of one kind and subject.
//!
//! A reference to the subject could then mean either.

use std::collections::BTreeMap;

use super::Rule;
use crate::diag::Diagnostic;
use crate::model::Project;
use crate::source::Sources;

const NAME: &str = "annexes/duplicate";
pub(super) const RULE: Rule = Rule {
    names: &[NAME],
    needs: &[],
    run,
};

fn run(project: &Project, sources: &Sources) -> Vec<Diagnostic> {
    let mut first = BTreeMap::new();
    let mut findings = Vec::new();
    for annex in &project.annexes {
        let span = sources.cell_span(annex.row, "subject");
        if let Some(earlier) = first.insert((&annex.kind, &annex.subject), span) {
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
