//! Rules about ranks.csv.

pub(super) mod unused;
