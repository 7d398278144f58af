//! Every annex must be mentioned by the body.
//!
//! An annex that no paragraph refers to has no reason to be there, or the
//! reference has been forgotten.
//!
//! Example: a row `chart,eo` in annexes.csv, and no `{{annex "eo"}}`.
//!
//! Mend: refer to it, or take the row out.

use crate::check::{BODY, Level, Look, Rule};
use crate::diag::Diagnostic;
use std::collections::BTreeSet;

const NAME: &str = "annexes/unmentioned";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &["annexes.csv", "posts.csv", "offices.csv", BODY],
    source: include_str!("annex_unmentioned.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in &look.prose.bodies {
        let found = look.prose.mentions(look.project, body);
        let mentioned: BTreeSet<usize> = found.iter().map(|mention| mention.number).collect();
        let annexes = look.project.annexes.iter();
        let silent = annexes.filter(|annex| !mentioned.contains(&annex.number));
        findings.extend(silent.map(|annex| {
            let body = format!("body.{}.hbs", body.lang.code());
            let message = format!("annex {} is mentioned nowhere in {body}", annex.number);
            Diagnostic::warning(NAME, message)
                .at(look.sources.cell_span(annex.row, "subject"))
                .help(format!(
                    "write {{{{annex \"{}\"}}}} where the body speaks of it",
                    annex.subject
                ))
        }));
    }
    findings
}
