//! A typed number of a paragraph must be one that the paper has.
//!
//! Example: 第40段 in a paper of 28 paragraphs.
//!
//! Fix: label the paragraph that is meant and write `{{para "label"}}`.

use crate::rules::numbers::paragraph_references;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

pub(super) const NAME: &str = "numbers/no-such-paragraph";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("no_such_paragraph.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (body, passage, reference) in paragraph_references(context) {
        // A typed number does not say of which part it is.
        let parts = context.prose.parts().filter(|part| part.lang == body.lang);
        let last = parts.map(|part| part.last).max().unwrap_or(body.last);
        let wrong = reference
            .numbers
            .iter()
            .find(|number| !(1..=last).contains(number));
        if let Some(number) = wrong {
            let message = format!("there is no paragraph {number}: the paper has {last}");
            findings.push(
                Diagnostic::error(NAME, message)
                    .at(passage.span(reference.range))
                    .help(
                        "label the paragraph that is meant, and write {{para \"label\"}}; if it is \
                         another paper's, allow it here: \
                         {{! allow numbers/no-such-paragraph: why }}",
                    ),
            );
        }
    }
    findings
}
