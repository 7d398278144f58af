//! The lines between boxes.

pub(crate) mod dotted;
mod grid;
mod letters;
mod ports;
pub(crate) mod reporting;
mod route;
mod segments;

pub use segments::segments;
