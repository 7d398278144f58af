//! A post that has duties should have an annex of duties.
//!
//! Its duties stand in duties.csv and are printed nowhere.
//!
//! Example: three rows of `ds` in duties.csv, and no row `duties,ds` in
//! annexes.csv.
//!
//! Mend: add the row to annexes.csv, or take the duties out.

use crate::annex::duties;
use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;
use std::collections::BTreeSet;

const NAME: &str = "duties/no-annex";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &["annexes.csv", "posts.csv", "offices.csv"],
    source: include_str!("duties_without_annex.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let project = look.project;
    let annexes = project.annexes.iter();
    let of_duties = annexes.filter(|annex| annex.kind == duties::NAME);
    let described: BTreeSet<&str> = of_duties.map(|annex| annex.subject.as_str()).collect();
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for duty in &project.duties {
        let post = duty.post.as_str();
        let known = project.establishment.post(post).is_some();
        if known && !described.contains(post) && seen.insert(post) {
            let message = format!("the duties of `{post}` are printed in no annex");
            findings.push(
                Diagnostic::warning(NAME, message)
                    .at(look.sources.cell_span(duty.row, "post"))
                    .help(format!("add the row `duties,{post}` to annexes.csv")),
            );
        }
    }
    findings
}
