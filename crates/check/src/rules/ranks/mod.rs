//! Rules about ranks.csv.

pub(super) mod cost_below_salary;
pub(super) mod midpoint_outside;
pub(super) mod odd_plural;
pub(super) mod unsaid_directorate;
pub(super) mod unused;
pub(super) mod wrong_structure;
