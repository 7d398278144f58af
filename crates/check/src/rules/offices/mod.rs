//! Rules about offices.csv.

pub(super) mod duplicate_id;
pub(super) mod existing_successor;
pub(super) mod part_circle;
pub(super) mod unknown_head;
