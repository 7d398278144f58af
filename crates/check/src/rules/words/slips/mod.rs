//! Words that are no words, or not those that were meant.

mod chinese;
mod confused;
mod english;
mod slip;

use super::excepted;
use crate::Context;
pub(super) use slip::Slip;

/// The slips of a paper in both languages.
pub(super) fn slips<'a>(context: &Context<'a>) -> Vec<Slip<'a>> {
    let mut found = english::slips(context);
    let confused = confused::slips(context);
    let mut others = chinese::slips(context);
    others.retain(|other| !confused.iter().any(|slip| meet(slip, other)));
    found.extend(confused);
    found.extend(others);
    found.retain(|slip| {
        let typed = slip.passage.is_typed(slip.range.clone());
        typed && !excepted(context, slip.passage, &slip.range)
    });
    found
}

/// Whether two slips have a character in common.
fn meet(one: &Slip<'_>, other: &Slip<'_>) -> bool {
    std::ptr::eq(one.passage, other.passage)
        && one.range.start < other.range.end
        && other.range.start < one.range.end
}
