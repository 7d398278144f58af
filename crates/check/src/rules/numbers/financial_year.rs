//! The two years of a financial year must follow one another.
//!
//! In English the years stand before or behind what they are the years of: the 2024-25
//! Estimates, the financial year of 2024-25.
//!
//! Example: 2024-26財政年度, or the 2024-24 financial year.
//!
//! Fix: correct one of the years.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "numbers/financial-year";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("financial_year.rs"),
    run,
};

/// What stands after the years of a financial year.
const AFTER: &[&str] = &[
    "財政年度",
    "年度",
    "預算",
    "財政預算",
    " financial year",
    " estimates",
    " draft estimates",
    " revised estimate",
    " approved estimate",
    " budget",
];

/// What stands before the years of a financial year.
const BEFORE: &[&str] = &[
    "financial year ",
    "financial year of ",
    "financial years ",
    "estimates for ",
    "estimates of ",
    "estimate for ",
    "estimates of expenditure ",
    "budget for ",
];

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for passage in &context.prose.passages {
        for range in places(&passage.text) {
            let Some((from, to)) = years(&passage.text[range.clone()]) else {
                continue;
            };
            if (from + 1) % 100 != to && passage.is_typed(range.clone()) {
                let years = &passage.text[range.clone()];
                let right = format!("{from}-{:02}", (from + 1) % 100);
                findings.push(
                    Diagnostic::warning(NAME, format!("{years} is not a financial year"))
                        .at(passage.span(range))
                        .help(format!("write {right}, if the first year is right")),
                );
            }
        }
    }
    findings
}

/// Where a text may have the years of a financial year, each once.
fn places(text: &str) -> Vec<Range<usize>> {
    const LONG: usize = "2024-25".len();
    let lower = text.to_ascii_lowercase();
    let mut starts = BTreeSet::new();
    for after in AFTER {
        let all = lower.match_indices(after);
        starts.extend(all.filter_map(|(end, _)| end.checked_sub(LONG)));
    }
    for before in BEFORE {
        let all = lower.match_indices(before);
        starts.extend(all.map(|(at, word)| at + word.len()));
    }
    let digit = |c: char| c.is_ascii_digit();
    let whole = |range: &Range<usize>| {
        text.get(range.clone()).is_some()
            && !text[..range.start].ends_with(digit)
            && !text[range.end..].starts_with(digit)
    };
    let ranges = starts.into_iter().map(|start| start..start + LONG);
    ranges.filter(whole).collect()
}

/// The two years of a text such as `2024-25`.
fn years(text: &str) -> Option<(usize, usize)> {
    let (from, to) = text.split_once('-')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let good = from.len() == 4 && to.len() == 2 && digits(from) && digits(to);
    good.then(|| Some((from.parse().ok()?, to.parse().ok()?)))?
}
