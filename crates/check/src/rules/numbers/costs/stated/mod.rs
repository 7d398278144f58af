//! The amounts that one sentence may state.

use std::collections::BTreeSet;

use super::helper::call;
use super::listed::own_words;
use super::{Named, ceiling, is_monthly, kind, of_ceiling, sums, tells_year};
use crate::prose::{Nameable, sentence};
use crate::rules::numbers::rounded::Amount;
use content::said::{Cost, Said};

/// The amounts that a sentence may state, with what is said of another one, and the
/// helper that prints the right one, if there is one.
pub(in crate::rules::numbers) struct Stated {
    pub(in crate::rules::numbers) amounts: BTreeSet<usize>,
    pub(in crate::rules::numbers) what: String,
    pub(in crate::rules::numbers) helper: Option<String>,
}

/// The amounts that the sentence of an amount may state.
pub(in crate::rules::numbers) fn stated(
    said: &Said<'_>,
    nameable: &Nameable<'_>,
    text: &str,
    amount: &Amount,
) -> Option<Stated> {
    let (before, after) = sentence(said.lang, text, &amount.range);
    let whole = format!("{before} {after}");
    let mut names = Named {
        of: nameable.within(&whole),
        before,
        earlier: &text[..amount.range.start - before.len()],
    };
    if of_ceiling(&names) {
        let (amounts, head) = ceiling(said, &names)?;
        return Some(Stated {
            amounts,
            what: format!("is none of the amounts of the ceiling of Head {head}"),
            helper: Some(format!("{{{{ceiling head=\"{head}\"}}}}")),
        });
    }
    let cost = kind(said.lang, before)?;
    if let Some(own) = own_words(said.lang, before, after) {
        let own = nameable.within(own);
        // Of several amounts each has its own rank, or one that is not known.
        if !names.of.ranks.is_empty() {
            names.of = (!own.ranks.is_empty()).then_some(own)?;
        }
    }
    if cost == Cost::Nams && is_monthly(said.lang, before, after) {
        return monthly(said, &names);
    }
    let what = match cost {
        Cost::Nams => "annual mid-point salary",
        Cost::Full => "full annual cost",
    };
    let (mut amounts, subject) = sums(said, cost, &names)?;
    if cost == Cost::Nams && !tells_year(said.lang, before) {
        amounts.extend(monthly(said, &names).into_iter().flat_map(|it| it.amounts));
    }
    let what = match subject {
        Some(rank) => format!("is not the {what} of `{rank}` by the tables"),
        None => format!("is no {what} that the tables give"),
    };
    Some(Stated {
        amounts,
        what,
        helper: call(said, cost, &names, subject, amount.value),
    })
}

/// The mid-point of the one rank that a sentence names, which no call prints.
fn monthly(said: &Said<'_>, names: &Named<'_>) -> Option<Stated> {
    let mut ranks = names.of.ranks.iter();
    let (Some(id), None) = (ranks.next(), ranks.next()) else {
        return None;
    };
    let establishment = &said.project.establishment;
    let midpoint = establishment.pay_of(establishment.rank(id)?).midpoint?;
    Some(Stated {
        amounts: usize::try_from(midpoint).into_iter().collect(),
        what: format!("is not the monthly mid-point salary of `{id}` by the tables"),
        helper: Some(said.amount(i64::try_from(midpoint).ok()?)),
    })
}
