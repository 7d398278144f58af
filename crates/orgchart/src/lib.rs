//! Organisation charts as geometry: boxes and lines on a page, and nothing of
//! how they are drawn or typeset.
//!
//! [`OrgChart`] checks the reporting lines, [`lay_out`] finds the arrangement
//! with the largest text on the page and gives a [`Drawing`] in points. Every
//! post, from the lowest up, keeps the few ways of drawing all that stands
//! under it that no other way beats in both width and height; the page chooses
//! among those of the head.

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

pub use drawing::{Book, BoxKind, Drawing, Edge, LineKind, PlacedBox, Tag, TextLine};
pub use frame::{DOUBLE_GAP, Frame};
pub use geometry::{Segment, Size};
pub use layout::lay_out;
pub use lines::segments;
pub use measure::{FontError, FontMeasure, Measure};
pub use notes::Notes;
pub use options::Options;
pub use posts::{ChartError, ChartPost};
pub use tree::OrgChart;
