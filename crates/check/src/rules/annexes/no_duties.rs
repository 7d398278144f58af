//! A post whose job description is an annex should have duties: without one
//! the annex ends at its heading.
//!
//! Example: the row `duties,ds` in annexes.csv, and no row of `ds` in duties.csv, or
//! existing ones alone where the proposed job description is printed.
//!
//! Fix: write the duties, or take the annex out.

use std::collections::BTreeSet;

use crate::{Context, Level, Rule};
use content::annex::duties;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "annexes/no-duties";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["duties.csv", "offices.csv", "posts.csv"],
    source: include_str!("no_duties.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (context.project, context.sources);
    let establishment = &project.establishment;
    let duties = project.duties.iter();
    let with: BTreeSet<&str> = duties.map(|duty| duty.post.as_str()).collect();
    // A duty of an unknown post may be the one that is missing.
    if with.iter().any(|post| establishment.post(post).is_none()) {
        return Vec::new();
    }
    let annexes = project.annexes.iter();
    annexes
        .filter(|annex| annex.kind == duties::NAME && duties::rows(project, annex).is_empty())
        // An unknown subject is another rule's business.
        .filter(|annex| establishment.post(&annex.subject).is_some())
        .map(|annex| {
            let subject = annex.subject.as_str();
            let message = match with.contains(subject) {
                true => format!("no duty of the post `{subject}` is of the structure printed here"),
                false => format!("the post `{subject}` has no duties"),
            };
            Diagnostic::warning(NAME, message)
                .at(sources.cell_span(annex.row, "subject"))
                .help("give them in duties.csv, or take the annex out")
        })
        .collect()
}
