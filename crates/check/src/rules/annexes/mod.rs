//! Rules about annexes.csv.

pub(super) mod duplicate;
pub(super) mod idle_cell;
pub(super) mod no_duties;
pub(super) mod one_sided;
pub(super) mod out_of_order;
pub(super) mod taken_id;
pub(super) mod unknown_kind;
pub(super) mod unknown_subject;
pub(super) mod unknown_table;
pub(super) mod unknown_under;
pub(super) mod unmentioned;
pub(super) mod wrong_structure;
