//! The subject of an annex must be in the table that its kind is about.

use super::{Rule, unknown};
use crate::annex::{ANNEX_KINDS, SubjectTable};
use crate::diag::Diagnostic;
use crate::model::Project;
use crate::source::Sources;

const NAME: &str = "annexes/unknown-subject";
pub(super) const RULE: Rule = Rule {
    names: &[NAME],
    needs: &["offices.csv", "posts.csv"],
    run,
};

fn run(project: &Project, sources: &Sources) -> Vec<Diagnostic> {
    let establishment = &project.establishment;
    let mut findings = Vec::new();
    for annex in &project.annexes {
        let Some(kind) = ANNEX_KINDS.iter().find(|kind| kind.name == annex.kind) else {
            continue;
        };
        let (what, ids): (_, Vec<&str>) = match kind.subject {
            SubjectTable::Posts => {
                let posts = establishment.posts().iter();
                ("post", posts.map(|post| post.id.as_str()).collect())
            }
            SubjectTable::Offices => {
                let offices = establishment.offices().iter();
                ("office", offices.map(|office| office.id.as_str()).collect())
            }
        };
        let subject = annex.subject.as_str();
        if !subject.is_empty() && !ids.contains(&subject) {
            let span = sources.cell_span(annex.row, "subject");
            findings.push(unknown(NAME, what, subject, span, ids));
        }
    }
    findings
}
