//! A way of drawing the whole chart on a page, and how good it is.

use crate::family::{Shape, Solution, Style};
use crate::geometry::Size;
use crate::options::Options;
use crate::text::Boxes;

/// A way of drawing the whole chart.
pub(super) struct Candidate<'a> {
    pub(super) boxes: &'a Boxes,
    pub(super) even: bool,
    pub(super) style: Style,
    /// Which of the whole chart's shapes.
    pub(super) pick: usize,
    pub(super) page: usize,
    pub(super) scale: f64,
}

/// The shape of the whole chart that comes out largest on a page, with its
/// scale.
pub(super) fn largest(
    solution: &Solution<'_>,
    options: &Options,
    page: usize,
) -> Option<(usize, f64)> {
    let scale = |shape: &Shape| scale_on(options, page, shape.size());
    let scales = solution.whole().iter().map(scale).enumerate();
    scales.reduce(|a, b| if b.1 > a.1 { b } else { a })
}

/// The scale at which a chart of this size fits a page.
fn scale_on(options: &Options, page: usize, size: Size) -> f64 {
    let most = options.max_font_pt / options.font_pt;
    let Some(page) = options.pages.get(page).filter(|page| page.has_room()) else {
        return if options.pages.iter().any(|page| page.has_room()) {
            0.0
        } else {
            1.0
        };
    };
    let fit = size.growth_in(*page);
    // A hair less, so that no rounding can reach over the page's edge.
    (fit * (1.0 - 1e-9)).min(most).max(0.0)
}

/// Text of this size reads well: below it, little is worth smaller text.
pub(super) const READABLE_PT: f64 = 9.0;
/// How much more a change of size counts below that.
const SMALL_TEXT: f64 = 4.0;
/// What part of the text size boxes of even height are worth.
const EVENNESS: f64 = 0.02;
/// What part of the text size one rough break less in every box is worth.
const ROUGHNESS: f64 = 0.25;

impl Candidate<'_> {
    /// How good it is: a hundredth more is worth one part in a hundred of the
    /// text size where text reads well.
    pub(super) fn merit(&self, options: &Options) -> f64 {
        let font = self.scale * options.font_pt;
        let size = SMALL_TEXT * (font.min(READABLE_PT) / READABLE_PT).ln()
            + (font.max(READABLE_PT) / READABLE_PT).ln();
        let uneven = if self.even { 0.0 } else { EVENNESS };
        size - self.style.unrest() - uneven - ROUGHNESS * self.boxes.rough.min(2.0)
    }
}
