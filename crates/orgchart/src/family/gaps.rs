//! The distances that arrangements keep.

use super::outline::Step;
use super::shape::{Form, Shape};
use crate::options::Options;
use crate::text::Boxes;

/// The measures that arrangements share, in points at nominal text size.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gaps {
    /// The width of every box.
    pub(crate) width: f64,
    /// Between boxes side by side, and between boxes of a column.
    pub(crate) sibling: f64,
    /// Between neighbours that both have posts under them.
    pub(crate) subtree: f64,
    /// From a box down to the row under it.
    pub(crate) level: f64,
    /// From a box's left edge to the rail that hangs from it.
    pub(crate) inset: f64,
    /// From a rail to the boxes beside it.
    pub(crate) stub: f64,
    /// From a trunk to the boxes that it passes.
    pub(crate) trunk: f64,
}

impl Gaps {
    pub(crate) fn new(boxes: &Boxes, options: &Options) -> Self {
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
    pub(crate) fn below(&self) -> f64 {
        self.sibling.min(0.45 * self.level)
    }

    /// How much nearer others may stand to a rail than to a box.
    pub(crate) fn slack(&self) -> f64 {
        (self.sibling - self.trunk).clamp(0.0, self.stub.max(0.0))
    }

    /// The shape of a post of this height with nothing under it.
    pub(crate) fn leaf(&self, height: f64) -> Shape {
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
            positions: Vec::new(),
        }
    }
}
