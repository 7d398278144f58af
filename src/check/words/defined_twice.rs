//! An abbreviation should be defined once in the body, and once in an annex.
//!
//! Readers who meet a definition take what follows for something new.
//!
//! Example: 創新科技及工業局(創科及工業局) in a footnote and again in the next
//! paragraph.
//!
//! Mend: leave the brackets out at the second place, or the full name.

use crate::check::words::definitions;
use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;
use crate::model::Lang;
use crate::source::Span;
use std::collections::BTreeMap;

const NAME: &str = "words/defined-twice";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &[],
    source: include_str!("defined_twice.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<(Lang, Option<&str>, &str), Span> = BTreeMap::new();
    let mut findings = Vec::new();
    let defined = definitions(look);
    for definition in &defined {
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
