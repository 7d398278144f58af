//! The words of boxes, broken into lines, and the boxes that hold them.

mod boxes;
mod breaks;
mod characters;
mod phrases;
mod prepared;
mod texts;
mod units;
mod widths;
mod words;
mod wrap;

pub(crate) use boxes::{Boxes, Heights};
pub(crate) use texts::Texts;
