//! Annexes should be mentioned for the first time in the order of their numbers.
//!
//! Readers turn the annexes as they read; one that comes before its turn was most
//! often moved in annexes.csv or left where the text was cut.
//!
//! Example: 附件3 in a paragraph before the first that names 附件2.
//!
//! Fix: put the rows of annexes.csv into the order of the body.

use crate::prose::Mention;
use crate::{BODY, Context, Level, Rule};
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "annexes/out-of-order";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["annexes.csv", "posts.csv", "offices.csv", BODY],
    source: include_str!("out_of_order.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in &context.prose.bodies {
        let mut highest: Option<Mention> = None;
        let mut seen = BTreeSet::new();
        for mention in context.prose.mentions(context.project, body) {
            if !seen.insert(mention.number) {
                continue;
            }
            match highest {
                Some(high) if high.number > mention.number => {
                    let message = format!(
                        "annex {} is first mentioned after annex {}",
                        mention.number, high.number
                    );
                    findings.push(
                        Diagnostic::warning(NAME, message)
                            .at(mention.span)
                            .with(high.span, format!("annex {}", high.number))
                            .help("put the rows of annexes.csv into the order of the body"),
                    );
                }
                _ => highest = Some(mention),
            }
        }
    }
    findings
}
