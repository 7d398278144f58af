//! Rules about establishment.csv.

pub(super) mod duplicate;
pub(super) mod fewer;
