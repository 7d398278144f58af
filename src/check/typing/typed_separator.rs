//! A duty should not end with the separator that the layout prints after it.
//!
//! It would be printed twice, or the wrong one would stand there when the
//! duties change their order.
//!
//! Example: `監督公共服務；` as a duty.
//!
//! Mend: leave the separator out; `panelpaper check --fix` does.

use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;

const NAME: &str = "duties/typed-separator";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &[],
    source: include_str!("typed_separator.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (look.project, look.sources);
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
