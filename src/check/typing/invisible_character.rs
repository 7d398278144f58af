//! A text should hold no characters that nobody sees.
//!
//! A zero-width space or soft hyphen breaks words apart for every search; a wide
//! or unbreakable space looks like another one and is set differently.
//!
//! Example: a zero-width space (U+200B) pasted from a web page.
//!
//! Mend: remove it; `panelpaper check --fix` does.

use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;

const NAME: &str = "typing/invisible-character";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &[],
    source: include_str!("invisible_character.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for passage in &look.prose.passages {
        for (at, c) in passage.text.char_indices() {
            let Some((kind, right)) = kind(c) else {
                continue;
            };
            let range = at..at + c.len_utf8();
            if passage.is_whole(&range) {
                let span = passage.span(range);
                let help = if right.is_empty() {
                    "remove it"
                } else {
                    "write a plain space"
                };
                let message = format!("U+{:04X} is {kind}", u32::from(c));
                let finding = Diagnostic::warning(NAME, message).at(span);
                findings.push(finding.help(help).mend(span, right));
            }
        }
    }
    findings
}

/// What an invisible character is, and what stands in its place.
fn kind(c: char) -> Option<(&'static str, &'static str)> {
    match c {
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => Some(("a mark without width", "")),
        '\u{00AD}' => Some(("a soft hyphen", "")),
        '\u{00A0}' => Some(("a space that does not break", " ")),
        '\u{3000}' => Some(("a full-width space", " ")),
        _ => None,
    }
}
