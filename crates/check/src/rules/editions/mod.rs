//! Rules about the editions of a paper in two languages.

pub(super) mod dates;
pub(super) mod numbers;
pub(super) mod one_sided_cell;
pub(super) mod parts;
pub(super) mod prose_numbers;
mod told;
