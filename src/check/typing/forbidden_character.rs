//! A cell or body must not hold characters that no reader can see or that mean
//! something else on every machine: control characters, marks that turn the
//! direction of writing, line and paragraph separators, private-use code points
//! and code points that are no characters.
//!
//! The first three hide what a line says (Unicode Technical Report 36); those of
//! private use have no agreed shape, so that the paper would print differently
//! elsewhere; and filling a body keeps the last for itself.
//!
//! Example: U+202E, which turns the rest of the line round.
//!
//! Mend: remove it, or write the character that is meant.

use crate::check::{Level, Look, Rule};
use crate::diag::Diagnostic;
use crate::source::{FileId, Sources, Span};

const NAME: &str = "tables/forbidden-character";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Firm,
    needs: &[],
    source: include_str!("forbidden_character.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let (project, sources) = (look.project, look.sources);
    let tables = sources.tables().iter().map(|table| table.file);
    let bodies = project.bodies.iter().map(|body| body.file);
    let settings = sources
        .files()
        .filter(|(_, file)| file.path.extension() == Some("toml"))
        .map(|(id, _)| id);
    tables
        .chain(bodies)
        .chain(settings)
        .flat_map(|file| in_file(sources, file))
        .collect()
}

fn in_file(sources: &Sources, file: FileId) -> Vec<Diagnostic> {
    let text = &sources.file(file).text;
    text.char_indices()
        .filter_map(|(at, found)| {
            let kind = kind(found)?;
            let message = format!("U+{:04X} is {kind}", u32::from(found));
            Some(
                Diagnostic::error(NAME, message)
                    .at(Span::new(file, at, at + found.len_utf8()))
                    .help("remove it, or write the character that is meant"),
            )
        })
        .collect()
}

fn kind(found: char) -> Option<&'static str> {
    match found {
        '\n' | '\r' | '\t' => None,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Some("a mark that turns the direction of writing")
        }
        '\u{2028}' | '\u{2029}' => Some("a separator that no line shows"),
        '\u{FDD0}'..='\u{FDEF}' => Some("no character"),
        _ if u32::from(found) & 0xFFFE == 0xFFFE => Some("no character"),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' => Some("a private-use character"),
        _ if found.is_control() => Some("a control character"),
        _ => None,
    }
}
