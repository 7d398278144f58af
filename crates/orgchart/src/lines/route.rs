//! Finding a way for one more line on a page: level and upright, round every
//! box, and across no other line.

use super::grid::Grid;
use super::ports::{Obstacles, ports};

/// A way from one box to another, from border to border; none where there is
/// no room for one.
pub(super) fn route(from: usize, to: usize, obstacles: &Obstacles<'_>) -> Option<Vec<[f64; 2]>> {
    let starts = ports(&obstacles.boxes[from], obstacles);
    let ends = ports(&obstacles.boxes[to], obstacles);
    let grid = Grid::new(&starts, &ends, obstacles);
    let way = grid.way(&starts, &ends)?;
    Some(straightened(way))
}

/// The same way without the points at which it does not turn.
fn straightened(points: Vec<[f64; 2]>) -> Vec<[f64; 2]> {
    let mut way: Vec<[f64; 2]> = Vec::with_capacity(points.len());
    let same = |a: f64, b: f64| a.total_cmp(&b).is_eq();
    for point in points {
        if let [.., a, b] = way[..]
            && ((same(a[0], b[0]) && same(b[0], point[0]))
                || (same(a[1], b[1]) && same(b[1], point[1])))
        {
            way.pop();
        }
        way.push(point);
    }
    way
}
