//! Upright rectangles on a page, in points, y down.

use super::drawing::{PlacedBox, Tag};

/// An area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// What lies between two points.
    pub(super) fn between(a: [f64; 2], b: [f64; 2]) -> Self {
        Self {
            left: a[0].min(b[0]),
            top: a[1].min(b[1]),
            right: a[0].max(b[0]),
            bottom: a[1].max(b[1]),
        }
    }

    /// The same, wider on every side.
    pub(super) fn grown(self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// Whether the two have a point in common.
    pub(super) fn meets(self, other: Self) -> bool {
        let across = self.left <= other.right && other.left <= self.right;
        across && self.top <= other.bottom && other.top <= self.bottom
    }

    /// Whether the other lies within this one.
    pub(super) fn holds(self, other: Self) -> bool {
        let across = self.left <= other.left && other.right <= self.right;
        across && self.top <= other.top && other.bottom <= self.bottom
    }
}

impl PlacedBox {
    /// What the box covers.
    pub(super) fn area(&self) -> Area {
        Area::between([self.x, self.y], [self.x + self.w, self.y + self.h])
    }
}

impl Tag {
    /// Half the width of letters of this height, in points: capitals of a Times
    /// face are about as wide as three quarters of their size.
    pub(super) fn half_width(radius: f64, letters: usize) -> f64 {
        let letters = f64::from(u32::try_from(letters).unwrap_or(u32::MAX));
        0.6 * radius * letters
    }

    /// What the letters cover.
    pub(super) fn area(&self) -> Area {
        let half = Self::half_width(self.radius, self.text.len());
        Area {
            left: self.x - half,
            top: self.y - self.radius,
            right: self.x + half,
            bottom: self.y + self.radius,
        }
    }
}
