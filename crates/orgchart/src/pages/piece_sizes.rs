//! How large the pieces may be into which a chart is split.

use crate::geometry::Size;
use crate::text::Boxes;

/// What part of a page's width and of its height a piece may take: pieces too
/// large leave much of their pages empty, and pieces too small repeat many
/// posts.
pub(crate) type PieceSize = (f64, f64);

/// Those to try, ...
const PIECE_SIZES: [PieceSize; 7] = [
    (1.0, 1.0),
    (1.0, 0.5),
    (0.5, 1.0),
    (1.0 / 3.0, 1.0),
    (1.0 / 3.0, 0.5),
    (1.0, 1.0 / 3.0),
    (0.5, 0.5),
];
/// ... fewer with more posts, for the time that each takes: the last ones of
/// them, which take the fewest pages where there is much to pack.
const FEWER: [(usize, usize); 3] = [(1500, 7), (20_000, 2), (usize::MAX, 1)];

/// The sizes worth trying for a chart of so many posts.
pub(crate) fn to_try(posts: usize) -> &'static [PieceSize] {
    let count = FEWER.iter().find(|(most, _)| posts <= *most);
    let count = count.map_or(1, |(_, count)| *count);
    &PIECE_SIZES[PIECE_SIZES.len() - count..]
}

/// The room of a piece, so that several fill the whole with gaps between; a
/// small family fits in any case that fits the whole.
pub(crate) fn room(room: Size, (across, down): PieceSize, boxes: &Boxes, gap: Size) -> Size {
    const FAMILY: f64 = 3.0;
    let tallest = boxes.lines.iter().max().copied().unwrap_or(0);
    let part = |whole: f64, gap: f64, part: f64, length: f64| {
        let part = (whole + gap) * part - gap;
        part.max(FAMILY * length).min(whole)
    };
    Size {
        width: part(room.width, gap.width, across, boxes.width),
        height: part(room.height, gap.height, down, boxes.height_of(tallest)),
    }
}
