//! Sizes and upright rectangles on a page, in points, y down; and the numbers
//! that lengths are made with.

use serde::Serialize;

/// A width and a height, in points: a page's, or what stands on it.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Size {
    /// From side to side, in points.
    pub width: f64,
    /// From top to bottom, in points.
    pub height: f64,
}

impl Size {
    /// Whether there is room for anything.
    pub(crate) fn has_room(self) -> bool {
        self.width > 0.0 && self.height > 0.0
    }

    /// Whether the other fits into this one.
    pub(crate) fn holds(self, other: Self) -> bool {
        other.width <= self.width && other.height <= self.height
    }

    /// How many times its own size it could be in a room.
    pub(crate) fn growth_in(self, room: Self) -> f64 {
        (room.width / self.width).min(room.height / self.height)
    }
}

/// A straight line, level or upright, between two points, in points, y down.
pub type Segment = [[f64; 2]; 2];

/// An area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Area {
    /// What lies between two points.
    pub(crate) fn between(a: [f64; 2], b: [f64; 2]) -> Self {
        Self {
            left: a[0].min(b[0]),
            top: a[1].min(b[1]),
            right: a[0].max(b[0]),
            bottom: a[1].max(b[1]),
        }
    }

    /// The same, wider on every side.
    pub(crate) fn grown(self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// Whether the two have a point in common.
    pub(crate) fn meets(self, other: Self) -> bool {
        let across = self.left <= other.right && other.left <= self.right;
        across && self.top <= other.bottom && other.top <= self.bottom
    }

    /// Whether the other lies within this one.
    pub(crate) fn holds(self, other: Self) -> bool {
        let across = self.left <= other.left && other.right <= self.right;
        across && self.top <= other.top && other.bottom <= self.bottom
    }
}

/// A count as a number to calculate lengths with.
pub(crate) fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A length cut to a whole number of 256ths of a point. That is a power of two,
/// so that sums of lengths are exact and lines end exactly on borders.
pub(crate) fn snap(length: f64) -> f64 {
    const GRID: f64 = 256.0;
    (length * GRID).floor() / GRID
}
