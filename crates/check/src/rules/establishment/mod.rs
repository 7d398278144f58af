//! Rules about establishment.csv.

pub(super) mod duplicate;
