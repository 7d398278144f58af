//! Every bracket and quotation mark that opens must close, once.
//!
//! Example: 「智方便 without 」, or 《《電子交易條例》.
//!
//! Fix: close it, or remove the one too many.

use crate::prose::Passage;
use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

pub(crate) const NAME: &str = "typing/unbalanced";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("unbalanced.rs"),
    run,
};

const PAIRS: &[(char, char)] = &[
    ('(', ')'),
    ('（', '）'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
    ('【', '】'),
    ('“', '”'),
];

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for passage in &context.prose.passages {
        one(passage, &mut findings);
    }
    findings
}

fn one(passage: &Passage, findings: &mut Vec<Diagnostic>) {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut previous = '\0';
    let mut report = |at: usize, c: char, message: String, help: &str| {
        let range = at..at + c.len_utf8();
        if passage.is_typed(range.clone()) {
            let finding = Diagnostic::warning(NAME, message).at(passage.span(range));
            findings.push(finding.help(help));
        }
    };
    for (at, c) in passage.text.char_indices() {
        if PAIRS.iter().any(|(known, _)| *known == c) {
            if previous == c && !matches!(c, '(' | '（') {
                report(at, c, format!("{c} is doubled"), "remove one of them");
            } else {
                open.push((at, c));
            }
        } else if PAIRS.iter().any(|(_, known)| *known == c) {
            match open.last() {
                Some((_, opened)) if fits(*opened, c) => {
                    open.pop();
                }
                // The 1) of a list in a text closes nothing.
                _ if c == ')' && open.is_empty() && numbers(&passage.text[..at]) => {}
                _ => report(
                    at,
                    c,
                    format!("{c} closes nothing"),
                    "open it, or remove it",
                ),
            }
        }
        previous = c;
    }
    for (at, c) in open {
        report(
            at,
            c,
            format!("{c} is never closed"),
            "close it, or remove it",
        );
    }
}

/// Whether a text ends with the sign of an item: 1, 12, a or iv, and not with a
/// word or a pay point such as D1.
fn numbers(before: &str) -> bool {
    let sign = |c: char| c.is_ascii_alphanumeric();
    let start = before.trim_end_matches(sign).len();
    let sign = &before[start..];
    let all = |wanted: fn(&char) -> bool| !sign.is_empty() && sign.chars().all(|c| wanted(&c));
    let roman = sign.chars().all(|c| "ivxIVX".contains(c));
    sign.len() == 1 || all(char::is_ascii_digit) || (!sign.is_empty() && roman)
}

/// Whether one mark closes another; the width of brackets is another rule's
/// business.
fn fits(open: char, close: char) -> bool {
    let round = |c: char| matches!(c, '(' | ')' | '（' | '）');
    (round(open) && round(close)) || PAIRS.contains(&(open, close))
}
