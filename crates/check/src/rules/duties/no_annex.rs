//! A post that has duties should have an annex of duties.
//!
//! Its duties stand in duties.csv and are printed nowhere.
//!
//! Example: three rows of `ds` in duties.csv, and no row `duties,ds` in
//! annexes.csv.
//!
//! Fix: add the row to annexes.csv, or take the duties out.

use crate::{Context, Level, Rule};
use content::annex::duties;
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "duties/no-annex";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["annexes.csv", "posts.csv", "offices.csv"],
    source: include_str!("no_annex.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let project = context.project;
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
                    .at(context.sources.cell_span(duty.row, "post"))
                    .help(format!("add the row `duties,{post}` to annexes.csv")),
            );
        }
    }
    findings
}
