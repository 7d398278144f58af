//! A post whose job description is an annex should have duties: without one
//! the annex ends at its heading.

use std::collections::BTreeSet;

use super::Rule;
use crate::annex::duties;
use crate::diag::Diagnostic;
use crate::model::Project;
use crate::source::Sources;

const NAME: &str = "annexes/no-duties";
pub(super) const RULE: Rule = Rule {
    names: &[NAME],
    needs: &["duties.csv"],
    run,
};

fn run(project: &Project, sources: &Sources) -> Vec<Diagnostic> {
    let establishment = &project.establishment;
    let with: BTreeSet<&str> = project
        .duties
        .iter()
        .map(|duty| duty.post.as_str())
        .collect();
    let annexes = project.annexes.iter();
    annexes
        .filter(|annex| annex.kind == duties::NAME && !with.contains(annex.subject.as_str()))
        // An unknown subject is another rule's business.
        .filter(|annex| establishment.post(&annex.subject).is_some())
        .map(|annex| {
            let message = format!("the post `{}` has no duties", annex.subject);
            Diagnostic::warning(NAME, message)
                .at(sources.cell_span(annex.row, "subject"))
                .help("give them in duties.csv, or take the annex out")
        })
        .collect()
}
