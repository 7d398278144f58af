#![doc = include_str!("../README.md")]
//!
//! # The way through the library
//!
//! [`OrgChart::new`] checks that the reporting lines of [`ChartPost`]s make a
//! tree, [`lay_out`] makes a [`Book`] of it, and each page of that is a
//! [`Drawing`]. [`Options`] say how boxes and pages look, a [`Measure`] how wide
//! text is, and [`segments`] which straight lines to draw.

#[cfg(test)]
mod check;
mod drawing;
mod family;
mod frame;
mod geometry;
mod layout;
mod lines;
mod measure;
mod notes;
mod options;
mod pages;
mod posts;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
mod text;
mod tree;

pub use drawing::{Book, BoxKind, BrokenWord, Drawing, Edge, LineKind, PlacedBox, Tag, TextLine};
pub use frame::{DOUBLE_GAP, Frame};
pub use geometry::{Segment, Size};
pub use layout::lay_out;
pub use lines::segments;
pub use measure::{FontError, FontMeasure, Measure};
pub use notes::Notes;
pub use options::Options;
pub use posts::{ChartError, ChartPost};
pub use text::wrap;
pub use tree::OrgChart;
