//! The two years of a financial year must follow one another.
//!
//! Example: 2024-26財政年度, or the 2024-24 financial year.
//!
//! Fix: correct one of the years.

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
const AFTER: &[&str] = &["財政年度", "年度", " financial year", " estimates"];

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for passage in &context.prose.passages {
        for after in AFTER {
            for (end, _) in passage.text.match_indices(after) {
                let Some((from, to)) = years(&passage.text[..end]) else {
                    continue;
                };
                let range = end - "2024-25".len()..end;
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
    }
    // 財政年度 ends in 年度.
    findings.dedup();
    findings
}

/// The years at the end of a text that ends in `2024-25`.
fn years(text: &str) -> Option<(usize, usize)> {
    let start = text.len().checked_sub("2024-25".len())?;
    let (from, to) = text.get(start..)?.split_once('-')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let good = from.len() == 4 && to.len() == 2 && digits(from) && digits(to);
    good.then(|| Some((from.parse().ok()?, to.parse().ok()?)))?
}
