//! A typed amount of pay, salary, cost or ceiling must be the one that the tables give
//! for the rank, the whole or the Head that its sentence names.
//!
//! Pay is looked for behind a rank or title, as a range; salaries at mid-point and
//! full costs in sentences that name one rank or post, or that speak of the whole
//! (additional, in total; 所需增加, 合共), themselves or the one before; the amounts of a
//! ceiling where one Head is meant; a monthly salary at mid-point is that of the
//! point, and the Head of a ceiling one of the tables. About $2.9 million and 約290萬元 are held against the
//! tables as they are rounded. What the sentence leaves open is left alone, and so is a
//! figure of figures.csv, unless it is the right amount but for one digit, or for two the
//! wrong way round.
//!
//! Example: Chief Engineer (D1) ($165,000 - $180,000), where pay.csv has 180600.
//!
//! Fix: write `{{pay "rank"}}`, `{{nams}}`, `{{full_cost}}` or `{{ceiling head="47"}}`,
//! or correct the tables.

use std::collections::BTreeSet;
use std::ops::Range;

use super::costs::{self, Named};
use super::headed::unknown_heads;
use super::passages;
use super::rounded::{Amount, is_money, nearly, rounded};
use crate::prose::numeral::numerals;
use crate::prose::{Nameable, Passage, sentence, tells_of_others};
use crate::{Context, Level, Rule};
use content::said::{Cost, Said};
use tables::diag::Diagnostic;
use tables::model::Lang;

pub(super) const NAME: &str = "numbers/wrong-cost";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[NAME],
    level: Level::Warning,
    languages: &Lang::ALL,
    needs: &[
        "posts.csv",
        "offices.csv",
        "ranks.csv",
        "figures.csv",
        "pay.csv",
        "ceilings.csv",
        "nondirectorate.csv",
    ],
    source: include_str!("wrong_cost.rs"),
    run,
};

/// Smaller amounts are no pay, and no cost of posts.
const SMALLEST: usize = 10_000;

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let mut ranks = establishment.ranks().iter();
    let paid = ranks.any(|rank| {
        let pay = establishment.pay_of(rank);
        pay.to.or(pay.midpoint).or(rank.full_cost).is_some()
    });
    if !paid && establishment.ceilings().is_empty() && establishment.staff().is_empty() {
        return Vec::new();
    }
    let mut findings: Vec<Diagnostic> = unknown_heads(context).iter().map(of_head).collect();
    for (body, passage, words) in passages(context) {
        let said = Said {
            project: context.project,
            lang: body.lang,
            words,
        };
        let amounts = amounts(passage);
        for (index, amount) in amounts.iter().enumerate() {
            let next = amounts.get(index + 1);
            findings.extend(finding(context, &said, passage, amount, next));
        }
    }
    findings
}

/// What is said of a Head of which the tables have no ceiling.
fn of_head((passage, range): &(&Passage, Range<usize>)) -> Diagnostic {
    let head = &passage.text[range.clone()];
    let message = format!("the ceiling of {head} is spoken of, and the tables have no such Head");
    let finding = Diagnostic::warning(NAME, message).at(passage.span(range.clone()));
    finding.help("correct its number, or add it to heads.csv and ceilings.csv")
}

/// The amounts of money of a passage.
fn amounts(passage: &Passage) -> Vec<Amount> {
    let mut found = numerals(&passage.text);
    found.retain(|it| is_money(&passage.text, &it.range) && it.value >= SMALLEST);
    let exact = found.into_iter().map(Amount::from);
    let mut all: Vec<Amount> = exact.chain(rounded(passage)).collect();
    all.sort_by_key(|it| it.range.start);
    all
}

fn finding(
    context: &Context<'_>,
    said: &Said<'_>,
    passage: &Passage,
    amount: &Amount,
    next: Option<&Amount>,
) -> Option<Diagnostic> {
    let (text, lang) = (passage.text.as_str(), passage.lang);
    // The second of a range is said with the first.
    let second = text[..amount.range.start].trim_end_matches('$');
    let joint = second.trim_end_matches([' ', '-', '–', '至']);
    if joint.len() < second.len() && joint.ends_with(|c: char| c.is_ascii_digit() || c == '元') {
        return None;
    }
    let range = next.and_then(|next| pay_range(text, amount, next));
    let place = range.clone().unwrap_or_else(|| amount.range.clone());
    if tells_of_others(context.project, lang, text, &amount.range) {
        return None;
    }
    let names = context.nameable(lang);
    let (message, help) = match (range, next) {
        _ if is_given(context, passage, amount) => nearly_sum(said, names, text, amount)?,
        (Some(_), Some(next)) => wrong_pay(said, names, text, amount, next)?,
        _ => wrong_sum(said, names, text, amount)?,
    };
    let finding = Diagnostic::warning(NAME, message).at(passage.span(place));
    Some(finding.help(format!("write {help}, or correct the tables")))
}

/// Whether an amount is a figure of figures.csv, or printed by a helper.
fn is_given(context: &Context<'_>, passage: &Passage, amount: &Amount) -> bool {
    let mut figures = context.project.figures.iter();
    let is_figure = |value: i64| usize::try_from(value).is_ok_and(|it| it == amount.value);
    !passage.is_typed(amount.range.clone()) || figures.any(|it| is_figure(it.value))
}

/// Where two amounts stand as a range.
fn pay_range(text: &str, from: &Amount, to: &Amount) -> Option<Range<usize>> {
    let between = text.get(from.range.end..to.range.start)?;
    let joint = ["元至", " - $", " – $", "-$", "–$", " to $"];
    joint
        .contains(&between)
        .then_some(from.range.start..to.range.end)
}

/// What is wrong with a range of pay behind a rank or title, and the way out.
fn wrong_pay(
    said: &Said<'_>,
    names: &Nameable<'_>,
    text: &str,
    from: &Amount,
    to: &Amount,
) -> Option<(String, String)> {
    let (before, _) = sentence(said.lang, text, &from.range);
    let back = before.char_indices().rev().nth(60);
    let near = &before[back.map_or(0, |(at, _)| at)..];
    // What stands before another amount has its own pay.
    let mut others = numerals(near).into_iter().rev();
    let other = others.find(|it| it.value >= SMALLEST);
    let near = &near[other.map_or(0, |it| it.range.end)..];
    let named = names.within(near);
    let mut ranks = named.ranks.into_iter();
    let (Some(id), None) = (ranks.next(), ranks.next()) else {
        return None;
    };
    let establishment = &said.project.establishment;
    let pay = establishment.pay_of(establishment.rank(id)?);
    let (Some(least), Some(most)) = (pay.from, pay.to) else {
        return None;
    };
    let is = |amount: &Amount, known: u64| usize::try_from(known) == Ok(amount.value);
    if is(from, least) && is(to, most) {
        return None;
    }
    let amount = |value: u64| said.amount(i64::try_from(value).unwrap_or(i64::MAX));
    let message = format!(
        "the pay of the rank `{id}` is {} to {} by the tables",
        amount(least),
        amount(most)
    );
    Some((message, format!("{{{{pay \"{id}\"}}}}")))
}

/// What is wrong with a salary, a full cost or an amount of a ceiling, and the way
/// out.
fn wrong_sum(
    said: &Said<'_>,
    nameable: &Nameable<'_>,
    text: &str,
    amount: &Amount,
) -> Option<(String, String)> {
    let typed = text[amount.range.clone()].to_owned();
    let sums = sums(said, nameable, text, amount)?;
    if sums.amounts.iter().any(|sum| amount.is(*sum)) {
        return None;
    }
    let (what, helper) = (sums.what, sums.helper);
    Some((format!("`{typed}` {what}"), helper))
}

/// What is said of an amount that is given, and that of the tables but for a slip.
fn nearly_sum(
    said: &Said<'_>,
    nameable: &Nameable<'_>,
    text: &str,
    amount: &Amount,
) -> Option<(String, String)> {
    let sums = sums(said, nameable, text, amount)?;
    if sums.amounts.contains(&amount.value) {
        return None;
    }
    let mut near = sums.amounts.iter();
    let near = near.find(|sum| nearly(**sum, amount.value))?;
    let near = said.amount(i64::try_from(*near).ok()?);
    let given = &text[amount.range.clone()];
    Some((
        format!("`{given}` is nearly {near}, which the tables give"),
        sums.helper,
    ))
}

/// The amounts that a sentence may state, with what is said of another one, and the
/// helper that prints the right one.
struct Sums {
    amounts: BTreeSet<usize>,
    what: String,
    helper: String,
}

fn sums(said: &Said<'_>, nameable: &Nameable<'_>, text: &str, amount: &Amount) -> Option<Sums> {
    let (before, after) = sentence(said.lang, text, &amount.range);
    let whole = format!("{before} {after}");
    let mut names = Named {
        of: nameable.within(&whole),
        before,
        earlier: &text[..amount.range.start - before.len()],
    };
    if costs::of_ceiling(&names) {
        let (amounts, head) = costs::ceiling(said, &names)?;
        return Some(Sums {
            amounts,
            what: format!("is none of the amounts of the ceiling of Head {head}"),
            helper: format!("{{{{ceiling head=\"{head}\"}}}}"),
        });
    }
    let cost = costs::kind(said.lang, before)?;
    if let Some(own) = costs::own_words(said.lang, before, after) {
        let own = nameable.within(own);
        // Of several amounts each has its own rank, or one that is not known.
        if !names.of.ranks.is_empty() {
            names.of = (!own.ranks.is_empty()).then_some(own)?;
        }
    }
    if cost == Cost::Nams && costs::is_monthly(said.lang, before, after) {
        return monthly(said, &names);
    }
    let what = match cost {
        Cost::Nams => "annual mid-point salary",
        Cost::Full => "full annual cost",
    };
    let (amounts, subject) = costs::sums(said, cost, &names)?;
    let what = match subject {
        Some(rank) => format!("is not the {what} of `{rank}` by the tables"),
        None => format!("is no {what} that the tables give"),
    };
    Some(Sums {
        amounts,
        what,
        helper: costs::call(said, cost, &names, subject),
    })
}

/// The mid-point of the one rank that a sentence names, which no call prints.
fn monthly(said: &Said<'_>, names: &Named<'_>) -> Option<Sums> {
    let mut ranks = names.of.ranks.iter();
    let (Some(id), None) = (ranks.next(), ranks.next()) else {
        return None;
    };
    let establishment = &said.project.establishment;
    let midpoint = establishment.pay_of(establishment.rank(id)?).midpoint?;
    Some(Sums {
        amounts: usize::try_from(midpoint).into_iter().collect(),
        what: format!("is not the monthly mid-point salary of `{id}` by the tables"),
        helper: said.amount(i64::try_from(midpoint).ok()?),
    })
}
