//! A duty should not end with the separator that the layout prints after it.
//!
//! It would be printed twice, or the wrong one would stand there when the
//! duties change their order.

use super::Rule;
use crate::diag::Diagnostic;
use crate::model::Project;
use crate::source::Sources;

const NAME: &str = "duties/typed-separator";
pub(super) const RULE: Rule = Rule {
    names: &[NAME],
    needs: &[],
    run,
};

fn run(project: &Project, sources: &Sources) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for duty in &project.duties {
        for (lang, words) in &project.words {
            let text = duty.text.get(*lang);
            let stripped = words.separators.strip(text);
            let typed = &text[stripped.len()..];
            if !typed.is_empty() {
                let message = format!("the duty ends with `{typed}`, which the layout prints");
                let column = format!("text_{}", lang.code());
                let span = sources.cell_span(duty.row, &column);
                findings.push(
                    Diagnostic::warning(NAME, message)
                        .at(span)
                        .help("leave it out"),
                );
            }
        }
    }
    findings
}
