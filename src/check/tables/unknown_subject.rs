//! The subject of an annex must be in the table that its kind is about.
//!
//! Example: the row `chart,cdp`, where `cdp` is a post and no office.
//!
//! Mend: write the id of a post for duties, of an office for a chart.

use crate::annex::{ANNEX_KINDS, SubjectTable};
use crate::check::{Level, Look, Rule, unknown};
use crate::diag::Diagnostic;

const NAME: &str = "annexes/unknown-subject";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Firm,
    needs: &["offices.csv", "posts.csv"],
    source: include_str!("unknown_subject.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (look.project, look.sources);
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
