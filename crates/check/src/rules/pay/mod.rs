//! Rules about pay.csv, and about the amounts of ceilings.csv.

pub(super) mod duplicate_row;
