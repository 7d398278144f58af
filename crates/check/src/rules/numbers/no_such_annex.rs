//! A typed number of an annex must be one that the paper has.
//!
//! Example: 附件29 in a paper of 28 annexes.
//!
//! Fix: name what the annex is of: `{{annex "cdp"}}`.

use crate::rules::numbers::annex_references;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

pub(super) const NAME: &str = "numbers/no-such-annex";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &["annexes.csv"],
    source: include_str!("no_such_annex.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let annexes = &context.project.annexes;
    let mut findings = Vec::new();
    for (passage, reference) in annex_references(context) {
        let wrong = reference
            .numbers
            .iter()
            .find(|number| !(1..=annexes.len()).contains(number));
        if let Some(number) = wrong {
            let message = format!(
                "there is no annex {number}: the paper has {}",
                annexes.len()
            );
            let finding = Diagnostic::error(NAME, message).at(passage.span(reference.range));
            let finding = finding.help(
                "name what the annex is of: {{annex \"id\"}}; if it is another paper's, allow \
                 it here: {{! allow numbers/no-such-annex: why }}",
            );
            findings.push(match annexes.last() {
                Some(last) => finding.with(
                    context.sources.cell_span(last.row, "subject"),
                    "the last annex",
                ),
                None => finding,
            });
        }
    }
    findings
}
