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

use content::said::{Cost, Said};

use super::rounded::nearly;
use crate::prose::numeral::{Numeral, numerals};
use crate::prose::{Passage, tells_of_others};
use crate::{Context, Level, Rule};
use std::collections::{BTreeMap, BTreeSet};
use tables::diag::Diagnostic;
use tables::model::{Change, Directorate, Establishment, Figure, Happening, Lang, Selection};

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

/// The amounts that the tables of posts give, each with the helper that prints it:
/// salaries, costs, pay, ceilings.
fn amounts(context: &Context<'_>, lang: Lang) -> BTreeMap<usize, String> {
    let establishment = &context.project.establishment;
    let mut found = BTreeMap::new();
    let mut add = |value: Option<i64>, helper: String| {
        let value = value.and_then(|value| usize::try_from(value).ok());
        if let Some(value) = value.filter(|value| *value > 0) {
            found.entry(value).or_insert(helper);
        }
    };
    let Some((_, words)) = context
        .project
        .words
        .iter()
        .find(|(known, _)| *known == lang)
    else {
        return found;
    };
    let said = Said {
        project: context.project,
        lang,
        words,
    };
    for (cost, helper) in [(Cost::Nams, "nams"), (Cost::Full, "full_cost")] {
        let sum = said.cost(cost, &Selection::default(), None);
        add(sum.ok(), format!("{{{{{helper}}}}}"));
    }
    for (selection, net, filters) in selections(establishment) {
        for (cost, helper) in [(Cost::Nams, "nams"), (Cost::Full, "full_cost")] {
            let sum = said.cost(cost, &selection, net);
            add(sum.ok(), format!("{{{{{helper}{filters}}}}}"));
        }
    }
    for rank in establishment.ranks() {
        let pay = establishment.pay_of(rank);
        for amount in [pay.from, pay.to].into_iter().flatten() {
            let amount = i64::try_from(amount).ok();
            add(amount, format!("{{{{pay \"{}\"}}}}", rank.id));
        }
    }
    for ceiling in establishment.ceilings() {
        let amounts = [
            Some(ceiling.existing),
            ceiling.total(),
            Some(ceiling.change.unsigned_abs()),
        ];
        for amount in amounts.into_iter().flatten() {
            let helper = format!("{{{{ceiling head=\"{}\"}}}}", ceiling.head);
            add(i64::try_from(amount).ok(), helper);
        }
    }
    found
}

/// The posts whose costs papers tell, each with `net` and the arguments of its call: those
/// to which one thing happens, of all ranks and of each, and the non-directorate ones.
fn selections(establishment: &Establishment) -> Vec<(Selection, Option<bool>, String)> {
    let others = || Selection {
        directorate: Some(Directorate::No),
        ..Selection::default()
    };
    let mut found = vec![
        (others(), None, " directorate=\"no\"".to_owned()),
        (
            others(),
            Some(false),
            " directorate=\"no\" net=false".to_owned(),
        ),
    ];
    for (word, change) in Change::WORDS {
        let of_change = Selection {
            change: vec![Happening::from(change)],
            ..Selection::default()
        };
        let posts = of_change.posts(establishment);
        if posts.is_empty() || matches!(change, Change::Kept | Change::Revised) {
            continue;
        }
        let ranks: BTreeSet<&str> = posts.iter().map(|post| post.rank.as_str()).collect();
        let filters = format!(" change=\"{word}\"");
        let of_ranks = ranks.into_iter().map(|rank| {
            let of_rank = Selection {
                rank: vec![rank.to_owned()],
                ..of_change.clone()
            };
            (of_rank, None, format!("{filters} rank=\"{rank}\""))
        });
        found.extend(of_ranks.collect::<Vec<_>>());
        found.push((of_change, None, filters));
    }
    found
}

/// The finding of a number, of which the first figure of each value is known, and
/// the helper for each amount.
fn amount(
    context: &Context<'_>,
    (figures, amounts): (&BTreeMap<usize, &Figure>, &BTreeMap<usize, String>),
    passage: &Passage,
    numeral: Numeral,
) -> Option<Diagnostic> {
    let range = numeral.range;
    let (before, after) = (&passage.text[..range.start], &passage.text[range.end..]);
    let after = after.trim_start();
    let money = before.ends_with(['$', '元']) || after.starts_with('元');
    let counted = ["個", "名", "posts", "post "]
        .iter()
        .any(|unit| after.starts_with(unit));
    if !passage.is_typed(range.clone()) || !(money || counted) {
        return None;
    }
    // A small number is the same as a figure by chance.
    let figure = figures.get(&numeral.value);
    let helper_of = amounts.get(&numeral.value).filter(|_| money);
    let figure = figure.filter(|_| money || numeral.value > 20);
    let typed = &passage.text[range.clone()];
    let place = range.clone();
    let of_others = || tells_of_others(context.project, passage.lang, &passage.text, &place);
    let finding = Diagnostic::warning(NAME, format!("`{typed}` is typed"));
    let finding = finding.at(passage.span(range));
    let helper = if money { "money" } else { "number" };
    match figure {
        Some(figure) => {
            let cell = context.sources.cell_span(figure.row, "value");
            let finding = finding.with(cell, "the figure");
            Some(finding.help(format!("write {{{{{helper} \"{}\"}}}}", figure.id)))
        }
        None if helper_of.is_some() => {
            let helper = helper_of.map_or("", String::as_str);
            Some(finding.help(format!("write {helper}")))
        }
        None if money && numeral.value >= 1000 && !of_others() => {
            Some(finding.help(way_out(amounts, numeral.value)))
        }
        None => None,
    }
}

/// What to write for an amount that no table has: the helper of the one that it is but
/// for a slip, if that is meant. A wrong amount in figures.csv would stay wrong.
fn way_out(amounts: &BTreeMap<usize, String>, value: usize) -> String {
    /// Smaller amounts are alike by chance.
    const SMALLEST: usize = 100_000;
    let mut near = amounts.iter();
    let near = near.find(|(known, _)| value >= SMALLEST && nearly(**known, value));
    let own = "put it into figures.csv, and write {{money \"id\"}}";
    match near {
        Some((known, helper)) => {
            format!("write {helper}, which is {known}, if it is meant; else {own}")
        }
        None => own.to_owned(),
    }
}
