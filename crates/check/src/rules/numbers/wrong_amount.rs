//! A typed amount that is nearly a figure of figures.csv is most often that figure
//! with a slip.
//!
//! Of two amounts with as many digits, of which one is another or two stand the
//! wrong way round, one is wrong, where the body says the figure nowhere else. Of other
//! numbers from 10,000 on, only two digits the wrong way round are a slip: 1,832,000 trees
//! for 1,823,000.
//!
//! Example: 年薪開支為2,407,600元, where figures.csv has 2407800.
//!
//! Fix: write `{{money "id"}}` or `{{number "id"}}`, or correct figures.csv.

use super::rounded::{is_money, nearly, swapped};
use crate::prose::numeral::numerals;
use crate::prose::{BodyText, Passage, quantities};
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

/// A number that a text says.
struct Stated<'a> {
    passage: &'a Passage,
    range: Range<usize>,
    value: usize,
    money: bool,
}

impl Stated<'_> {
    /// Whether it is another number but for a slip. Of numbers that are no money many
    /// are alike, as those of two years.
    fn is_nearly(&self, value: usize) -> bool {
        match self.money {
            true => nearly(value, self.value),
            false => swapped(value, self.value),
        }
    }
}

fn of_body(context: &Context<'_>, body: &BodyText) -> Vec<Diagnostic> {
    let pieces = context.prose.pieces(body);
    let stated: Vec<Stated<'_>> = pieces.flat_map(|(_, passage)| stated(passage)).collect();
    let said: BTreeSet<usize> = stated.iter().map(|it| it.value).collect();
    let figures = &context.project.figures;
    let known = |value: usize| {
        figures
            .iter()
            .any(|it| usize::try_from(it.value) == Ok(value))
    };
    let mut findings = Vec::new();
    for number in stated {
        let (passage, range) = (number.passage, number.range.clone());
        if number.value < SMALLEST || known(number.value) || !passage.is_typed(range.clone()) {
            continue;
        }
        let near = figures.iter().find(|figure| {
            let value = usize::try_from(figure.value);
            value.is_ok_and(|it| !said.contains(&it) && number.is_nearly(it))
        });
        if let Some(figure) = near {
            let typed = &passage.text[range.clone()];
            let message = format!(
                "`{typed}` is nearly the figure `{}`, {}",
                figure.id, figure.value
            );
            let helper = if number.money { "money" } else { "number" };
            findings.push(
                Diagnostic::warning(NAME, message)
                    .at(passage.span(range))
                    .with(context.sources.cell_span(figure.row, "value"), "the figure")
                    .help(format!(
                        "write {{{{{helper} \"{}\"}}}}, if it is meant",
                        figure.id
                    )),
            );
        }
    }
    findings
}

/// The numbers of a text, each with whether it is an amount of money.
fn stated(passage: &Passage) -> Vec<Stated<'_>> {
    let text = passage.text.as_str();
    let amounts = numerals(text).into_iter();
    let amounts = amounts.map(|it| (it.range, it.value));
    let amounts = amounts.filter(|(range, _)| is_money(text, range));
    let counts = quantities(passage.lang, text).into_iter();
    let counts = counts.map(|it| (it.range, it.value));
    let counts = counts.filter(|(range, _)| !is_money(text, range));
    let all = amounts
        .map(|it| (it, true))
        .chain(counts.map(|it| (it, false)));
    let of = |((range, value), money)| Stated {
        passage,
        range,
        value,
        money,
    };
    all.map(of).collect()
}
