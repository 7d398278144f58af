//! An amount of money, or a number that figures.csv has, should come from a helper
//! and not be typed.
//!
//! An amount stands in several places of a paper and its annexes; figures.csv is
//! the one place to correct it. Pay, salaries and costs of posts and ceilings come
//! from their own tables.
//!
//! Example: 年薪開支為2,407,800元.
//!
//! Fix: put it into figures.csv and write `{{money "id"}}` or `{{number "id"}}`.

use super::amounts::{Amounts, amounts};
use crate::prose::numeral::{Numeral, numerals};
use crate::prose::{Passage, tells_of_others};
use crate::{Context, Level, Rule};
use std::collections::BTreeMap;
use tables::diag::Diagnostic;
use tables::model::{Figure, Lang};

pub(super) const NAME: &str = "numbers/typed-amount";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &["figures.csv"],
    source: include_str!("typed_amount.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut figures: BTreeMap<usize, &Figure> = BTreeMap::new();
    for figure in &context.project.figures {
        if let Ok(value) = usize::try_from(figure.value) {
            figures.entry(value).or_insert(figure);
        }
    }
    let mut findings = Vec::new();
    for body in context.prose.parts() {
        let amounts = amounts(context, body.lang);
        for (_, passage) in context.prose.pieces(body) {
            for numeral in numerals(&passage.text) {
                findings.extend(amount(context, (&figures, &amounts), passage, numeral));
            }
        }
    }
    findings
}

/// The finding of a number, of which the first figure of each value is known, and
/// the helper for each amount.
fn amount(
    context: &Context<'_>,
    (figures, amounts): (&BTreeMap<usize, &Figure>, &Amounts<'_>),
    passage: &Passage,
    numeral: Numeral,
) -> Option<Diagnostic> {
    let range = numeral.range;
    let (before, after) = (&passage.text[..range.start], &passage.text[range.end..]);
    let after = after.trim_start();
    // What is told in millions is background as often as not.
    if ["million", "billion"]
        .iter()
        .any(|it| after.starts_with(it))
    {
        return None;
    }
    let money = before.ends_with(['$', '元']) || after.starts_with('元');
    let counted = ["個", "名", "posts", "post "]
        .iter()
        .any(|unit| after.starts_with(unit));
    if !passage.is_typed(range.clone()) || !(money || counted) {
        return None;
    }
    // A small number is the same as a figure by chance.
    let figure = figures.get(&numeral.value);
    let helper_of = money.then(|| amounts.helper(context, passage, &range, numeral.value));
    let helper_of = helper_of.flatten();
    let figure = figure.filter(|_| money || numeral.value > 20);
    let typed = &passage.text[range.clone()];
    let place = range.clone();
    let of_others = || tells_of_others(context.project, passage.lang, &passage.text, &place);
    let monthly = || is_monthly(context, numeral.value);
    let finding = Diagnostic::warning(NAME, format!("`{typed}` is typed"));
    let finding = finding.at(passage.span(range));
    let helper = if money { "money" } else { "number" };
    match figure {
        Some(figure) => {
            let cell = context.sources.cell_span(figure.row, "value");
            let finding = finding.with(cell, "the figure");
            Some(finding.help(format!("write {{{{{helper} \"{}\"}}}}", figure.id)))
        }
        None => match helper_of {
            Some(helper) => Some(finding.help(format!("write {helper}"))),
            None if money && numeral.value >= 1000 && !of_others() && !monthly() => {
                Some(finding.help(OWN))
            }
            None => None,
        },
    }
}

/// Whether an amount is a monthly salary at mid-point by the tables, which no call prints.
fn is_monthly(context: &Context<'_>, value: usize) -> bool {
    let all = &context.project.establishment;
    let mut midpoints = all
        .ranks()
        .iter()
        .filter_map(|rank| all.pay_of(rank).midpoint);
    midpoints.any(|midpoint| usize::try_from(midpoint) == Ok(value))
}

/// What to write for an amount that no table has. What is one of the tables but for a slip
/// is wrong, and told as that.
const OWN: &str = "put it into figures.csv, and write {{money \"id\"}}";
