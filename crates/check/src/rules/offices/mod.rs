//! Rules about offices.csv.

pub(super) mod duplicate_id;
pub(super) mod existing_successor;
