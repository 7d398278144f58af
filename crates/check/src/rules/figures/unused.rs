//! A figure should be used by a body.
//!
//! It is a number that somebody took pains to find and that the paper does not
//! say; often the body has it typed instead.
//!
//! Example: `cost` in figures.csv, and no `{{money "cost"}}`.
//!
//! Fix: use it by `{{money …}}` or `{{number …}}`, or take the row out.

use crate::{BODY, Context, Level, Rule};
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::Lang;

const NAME: &str = "figures/unused";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[BODY],
    source: include_str!("unused.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let calls = context.prose.calls();
    let used: BTreeSet<&str> = calls
        .filter(|call| matches!(call.name.as_str(), "money" | "number"))
        .flat_map(|call| call.positional.iter().map(String::as_str))
        .collect();
    if context.prose.bodies.is_empty() {
        return Vec::new();
    }
    let figures = context.project.figures.iter();
    figures
        .filter(|figure| !figure.id.is_empty() && !used.contains(figure.id.as_str()))
        .map(|figure| {
            Diagnostic::warning(NAME, format!("nobody uses the figure `{}`", figure.id))
                .at(context.sources.cell_span(figure.row, "id"))
                .help(format!(
                    "write {{{{money \"{}\"}}}} where the paper says it",
                    figure.id
                ))
        })
        .collect()
}
