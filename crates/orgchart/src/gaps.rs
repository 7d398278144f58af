//! The distances that arrangements keep.

use super::boxes::Boxes;
use super::contour::Step;
use super::options::Options;
use super::shape::{Form, Shape};

/// The measures that arrangements share, in points at nominal text size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gaps {
    /// The width of every box.
    pub(super) width: f64,
    /// Between boxes side by side, and between boxes of a column.
    pub(super) sibling: f64,
    /// Between neighbours that both have posts under them.
    pub(super) subtree: f64,
    /// From a box down to the row under it.
    pub(super) level: f64,
    /// From a box's left edge to the rail that hangs from it.
    pub(super) inset: f64,
    /// From a rail to the boxes beside it.
    pub(super) stub: f64,
    /// From a trunk to the boxes that it passes.
    pub(super) trunk: f64,
}

impl Gaps {
    pub(super) fn new(boxes: &Boxes, options: &Options) -> Self {
        let thicker = options.widest_border() - options.border;
        let sibling = options.sibling_gap + thicker;
        // A line between two boxes must not bring them nearer to each other.
        let beside = |gap: f64| gap.max(sibling / 2.0);
        Self {
            width: boxes.width,
            sibling,
            subtree: options.subtree_gap + thicker,
            level: (options.level_gap + thicker).max(1.0),
            inset: options.rail_inset.min(boxes.width / 2.0),
            stub: beside(options.stub),
            trunk: beside(options.trunk_gap + thicker / 2.0),
        }
    }

    /// How far below a shape its outline reaches, to keep others off.
    pub(super) fn below(&self) -> f64 {
        self.sibling.min(0.45 * self.level)
    }

    /// How much nearer others may stand to a rail than to a box.
    pub(super) fn slack(&self) -> f64 {
        (self.sibling - self.trunk).clamp(0.0, self.stub.max(0.0))
    }

    pub(super) fn leaf(&self, height: f64) -> Shape {
        Shape {
            width: self.width,
            height,
            box_x: 0.0,
            steps: vec![Step {
                bottom: height + self.below(),
                left: 0.0,
                right: self.width,
            }],
            form: Form::Leaf,
            slots: Vec::new(),
        }
    }
}

/// A count as a length's factor.
pub(super) fn tally(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
