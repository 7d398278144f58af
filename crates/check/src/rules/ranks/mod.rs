//! Rules about ranks.csv.

pub(super) mod odd_plural;
pub(super) mod unused;
