//! The subject of an annex must be in the table that its kind is about.
//!
//! Example: the row `chart,cdp`, where `cdp` is a post and no office.
//!
//! Fix: write the id of a post for duties, of an office for a chart.

use crate::{Context, Level, Rule, unknown};
use content::annex::{ANNEX_KINDS, SubjectTable};
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "annexes/unknown-subject";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &["offices.csv", "posts.csv"],
    source: include_str!("unknown_subject.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let establishment = &project.establishment;
    let posts = || establishment.posts().iter().map(|post| post.id.as_str());
    let offices = || {
        let offices = establishment.offices().iter();
        offices.map(|office| office.id.as_str())
    };
    let (of_posts, of_offices): (BTreeSet<&str>, BTreeSet<&str>) =
        (posts().collect(), offices().collect());
    let mut findings = Vec::new();
    for annex in &project.annexes {
        let Some(kind) = ANNEX_KINDS.iter().find(|kind| kind.name == annex.kind) else {
            continue;
        };
        let subject = annex.subject.as_str();
        let known = match kind.subject {
            SubjectTable::Posts => of_posts.contains(subject),
            SubjectTable::Offices => of_offices.contains(subject),
            // The kind looks for what it reads.
            SubjectTable::Names => true,
        };
        if known || subject.is_empty() {
            continue;
        }
        let span = sources.cell_span(annex.row, "subject");
        findings.push(match kind.subject {
            SubjectTable::Posts => unknown(NAME, "post", subject, span, posts()),
            _ => unknown(NAME, "office", subject, span, offices()),
        });
    }
    findings
}
