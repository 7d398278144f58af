//! A count of posts should come from a helper and not be typed.
//!
//! A typed count stays as it is when the tables change. Which counts are read, and which are
//! left alone, is told by `panelpaper explain numbers/wrong-count`; of posts that are retained
//! or kept a right number is told here.
//!
//! Example: 轉撥9個首長級職位, 三名副數字政策專員.
//!
//! Fix: write `{{count change="transferred"}}`; in words,
//! `{{count change="transferred" numeral=true}}`.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::Lang;

pub(super) const NAME: &str = "numbers/typed-count";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["posts.csv", "offices.csv", "ranks.csv"],
    source: include_str!("typed_count.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (passage, claim) in context.claims() {
        let Some(helper) = claim.helper.as_deref().filter(|_| claim.holds) else {
            continue;
        };
        let typed = &passage.text[claim.range.clone()];
        let words = !typed.starts_with(|c: char| c.is_ascii_digit());
        let helper = match helper.strip_suffix("}}") {
            Some(open) if words => format!("{open} numeral=true}}}}"),
            _ => helper.to_owned(),
        };
        findings.push(
            Diagnostic::warning(NAME, format!("the count `{typed}` is typed"))
                .at(passage.span(claim.range.clone()))
                .help(format!("write {helper}")),
        );
    }
    findings
}
