//! A duty should not end with the separator that the layout prints after it.
//!
//! It would be printed twice, or the wrong one would stand there when the duties
//! change their order.
//!
//! Example: `監督公共服務；` as a duty.
//!
//! Mend: leave the separator out; `panelpaper check --fix` does.

use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;
use crate::prose::Origin;

const NAME: &str = "duties/typed-separator";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &[],
    source: include_str!("typed_separator.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (lang, words) in &look.project.words {
        for passage in look.prose.of(*lang) {
            let duty = matches!(passage.from, Origin::Duty { .. });
            let text = &passage.text;
            let kept = words.separators.strip(text).len();
            if !duty || kept == text.len() {
                continue;
            }
            let span = passage.span(kept..text.len());
            let message = format!(
                "the duty ends with `{}`, which the layout prints",
                &text[kept..]
            );
            findings.push(
                Diagnostic::warning(NAME, message)
                    .at(span)
                    .help("leave it out")
                    .mend(span, ""),
            );
        }
    }
    findings
}
