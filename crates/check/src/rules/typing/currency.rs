//! Amounts should be written in one style: 2,407,800元, or $2,407,800.
//!
//! An English text has the dollar sign before the amount, unless most are otherwise.
//!
//! Example: 2,407,800元 in one paragraph and $3,617,328 in another, or both signs
//! at one amount.
//!
//! Fix: write every amount in the style of the others.

use crate::prose::Passage;
use crate::prose::numeral::numerals;
use crate::{Context, Level, Rule};
use std::ops::Range;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "typing/currency";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("currency.rs"),
    run,
};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Style {
    Before,
    After,
    Both,
}

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for body in &context.project.bodies {
        let amounts: Vec<(&Passage, Range<usize>, Style)> =
            context.prose.of(body.lang).flat_map(amounts).collect();
        let count = |wanted: Style| {
            amounts
                .iter()
                .filter(|(_, _, style)| *style == wanted)
                .count()
        };
        // Where neither is more common, each language has its own.
        let english = usize::from(body.lang == Lang::En);
        let usual = if count(Style::Before) + english > count(Style::After) {
            Style::Before
        } else {
            Style::After
        };
        let first = amounts.iter().find(|(_, _, style)| *style == usual);
        for (passage, range, style) in &amounts {
            if *style == usual {
                continue;
            }
            let written = &passage.text[range.clone()];
            let message = match style {
                Style::Both => format!("`{written}` has two signs of money"),
                _ => format!("`{written}` is written in another style than the other amounts"),
            };
            let help = match usual {
                Style::Before => "write the dollar sign before the amount, and no 元",
                _ => "write 元 after the amount, and no dollar sign",
            };
            let finding = Diagnostic::warning(NAME, message)
                .at(passage.span(range.clone()))
                .help(help);
            findings.push(match first {
                Some((passage, range, _)) => finding.with(passage.span(range.clone()), "as here"),
                None => finding,
            });
        }
    }
    findings
}

/// The amounts of a passage with their signs.
fn amounts(passage: &Passage) -> Vec<(&Passage, Range<usize>, Style)> {
    let text = &passage.text;
    if !text.contains(['$', '元']) {
        return Vec::new();
    }
    let found = numerals(text).into_iter().filter_map(|numeral| {
        let Range { start, end } = numeral.range;
        let before = text[..start].ends_with('$');
        let after = ["元", " 元", "港元"]
            .iter()
            .find(|sign| text[end..].starts_with(**sign));
        let start = start - usize::from(before);
        let range = start..end + after.map_or(0, |sign| sign.len());
        match (before, after.is_some()) {
            (true, true) => Some((passage, range, Style::Both)),
            (true, false) => Some((passage, range, Style::Before)),
            (false, true) => Some((passage, range, Style::After)),
            (false, false) => None,
        }
    });
    found.collect()
}
