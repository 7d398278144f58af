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
    needs: &["duties.csv", "offices.csv", "posts.csv"],
    run,
};

fn run(project: &Project, sources: &Sources) -> Vec<Diagnostic> {
    let establishment = &project.establishment;
    let duties = project.duties.iter();
    let with: BTreeSet<&str> = duties.map(|duty| duty.post.as_str()).collect();
    // A duty of an unknown post may be the one that is missing.
    if with.iter().any(|post| establishment.post(post).is_none()) {
        return Vec::new();
    }
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
