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

use crate::measure::Measure;
use prepared::Prepared;

pub(crate) use boxes::{Boxes, Heights};
pub(crate) use texts::Texts;

/// The gap that a page sets between Chinese and Latin, in em.
pub(crate) const SCRIPT_GAP_EM: f64 = 0.25;

/// The lines of a text at a width in em, broken as the text of boxes is: as few as can
/// be, and even. White space of any kind becomes one space.
#[must_use]
pub fn wrap(text: &str, width_em: f64, measure: &dyn Measure) -> Vec<String> {
    let lines = Prepared::new(text, measure, SCRIPT_GAP_EM).wrap(width_em);
    lines.into_iter().map(|line| line.text).collect()
}
