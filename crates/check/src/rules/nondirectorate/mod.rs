//! Rules about nondirectorate.csv.

pub(super) mod no_such_post;
pub(super) mod unknown_office;
pub(super) mod unstated_structure;
