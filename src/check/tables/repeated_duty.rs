//! A post should not have one duty twice.
//!
//! A row was copied to be changed, and was not.
//!
//! Example: two rows of `ds` with the same words.
//!
//! Mend: remove one of them, or change it.

use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;
use std::collections::BTreeMap;

const NAME: &str = "duties/repeated";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &[],
    source: include_str!("repeated_duty.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in &look.project.bodies {
        let column = format!("text_{}", body.lang.code());
        let mut first = BTreeMap::new();
        for duty in &look.project.duties {
            let text = duty.text.get(body.lang);
            if text.is_empty() {
                continue;
            }
            let earlier = *first.entry((&duty.post, text)).or_insert(duty.row);
            if earlier != duty.row {
                findings.push(
                    Diagnostic::warning(NAME, format!("`{}` has this duty twice", duty.post))
                        .at(look.sources.cell_span(duty.row, &column))
                        .with(look.sources.cell_span(earlier, &column), "first here")
                        .help("remove one of them, or change it"),
                );
            }
        }
    }
    findings
}
