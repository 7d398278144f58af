//! Words that are no words, or not those that were meant.

mod chinese;
mod english;
mod slip;

use super::excepted;
use crate::Context;
pub(super) use slip::Slip;

/// The slips of a paper in both languages.
pub(super) fn slips<'a>(context: &Context<'a>) -> Vec<Slip<'a>> {
    let mut found = english::slips(context);
    found.extend(chinese::slips(context));
    found.retain(|slip| {
        let typed = slip.passage.is_typed(slip.range.clone());
        typed && !excepted(context, slip.passage, &slip.range)
    });
    found
}
