//! A duty should not end with the separator that the layout prints after it.
//!
//! It would be printed twice, or the wrong one would stand there when the duties
//! change their order.
//!
//! Example: `監督公共服務；` as a duty.
//!
//! Fix: leave the separator out; `panelpaper check --fix` does.

use crate::prose::Origin;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "duties/typed-separator";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("typed_separator.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (lang, words) in &context.project.words {
        for passage in context.prose.of(*lang) {
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
                    .fix(span, ""),
            );
        }
    }
    findings
}
