//! A post should not have one duty twice.
//!
//! A row was copied to be changed, and was not.
//!
//! Example: two rows of `ds` with the same words.
//!
//! Fix: remove one of them, or change it.

use crate::{Context, Level, Rule};
use std::collections::BTreeMap;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "duties/repeated";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("repeated.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in &context.project.bodies {
        let column = format!("text_{}", body.lang.code());
        let mut first = BTreeMap::new();
        for duty in &context.project.duties {
            let text = duty.text.get(body.lang);
            if text.is_empty() {
                continue;
            }
            let earlier = *first.entry((&duty.post, text)).or_insert(duty.row);
            if earlier != duty.row {
                findings.push(
                    Diagnostic::warning(NAME, format!("`{}` has this duty twice", duty.post))
                        .at(context.sources.cell_span(duty.row, &column))
                        .with(context.sources.cell_span(earlier, &column), "first here")
                        .help("remove one of them, or change it"),
                );
            }
        }
    }
    findings
}
