//! A text should hold no characters that nobody sees.
//!
//! A zero-width space or soft hyphen breaks words apart for every search; a wide
//! or unbreakable space looks like another one and is set differently.
//!
//! Example: a zero-width space (U+200B) pasted from a web page.
//!
//! Fix: remove it; `panelpaper check --fix` does, but for a variation selector,
//! which may choose the shape that is meant.

use std::ops::Range;

use icu_properties::CodePointSetData;
use icu_properties::props::ExtendedPictographic;

use crate::{Context, Level, Rule};
use tables::characters::{forbidden, named, unseen};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "typing/invisible-character";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("invisible_character.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for passage in &context.prose.passages {
        for (at, c) in passage.text.char_indices() {
            let Some((kind, right)) = kind(c).filter(|_| forbidden(c).is_none()) else {
                continue;
            };
            let range = at..at + c.len_utf8();
            if joins(&passage.text, &range) {
                continue;
            }
            if passage.is_whole(&range) {
                let span = passage.span(range);
                let help = match right {
                    Some(" ") => "write a plain space",
                    Some(_) => "remove it",
                    None => "remove it, or allow it where it is meant",
                };
                let message = format!("{} is {kind}", named(c));
                let finding = Diagnostic::warning(NAME, message).at(span).help(help);
                findings.push(match right {
                    Some(right) => finding.fix(span, right),
                    None => finding,
                });
            }
        }
    }
    findings
}

/// Whether a joiner is a part of the word or sign around it: of an emoji made of
/// several, or among letters whose shape it chooses (Indic scripts, Arabic).
fn joins(text: &str, at: &Range<usize>) -> bool {
    if !matches!(&text[at.clone()], "\u{200C}" | "\u{200D}") {
        return false;
    }
    let before = text[..at.start].chars().rev().find(|c| !is_modifier(*c));
    let after = text[at.end..].chars().next();
    let pictures = CodePointSetData::new::<ExtendedPictographic>();
    let shaped = |c| matches!(c, '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{A8E0}'..='\u{A8FF}');
    before.is_some_and(shaped)
        || text[at.clone()] == *"\u{200D}"
            && [before, after]
                .iter()
                .all(|c| c.is_some_and(|c| pictures.contains(c)))
}

/// What changes the look of the emoji before it.
fn is_modifier(c: char) -> bool {
    matches!(c, '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// What an invisible character is, and what may safely stand in its place. Thin
/// spaces are seen, and set on purpose.
fn kind(c: char) -> Option<(&'static str, Option<&'static str>)> {
    let kind = unseen(c)?;
    match c {
        '\u{00A0}' | '\u{3000}' => Some((kind, Some(" "))),
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{180B}'..='\u{180F}' => {
            Some((kind, None))
        }
        '\u{2800}' => Some((kind, None)),
        _ if kind.contains("space") => None,
        _ => Some((kind, Some(""))),
    }
}
