//! How large the pieces may be into which a chart is cut.

use super::boxes::Boxes;
use super::cut::Room;

/// What part of a page's width and of its height a piece may take: pieces too
/// large leave much of their pages empty, and pieces too small repeat many
/// posts.
pub(super) type Grain = (f64, f64);

/// Those to try, the largest pieces first.
const GRAINS: [Grain; 4] = [(1.0, 1.0), (1.0, 0.5), (0.5, 0.5), (1.0 / 3.0, 1.0)];
/// With more posts than this only one is tried, ...
const MANY: usize = 1500;
/// ... which takes nearly as few pages as any where there is much to pack.
const MIDDLING: usize = 1;

/// The grains worth trying for a chart of so many posts.
pub(super) fn to_try(posts: usize) -> &'static [Grain] {
    if posts <= MANY {
        &GRAINS
    } else {
        &GRAINS[MIDDLING..=MIDDLING]
    }
}

/// The room of a piece, so that several fill the whole with gaps between; a
/// small family fits in any case that fits the whole.
pub(super) fn part(room: Room, (across, down): Grain, boxes: &Boxes, gap: f64) -> Room {
    const FAMILY: f64 = 3.0;
    let tallest = boxes.lines.iter().max().copied().unwrap_or(0);
    let part = |whole: f64, part: f64, length: f64| {
        let part = (whole + gap) * part - gap;
        part.max(FAMILY * length).min(whole)
    };
    Room {
        width: part(room.width, across, boxes.width),
        height: part(room.height, down, boxes.height_of(tallest)),
    }
}
