//! How borders of boxes are drawn.

/// How the border of a box is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// The width of its line, in points.
    pub border: f64,
    /// Whether it has a second line inside.
    pub double: bool,
}

/// Between the two lines of a double border, in points.
pub const DOUBLE_GAP: f64 = 1.5;

impl Frame {
    /// How far it reaches into the box, from the edge that it stands astride.
    pub(crate) fn inner(self) -> f64 {
        let second = if self.double {
            DOUBLE_GAP + self.border
        } else {
            0.0
        };
        self.border / 2.0 + second
    }
}
