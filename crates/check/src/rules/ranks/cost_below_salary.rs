//! The full cost of a post must not be below its notional annual mid-point salary.
//!
//! The full cost is the salary and what comes on top of it. The salary is twelve times
//! the mid-point, by pay.csv where ranks.csv has none.
//!
//! Example: midpoint 200650, a salary of 2,407,800, and full_cost 361732.
//!
//! Fix: correct full_cost or midpoint; both are in dollars, the one a year, the other
//! a month.

use crate::{Context, Level, Rule};
use tables::diag::Diagnostic;
use tables::model::{Lang, grouped};

const RANKS: &str = "ranks/cost-below-salary";
const STAFF: &str = "nondirectorate/cost-below-salary";
pub(in crate::rules) const RULE: Rule = Rule {
    names: &[RANKS, STAFF],
    level: Level::Error,
    languages: &Lang::ALL,
    needs: &["pay.csv"],
    source: include_str!("cost_below_salary.rs"),
    run,
};

fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let establishment = &context.project.establishment;
    let ranks = establishment.ranks().iter().map(|rank| {
        let nams = establishment.pay_of(rank).nams();
        (RANKS, rank.row, nams, rank.full_cost)
    });
    let staff = establishment.staff().iter();
    let staff = staff.map(|it| (STAFF, it.row, it.nams, it.full_cost));
    let money = |value: u64| grouped(i64::try_from(value).unwrap_or(i64::MAX), ',', 0);
    ranks
        .chain(staff)
        .filter_map(|(name, row, nams, cost)| {
            let (nams, cost) = (nams?, cost?);
            let message = format!(
                "the full cost {} is below the mid-point salary {}",
                money(cost),
                money(nams)
            );
            let finding = Diagnostic::error(name, message);
            let finding = finding.at(context.sources.cell_span(row, "full_cost"));
            let help = "the full cost is of a year and includes the salary";
            (cost < nams).then(|| finding.help(help))
        })
        .collect()
}
