//! Where one more line may leave a box, and what it must keep away from.

use crate::drawing::PlacedBox;
use crate::geometry::{Area, Segment, Size};

/// What a line must keep away from.
pub(super) struct Obstacles<'a> {
    pub(super) boxes: &'a [PlacedBox],
    pub(super) lines: &'a [Segment],
    /// The page's own width and height.
    pub(super) size: Size,
    /// How far from a box a line runs along it.
    pub(super) lane: f64,
    /// How near it may come to anything.
    pub(super) near: f64,
}

/// Where a line may leave a box.
pub(super) struct Port {
    pub(super) border: [f64; 2],
    /// The point in the lane beside the border.
    pub(super) outside: [f64; 2],
    pub(super) upright: bool,
}

/// The ports of a box that nothing is in front of: two on each side, away from
/// the middles and corners, where other lines end.
pub(super) fn ports(placed: &PlacedBox, obstacles: &Obstacles<'_>) -> Vec<Port> {
    let lane = obstacles.lane;
    let mut ports = Vec::new();
    for part in [0.25, 0.75] {
        let (x, y) = (placed.x + part * placed.w, placed.y + part * placed.h);
        let (right, below) = (placed.x + placed.w, placed.y + placed.h);
        let port = |border: [f64; 2], outside, upright| Port {
            border,
            outside,
            upright,
        };
        ports.push(port([x, placed.y], [x, placed.y - lane], true));
        ports.push(port([x, below], [x, below + lane], true));
        ports.push(port([placed.x, y], [placed.x - lane, y], false));
        ports.push(port([right, y], [right + lane, y], false));
    }
    let free = |port: &Port| {
        let area = Area::between(port.border, port.outside).grown(obstacles.near);
        let mut lines = obstacles.lines.iter();
        !lines.any(|[a, b]| Area::between(*a, *b).meets(area))
    };
    ports.retain(free);
    ports
}
