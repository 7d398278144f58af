//! A typed amount that is nearly a figure of figures.csv is most often that figure
//! with a slip.
//!
//! Of two amounts with as many digits, of which one is another or two stand the
//! wrong way round, one is wrong, where the file says the figure nowhere else. Of other
//! numbers from 10,000 on, only two digits the wrong way round are a slip: 1,832,000 trees
//! for 1,823,000; and so it is of amounts that are rounded to three digits and more: $36.8
//! million for $38.6 million.
//!
//! Example: 年薪開支為2,407,600元, where figures.csv has 2407800.
//!
//! Fix: write `{{money "id"}}` or `{{number "id"}}`, or correct figures.csv.

use super::rounded::{Amount, is_money, nearly, rounded, swapped};
use crate::prose::numeral::numerals;
use crate::prose::{BodyText, Passage, quantities};
use crate::{Context, Level, Rule};
use std::collections::BTreeSet;
use std::ops::Range;
use tables::diag::Diagnostic;
use tables::model::Lang;
use tables::source::FileId;

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
    /// Whether it is money, and how that is written.
    money: Option<Amount>,
}

impl Stated<'_> {
    /// Whether it is another number but for a slip. Of numbers that are no money many
    /// are alike, as those of two years.
    fn is_nearly(&self, value: usize) -> bool {
        match &self.money {
            Some(amount) if amount.is_exact() => nearly(value, self.value),
            Some(amount) => amount.is_swapped(value),
            None => swapped(value, self.value),
        }
    }

    /// Whether it is a number, or that as it is rounded.
    fn is(&self, value: usize) -> bool {
        let rounded = self.money.as_ref().is_some_and(|amount| amount.is(value));
        rounded || value == self.value
    }
}

fn of_body(context: &Context<'_>, body: &BodyText) -> Vec<Diagnostic> {
    let pieces = context.prose.pieces(body);
    let stated: Vec<Stated<'_>> = pieces.flat_map(|(_, passage)| stated(passage)).collect();
    let file = |it: &Stated<'_>| it.passage.span(it.range.clone()).file;
    let said = stated.iter().map(|it| (file(it), it.value));
    let said: BTreeSet<(FileId, usize)> = said.collect();
    let figures = &context.project.figures;
    let known = |number: &Stated<'_>| {
        let mut values = figures.iter().map(|it| usize::try_from(it.value));
        values.any(|value| value.is_ok_and(|value| number.is(value)))
    };
    let mut findings = Vec::new();
    for number in stated {
        let (passage, range) = (number.passage, number.range.clone());
        if number.value < SMALLEST || known(&number) || !passage.is_typed(range.clone()) {
            continue;
        }
        let near = figures.iter().find(|figure| {
            let value = usize::try_from(figure.value);
            let said = |it| said.contains(&(file(&number), it));
            value.is_ok_and(|it| !said(it) && number.is_nearly(it))
        });
        if let Some(figure) = near {
            let typed = &passage.text[range.clone()];
            let message = format!(
                "`{typed}` is nearly the figure `{}`, {}",
                figure.id, figure.value
            );
            let helper = match number.money {
                Some(_) => "money",
                None => "number",
            };
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
    let rounded = rounded(passage);
    let exact = numerals(text).into_iter();
    let exact = exact.filter(|it| is_money(text, &it.range));
    let starts: BTreeSet<usize> = rounded.iter().map(|it| it.range.start).collect();
    let exact = exact.map(Amount::from);
    let exact = exact.filter(|it| !starts.contains(&it.range.start));
    let exact: Vec<Amount> = exact.collect();
    let counts = quantities(passage.lang, text).into_iter();
    let counts = counts.filter(|it| !is_money(text, &it.range));
    let counts = counts.filter(|it| !starts.contains(&it.range.start));
    let counts: Vec<Stated<'_>> = counts
        .map(|it| Stated {
            passage,
            range: it.range,
            value: it.value,
            money: None,
        })
        .collect();
    let amounts = exact.into_iter().chain(rounded);
    let amounts = amounts.map(|amount| Stated {
        passage,
        range: amount.range.clone(),
        value: amount.value,
        money: Some(amount),
    });
    amounts.chain(counts).collect()
}
