//! An abbreviation should be defined once in the body, and once in an annex.
//!
//! Readers who meet a definition take what follows for something new.
//!
//! In English it is an office's short name, or letters of which two are capitals
//! (HyD).
//!
//! Example: 創新科技及工業局(創科及工業局) in a footnote and again in the next
//! paragraph.
//!
//! Fix: leave the brackets out at the second place, or the full name.

use crate::{Context, Level, Rule};
use std::collections::BTreeMap;
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::Span;

const NAME: &str = "words/defined-twice";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("defined_twice.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<(Lang, Option<&str>, &str), Span> = BTreeMap::new();
    let mut findings = Vec::new();
    for definition in context.definitions() {
        let key = (definition.lang, definition.annex, definition.short.as_str());
        match first.get(&key) {
            Some(&earlier) => findings.push(
                Diagnostic::warning(NAME, format!("{} is defined twice", definition.short))
                    .at(definition.span)
                    .with(earlier, "first here")
                    .help(format!("write {} alone here", definition.short)),
            ),
            None => {
                first.insert(key, definition.span);
            }
        }
    }
    findings
}
