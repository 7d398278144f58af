//! Organisation charts as geometry: boxes and lines on a page, and nothing of
//! how they are drawn or typeset.
//!
//! [`OrgChart`] checks the reporting lines, [`lay_out`] finds the arrangement
//! with the largest text on the page and gives a [`Drawing`] in points. Every
//! post, from the lowest up, keeps the few ways of drawing all that stands
//! under it that no other way beats in both width and height; the page chooses
//! among those of the head.

mod area;
mod arrange;
mod book;
mod boxes;
pub mod check;
mod contour;
mod cut;
mod dotted;
mod drawing;
mod family;
mod gaps;
mod grain;
mod layout;
mod lines;
mod lowest;
pub mod measure;
mod one_page;
mod options;
mod pack;
mod part;
mod place;
mod route;
mod row;
mod runs;
#[cfg(test)]
mod samples;
mod shape;
mod solve;
mod stand;
mod strokes;
mod style;
#[cfg(test)]
mod tests;
pub mod tree;
mod ways;
mod wrap;

pub use book::Book;
pub use drawing::{BoxKind, Drawing, Edge, Line, LineKind, PlacedBox, Tag};
pub use layout::lay_out;
pub use measure::{FontMeasure, Measure};
pub use options::{DOUBLE_GAP, Frame, Notes, Options, PageSize};
pub use strokes::{Segment, strokes};
pub use tree::{ChartError, ChartPost, OrgChart};
