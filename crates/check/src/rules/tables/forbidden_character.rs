//! No file of a paper may hold characters that no reader can see or that mean
//! something else on every machine: control characters, marks that turn the
//! direction of writing, line and paragraph separators, byte-order marks inside
//! a text, private-use code points, what a paste leaves for an object, and code points that
//! are no characters.
//!
//! The first three hide what a line says (Unicode Technical Report 36); the PDF
//! standards forbid the fourth; those of private use have no agreed shape, so
//! that the paper would print differently elsewhere; and filling a body keeps the
//! last for itself. Written as an escape (`\u001b` in TOML, `\u{1b}` in a body)
//! they are the same. A table of `panelpaper chart` may not hold them either.
//!
//! Example: U+202E, which turns the rest of the line round.
//!
//! Fix: remove it, or write the character that is meant; of a byte-order mark
//! inside a printed text `panelpaper check --fix` does.

use crate::{Context, Level, Rule};
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::load::forbidden_in;
use tables::model::Lang;
use tables::source::Span;

const NAME: &str = "tables/forbidden-character";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Required,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("forbidden_character.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let files = context.sources.files().map(|(file, _)| file);
    let mut findings: Vec<Diagnostic> = files
        .flat_map(|file| forbidden_in(context.sources, file))
        .collect();
    let marks = marks(context);
    for finding in &mut findings {
        if let Some(span) = finding.place().filter(|span| marks.contains(span)) {
            *finding = finding.clone().fix(span, "");
        }
    }
    findings
}

/// Byte-order marks in printed text, where nothing is lost without them.
fn marks(context: &Context<'_>) -> BTreeSet<Span> {
    let mut marks = BTreeSet::new();
    for passage in &context.prose.passages {
        for (at, mark) in passage.text.match_indices('\u{FEFF}') {
            let range = at..at + mark.len();
            if passage.is_whole(&range) {
                marks.insert(passage.span(range));
            }
        }
    }
    marks
}
