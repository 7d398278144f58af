//! Latin letters and digits are half-width.
//!
//! Full-width ones, ＡＢＣ１２３, come from an input method left in the wrong mode;
//! they stand apart on the page and no search finds them.
//!
//! Example: ２０２４年.
//!
//! Fix: write them half-width, with the signs between them (２０２７－０１);
//! `panelpaper check --fix` does, but for what has ＠ or ＿ in it.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "typing/wide-character";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
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
            let end = start + stretch(&text[start..]);
            at = end;
            if !passage.is_whole(&(start..end)) {
                continue;
            }
            let narrow: String = text[start..end].chars().map(narrow).collect();
            let span = passage.span(start..end);
            let message = format!("`{}` is full-width", &text[start..end]);
            let finding = Diagnostic::warning(NAME, message)
                .at(span)
                .help(format!("write {narrow}"));
            // In a body these would be markup: half of it mended is worse than none.
            findings.push(match narrow.contains(['@', '_']) {
                true => finding,
                false => finding.fix(span, narrow),
            });
        }
    }
    findings
}

/// The length of the full-width letters and digits that a text begins with, and
/// of the signs among them: of ２０２７－０１ the whole.
fn stretch(text: &str) -> usize {
    let mut end = 0;
    let mut signs = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if wide(c) => (end, signs) = (at + c.len_utf8(), false),
            '－' | '．' | '／' | '＠' | '＿' if !signs => signs = true,
            _ => break,
        }
    }
    end
}

fn wide(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

fn narrow(c: char) -> char {
    char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
}
