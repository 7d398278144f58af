//! Every annex must be mentioned by the body.
//!
//! An annex that no paragraph refers to has no reason to be there, or the
//! reference has been forgotten.
//!
//! Example: a row `chart,eo` in annexes.csv, and no `{{annex "eo"}}`.
//!
//! Fix: refer to it, or take the row out.

use crate::{BODY, Context, Level, Rule};
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "annexes/unmentioned";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["annexes.csv", "posts.csv", "offices.csv", BODY],
    source: include_str!("unmentioned.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in &context.prose.bodies {
        // An annex that another speaks of is spoken of, though it does so itself.
        let parts = context.prose.parts().filter(|part| part.lang == body.lang);
        let found = parts.flat_map(|part| {
            let mut found = context.prose.mentions(context.project, part);
            found.retain(|mention| Some(mention.number) != part.annex);
            found
        });
        let mentioned: BTreeSet<usize> = found.map(|mention| mention.number).collect();
        let annexes = context.project.annexes.iter();
        let silent = annexes.filter(|annex| !mentioned.contains(&annex.number));
        findings.extend(silent.map(|annex| {
            let body = format!("body.{}.hbs", body.lang.code());
            let message = format!("annex {} is mentioned nowhere in {body}", annex.number);
            Diagnostic::warning(NAME, message)
                .at(context.sources.cell_span(annex.row, "subject"))
                .help(format!(
                    "write {{{{annex \"{}\"}}}} where the body speaks of it",
                    annex.called()
                ))
        }));
    }
    findings
}
