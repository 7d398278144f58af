//! Rules about nondirectorate.csv.

pub(super) mod unknown_office;
