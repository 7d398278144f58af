//! Rules about nondirectorate.csv.

pub(super) mod directorate_rank;
pub(super) mod unknown_office;
pub(super) mod unstated_structure;
