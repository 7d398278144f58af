//! A typed amount of pay, salary, cost or ceiling must be the one that the tables give
//! for the rank, the whole or the Head that its sentence names.
//!
//! What is looked at:
//! - pay behind a rank or title, as a range;
//! - salaries at mid-point and full costs, where the sentence, or the one before, names one rank
//!   or post or speaks of the whole: additional, in total; 所需增加, 合共;
//! - monthly salaries at mid-point, which are those of the point;
//! - the amounts of a ceiling where one Head is meant, and whether the tables have that Head;
//! - rounded amounts, about $2.9 million or 約290萬元: the tables' are rounded likewise;
//! - any other amount of six digits and more that is one of the tables but for one digit, or for
//!   two the wrong way round.
//!
//! What the sentence leaves open is left alone, and so is a figure of figures.csv, unless it
//! is the right amount but for such a slip.
//!
//! Example: Chief Engineer (D1) ($165,000 - $180,000), where pay.csv has 180600.
//!
//! Fix: write `{{pay "rank"}}`, `{{nams}}`, `{{full_cost}}` or `{{ceiling head="47"}}`,
//! or correct the tables.

use std::cell::OnceCell;
use std::ops::Range;

use super::amounts::{Amounts, amounts};
use super::costs::stated;
use super::happens::only_change;
use super::headed::unknown_heads;
use super::passages;
use super::rounded::{Amount, is_money, nearly, rounded};
use crate::prose::numeral::numerals;
use crate::prose::{Nameable, Passage, sentence, tells_of_others};
use crate::{Context, Level, Rule};
use content::said::Said;
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
    let (chinese, english) = (OnceCell::new(), OnceCell::new());
    for (body, passage, words) in passages(context) {
        let said = Said {
            project: context.project,
            lang: body.lang,
            words,
        };
        let typed = typed(passage);
        for (index, amount) in typed.iter().enumerate() {
            let next = typed.get(index + 1);
            let found = finding(context, &said, passage, amount, next);
            let slip = || {
                let all = match body.lang {
                    Lang::Zh => &chinese,
                    Lang::En => &english,
                };
                let all = || all.get_or_init(|| amounts(context, body.lang));
                slip(context, &said, all, passage, amount)
            };
            findings.extend(found.or_else(slip));
        }
    }
    findings
}

/// What is said of a Head of which the tables have no ceiling.
fn of_head((passage, range): &(&Passage, Range<usize>)) -> Diagnostic {
    let head = &passage.text[range.clone()];
    let message = format!("{head} is told as one of the paper, and the tables have no such Head");
    let finding = Diagnostic::warning(NAME, message).at(passage.span(range.clone()));
    finding.help("correct its number, or add it to heads.csv and ceilings.csv")
}

/// The amounts of money of a passage.
fn typed(passage: &Passage) -> Vec<Amount> {
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
    if is_second(text, amount) {
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
    Some(finding.help(match help {
        Some(help) => format!("write {help}, or correct the tables"),
        None => "correct it or the tables".to_owned(),
    }))
}

/// Whether an amount is the second of a range, which is said with the first.
fn is_second(text: &str, amount: &Amount) -> bool {
    let second = text[..amount.range.start].trim_end_matches('$');
    let joint = second.trim_end_matches([' ', '-', '–', '至']);
    joint.len() < second.len() && joint.ends_with(|c: char| c.is_ascii_digit() || c == '元')
}

/// What is said of an amount that is one of the tables but for a slip, where its sentence
/// leaves open of what it is.
fn slip<'a: 's, 's>(
    context: &Context<'a>,
    said: &Said<'_>,
    all: impl FnOnce() -> &'s Amounts<'a>,
    passage: &Passage,
    amount: &Amount,
) -> Option<Diagnostic> {
    let (text, range) = (passage.text.as_str(), &amount.range);
    let names = context.nameable(passage.lang);
    let others = || tells_of_others(context.project, passage.lang, text, range);
    let told = is_second(text, amount) || is_given(context, passage, amount);
    if !amount.is_exact() || told || others() {
        return None;
    }
    if stated(said, names, text, amount).is_some() {
        return None;
    }
    let all = all();
    if let Some(other) = of_another(all, passage, amount) {
        return Some(other);
    }
    let near = all.near(amount.value)?;
    let helper = all.helper(context, passage, range, near)?;
    let near = said.amount(i64::try_from(near).ok()?);
    let typed = &text[range.clone()];
    let message = format!("`{typed}` is nearly {near}, which the tables give");
    let finding = Diagnostic::warning(NAME, message).at(passage.span(range.clone()));
    Some(finding.help(format!("write {helper}, or correct the tables")))
}

/// What is said of an amount that is that of posts to which something else happens than
/// its sentence tells of.
fn of_another(all: &Amounts<'_>, passage: &Passage, amount: &Amount) -> Option<Diagnostic> {
    let (before, after) = sentence(passage.lang, &passage.text, &amount.range);
    let change = only_change(&format!("{before} {after}"))?;
    let other = all
        .of_another(amount.value, change)
        .filter(|_| all.has(change))?;
    let typed = &passage.text[amount.range.clone()];
    let word = change.word();
    let message = format!(
        "`{typed}` is what {other} prints, and the sentence tells of posts that are {word}"
    );
    let finding = Diagnostic::warning(NAME, message).at(passage.span(amount.range.clone()));
    Some(finding.help(format!(
        "write {{{{nams change=\"{word}\"}}}} or {{{{full_cost change=\"{word}\"}}}}, or correct the \
         sentence"
    )))
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
) -> Option<(String, Option<String>)> {
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
    Some((message, Some(format!("{{{{pay \"{id}\"}}}}"))))
}

/// What is wrong with a salary, a full cost or an amount of a ceiling, and the way
/// out.
fn wrong_sum(
    said: &Said<'_>,
    nameable: &Nameable<'_>,
    text: &str,
    amount: &Amount,
) -> Option<(String, Option<String>)> {
    let typed = text[amount.range.clone()].to_owned();
    let sums = stated(said, nameable, text, amount)?;
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
) -> Option<(String, Option<String>)> {
    let sums = stated(said, nameable, text, amount)?;
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
