//! The mid-point of a rank or pay point must lie between the ends of its pay.
//!
//! It is the middle point of the scale, one of the salaries that are paid.
//!
//! Example: pay_from 189150, pay_to 206700 and midpoint 20650.
//!
//! Fix: correct one of the three amounts.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, Pay, grouped};

const RANKS: &str = "ranks/midpoint-outside";
const PAY: &str = "pay/midpoint-outside";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[RANKS, PAY],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &[],
    source: include_str!("midpoint_outside.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let ranks = establishment.ranks().iter();
    let ranks = ranks.map(|rank| (RANKS, rank.row, rank.pay));
    let rows = establishment.pay_rows().iter();
    let rows = rows.map(|row| (PAY, row.row, row.pay));
    ranks
        .chain(rows)
        .filter_map(|(name, row, pay)| {
            let span = |column| context.sources.cell_span(row, column);
            let (column, message) = wrong(pay)?;
            let finding = Diagnostic::error(name, message).at(span(column));
            Some(finding.help("correct one of the amounts of this row"))
        })
        .collect()
}

/// The column that is wrong, and what is said of it.
fn wrong(pay: Pay) -> Option<(&'static str, String)> {
    let money = |value: u64| grouped(i64::try_from(value).unwrap_or(i64::MAX), ',', 0);
    if let (Some(from), Some(to)) = (pay.from, pay.to)
        && from > to
    {
        let message = format!(
            "pay ends at {}, below its beginning at {}",
            money(to),
            money(from)
        );
        return Some(("pay_to", message));
    }
    let midpoint = pay.midpoint?;
    let below = pay.from.filter(|from| midpoint < *from);
    let above = pay.to.filter(|to| midpoint > *to);
    let message = match (below, above) {
        (Some(from), _) => format!("the mid-point {} is below {}", money(midpoint), money(from)),
        (_, Some(to)) => format!("the mid-point {} is above {}", money(midpoint), money(to)),
        (None, None) => return None,
    };
    Some(("midpoint", message))
}
