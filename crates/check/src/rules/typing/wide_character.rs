//! Latin letters and digits are half-width.
//!
//! Full-width ones, ＡＢＣ１２３, come from an input method left in the wrong mode;
//! they stand apart on the page and no search finds them.
//!
//! Example: ２０２４年.
//!
//! Mend: write them half-width; `panelpaper check --fix` does.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;

const NAME: &str = "typing/wide-character";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &[],
    source: include_str!("wide_character.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for passage in &context.prose.passages {
        let text = &passage.text;
        let mut at = 0;
        while let Some(start) = text[at..].find(wide).map(|start| at + start) {
            let rest = text[start..].trim_start_matches(wide);
            let end = text.len() - rest.len();
            at = end;
            if !passage.is_whole(&(start..end)) {
                continue;
            }
            let narrow: String = text[start..end].chars().map(narrow).collect();
            let span = passage.span(start..end);
            let message = format!("`{}` is full-width", &text[start..end]);
            findings.push(
                Diagnostic::warning(NAME, message)
                    .at(span)
                    .help(format!("write {narrow}"))
                    .mend(span, narrow),
            );
        }
    }
    findings
}

fn wide(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

fn narrow(c: char) -> char {
    char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
}
