//! A figure should be used by a body.
//!
//! It is a number that somebody took pains to find and that the paper does not
//! say; often the body has it typed instead. What another folder lends is for others too,
//! and nothing is said of it.
//!
//! Example: `cost` in figures.csv, and no `{{money "cost"}}`.
//!
//! Fix: use it by `{{money …}}` or `{{number …}}`, or take the row out.

use crate::{BODY, Context, Level, Rule};
use camino::Utf8Path;
use std::collections::BTreeSet;
use tables::diag::Diagnostic;
use tables::model::{Figure, Lang};

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
    let folder = folder(context);
    let own = |figure: &&Figure| {
        let path = &context.sources.file(figure.row.file).path;
        folder.is_none_or(|folder| path.parent() == Some(folder))
    };
    let figures = context.project.figures.iter().filter(own);
    figures
        .filter(|figure| !figure.id.is_empty() && !used.contains(figure.id.as_str()))
        .map(|figure| {
            Diagnostic::warning(NAME, format!("nobody uses the figure `{}`", figure.id))
                .at(context.sources.cell_span(figure.row, "id"))
                .help(format!(
                    "write {{{{number \"{}\"}}}} where the paper says it, or {{{{money \"{}\"}}}} \
                     where it is an amount",
                    figure.id, figure.id
                ))
        })
        .collect()
}

/// The folder of the bodies.
fn folder<'a>(context: &Context<'a>) -> Option<&'a Utf8Path> {
    let prose = context.prose;
    let mut passages = prose.parts().flat_map(|body| prose.pieces(body));
    let (_, passage) = passages.next()?;
    context.sources.file(passage.span(0..0).file).path.parent()
}
