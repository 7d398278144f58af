//! Rules about the editions of a paper in two languages.

pub(super) mod numbers;
pub(super) mod one_sided;
pub(super) mod parts;
