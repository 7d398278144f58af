//! An event with which a post takes effect must be in paper.toml.
//!
//! Example: `commencement` in the column effective, and no [events.commencement].
//!
//! Fix: add the event to paper.toml with its words, or write a day or `approval`.

use crate::{Context, Level, Rule, unknown};
use tables::diag::Diagnostic;
use tables::model::{Lang, Start};

const NAME: &str = "posts/unknown-event";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("unknown_event.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let events = || {
        establishment
            .times()
            .events
            .iter()
            .map(|event| event.id.as_str())
    };
    let mut findings = Vec::new();
    for post in establishment.posts() {
        for start in &post.effective {
            let Start::Event(id) = start else {
                continue;
            };
            if !events().any(|known| known == id) {
                let span = context.sources.cell_span(post.row, "effective");
                let known = events().chain(["approval"]);
                let finding = unknown(NAME, "event", id, span, known);
                let help = format!("add [events.{id}] to paper.toml, or write a day or `approval`");
                findings.push(finding.help(help));
            }
        }
    }
    findings
}
