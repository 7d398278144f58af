//! Rules about figures.csv.

pub(super) mod unused;
