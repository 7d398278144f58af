//! The words of boxes, broken into lines, and the boxes that hold them.

mod boxes;
mod breaks;
mod texts;
mod widths;
mod wrap;

pub(crate) use boxes::{Boxes, Heights};
pub(crate) use texts::Texts;
