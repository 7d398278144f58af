//! A figure should be used by a body.
//!
//! It is a number that somebody took pains to find and that the paper does not
//! say; often the body has it typed instead.
//!
//! Example: `cost` in figures.csv, and no `{{money "cost"}}`.
//!
//! Mend: use it by `{{money …}}` or `{{number …}}`, or take the row out.

use crate::check::{BODY, Level, Look, Rule};
use crate::diag::Diagnostic;
use std::collections::BTreeSet;

const NAME: &str = "figures/unused";
pub(in crate::check) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    needs: &[BODY],
    source: include_str!("figure_unused.rs"),
    run,
};

fn run(look: &Look<'_>) -> Vec<Diagnostic> {
    let bodies = look.prose.bodies.iter();
    let calls = bodies.flat_map(|body| body.pieces.iter().flat_map(|piece| &piece.calls));
    let used: BTreeSet<&str> = calls
        .filter(|call| matches!(call.name.as_str(), "money" | "number"))
        .flat_map(|call| call.positional.iter().map(String::as_str))
        .collect();
    if look.prose.bodies.is_empty() {
        return Vec::new();
    }
    let figures = look.project.figures.iter();
    figures
        .filter(|figure| !figure.id.is_empty() && !used.contains(figure.id.as_str()))
        .map(|figure| {
            Diagnostic::warning(NAME, format!("nobody uses the figure `{}`", figure.id))
                .at(look.sources.cell_span(figure.row, "id"))
                .help(format!(
                    "write {{{{money \"{}\"}}}} where the paper says it",
                    figure.id
                ))
        })
        .collect()
}
