//! A duty should have the same numbers in both languages.
//!
//! Numbers are the one thing that can be compared without knowing the languages.
//!
//! Example: 總目710 in Chinese and Head 170 in English.
//!
//! Fix: correct one of them.

use crate::{BODY, Context, Level, Rule};
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "editions/numbers";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[BODY],
    source: include_str!("numbers.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if context.project.bodies.len() < 2 {
        return findings;
    }
    for duty in &context.project.duties {
        let (zh, en) = (numbers(&duty.text.zh), numbers(&duty.text.en));
        let missing = zh.difference(&en).next().map(|number| (number, "zh", "en"));
        let missing = missing.or(en.difference(&zh).next().map(|number| (number, "en", "zh")));
        let either = duty.text.zh.trim().is_empty() || duty.text.en.trim().is_empty();
        if let Some((number, there, lacking)) = missing.filter(|_| !either) {
            let message = format!("{number} stands in text_{there} and not in text_{lacking}");
            let cell = |lang: &str| context.sources.cell_span(duty.row, &format!("text_{lang}"));
            findings.push(
                Diagnostic::warning(NAME, message)
                    .at(cell(lacking))
                    .with(cell(there), "this cell")
                    .help("correct one of them"),
            );
        }
    }
    findings
}

/// The numbers of two digits or more: smaller ones are often written in words.
fn numbers(text: &str) -> BTreeSet<String> {
    let numbers = text.split(|c: char| !(c.is_ascii_digit() || c == ','));
    let numbers = numbers.map(|number| number.replace(',', ""));
    numbers.filter(|number| number.len() > 1).collect()
}
