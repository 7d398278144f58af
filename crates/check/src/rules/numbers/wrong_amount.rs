//! A typed amount that is nearly a figure of figures.csv is most often that figure
//! with a slip.
//!
//! Of two amounts with as many digits, of which one is another or two stand the
//! wrong way round, one is wrong, where the body says the figure nowhere else.
//!
//! Example: 年薪開支為2,407,600元, where figures.csv has 2407800.
//!
//! Fix: write `{{money "id"}}`, or correct figures.csv.

use crate::prose::numeral::numerals;
use crate::prose::{BodyText, Passage};
use crate::{Context, Level, Rule};
use std::collections::BTreeSet;
use std::ops::Range;
use tables::diag::Diagnostic;
use tables::model::Lang;

pub(super) const NAME: &str = "numbers/wrong-amount";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["figures.csv"],
    source: include_str!("wrong_amount.rs"),
    run,
};

/// Smaller amounts are alike by chance.
const SMALLEST: usize = 10_000;

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let bodies = context.prose.parts();
    bodies.flat_map(|body| of_body(context, body)).collect()
}

fn of_body(context: &Context<'_>, body: &BodyText) -> Vec<Diagnostic> {
    let amounts: Vec<(&Passage, Range<usize>, usize)> = context
        .prose
        .pieces(body)
        .flat_map(|(_, passage)| {
            let found = amounts(&passage.text).into_iter();
            found.map(move |(range, value)| (passage, range, value))
        })
        .collect();
    let said: BTreeSet<usize> = amounts.iter().map(|(.., value)| *value).collect();
    let figures = &context.project.figures;
    let known = |value: usize| {
        figures
            .iter()
            .any(|it| usize::try_from(it.value) == Ok(value))
    };
    let mut findings = Vec::new();
    for (passage, range, value) in amounts {
        if value < SMALLEST || known(value) || !passage.is_typed(range.clone()) {
            continue;
        }
        let near = figures.iter().find(|figure| {
            usize::try_from(figure.value).is_ok_and(|it| !said.contains(&it) && nearly(it, value))
        });
        if let Some(figure) = near {
            let typed = &passage.text[range.clone()];
            let message = format!(
                "`{typed}` is nearly the figure `{}`, {}",
                figure.id, figure.value
            );
            findings.push(
                Diagnostic::warning(NAME, message)
                    .at(passage.span(range))
                    .with(context.sources.cell_span(figure.row, "value"), "the figure")
                    .help(format!(
                        "write {{{{money \"{}\"}}}}, if it is meant",
                        figure.id
                    )),
            );
        }
    }
    findings
}

/// The amounts of money in a text.
fn amounts(text: &str) -> Vec<(Range<usize>, usize)> {
    let found = numerals(text).into_iter().filter(|it| {
        let money = text[..it.range.start].ends_with('$');
        money || text[it.range.end..].trim_start().starts_with('元')
    });
    found.map(|it| (it.range, it.value)).collect()
}

/// Whether two numbers have as many digits, of which one is another or two
/// neighbours stand the wrong way round.
fn nearly(a: usize, b: usize) -> bool {
    let (a, b) = (a.to_string(), b.to_string());
    a.len() == b.len() && strsim::osa_distance(&a, &b) == 1
}
