//! Rules about offices.csv.

pub(super) mod duplicate_id;
