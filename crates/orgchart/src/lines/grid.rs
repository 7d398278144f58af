//! The lanes of a page, and the cheapest way along them.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::ports::{Obstacles, Port};
use crate::geometry::Area;

/// A corner costs as much as this many points of way.
const CORNER: f64 = 24.0;

/// The lanes of a page, and where one can go along them.
pub(super) struct Grid {
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// Whether the way from a crossing to the next one at the right is shut,
    /// by row.
    level: Vec<bool>,
    /// And to the next one below.
    upright: Vec<bool>,
}

impl Grid {
    pub(super) fn new(starts: &[Port], ends: &[Port], obstacles: &Obstacles<'_>) -> Self {
        let ports = || starts.iter().chain(ends);
        let lane = obstacles.lane;
        let boxes = obstacles.boxes.iter();
        let beside = boxes.clone().flat_map(|b| [b.x - lane, b.x + b.w + lane]);
        let xs = sorted(
            beside.chain(ports().map(|port| port.outside[0])),
            obstacles.size.width,
        );
        let above = boxes.flat_map(|b| [b.y - lane, b.y + b.h + lane]);
        let ys = sorted(
            above.chain(ports().map(|port| port.outside[1])),
            obstacles.size.height,
        );
        let crossings = xs.len() * ys.len();
        let mut grid = Self {
            xs,
            ys,
            level: vec![false; crossings],
            upright: vec![false; crossings],
        };
        for b in obstacles.boxes {
            grid.shut(b.area().grown(obstacles.near));
        }
        for [a, b] in obstacles.lines {
            grid.shut(Area::between(*a, *b).grown(obstacles.near));
        }
        grid
    }

    /// Shuts every piece of way that meets an area.
    fn shut(&mut self, area: Area) {
        let columns = self.xs.len();
        let within = |lanes: &[f64], from: f64, to: f64| {
            lanes.partition_point(|&x| x < from)..lanes.partition_point(|&x| x <= to)
        };
        // The piece before the first lane inside reaches into the area too.
        let (x, y) = (
            within(&self.xs, area.left, area.right),
            within(&self.ys, area.top, area.bottom),
        );
        for row in y.clone() {
            for column in x.start.saturating_sub(1)..x.end {
                self.level[row * columns + column] = true;
            }
        }
        for row in y.start.saturating_sub(1)..y.end {
            for column in x.clone() {
                self.upright[row * columns + column] = true;
            }
        }
    }

    /// The crossing at a point of a port.
    fn at(&self, [x, y]: [f64; 2]) -> Option<usize> {
        let column = self.xs.binary_search_by(|lane| lane.total_cmp(&x)).ok()?;
        let row = self.ys.binary_search_by(|lane| lane.total_cmp(&y)).ok()?;
        Some(row * self.xs.len() + column)
    }

    fn point(&self, crossing: usize) -> [f64; 2] {
        let columns = self.xs.len();
        [self.xs[crossing % columns], self.ys[crossing / columns]]
    }

    /// The crossings next to one that can be reached, each with whether the way
    /// to it is upright.
    fn next(&self, crossing: usize) -> impl Iterator<Item = (usize, bool)> {
        let columns = self.xs.len();
        let column = crossing % columns;
        let right = (column + 1 < columns && !self.level[crossing]).then(|| crossing + 1);
        let left = (column > 0 && !self.level[crossing - 1]).then(|| crossing - 1);
        let below = crossing + columns;
        let below = (below < self.level.len() && !self.upright[crossing]).then_some(below);
        let above = crossing.checked_sub(columns);
        let above = above.filter(|&above| !self.upright[above]);
        let level = [right, left].into_iter().flatten().map(|to| (to, false));
        level.chain([below, above].into_iter().flatten().map(|to| (to, true)))
    }

    /// The cheapest way from one of the starts to one of the ends.
    pub(super) fn way(&self, starts: &[Port], ends: &[Port]) -> Option<Vec<[f64; 2]>> {
        // A place is a crossing and the direction in which it was reached.
        let place = |crossing: usize, upright: bool| 2 * crossing + usize::from(upright);
        let mut cost = vec![f64::INFINITY; 2 * self.level.len()];
        let mut from = vec![usize::MAX; cost.len()];
        let mut heap = BinaryHeap::new();
        for port in starts {
            if let Some(crossing) = self.at(port.outside) {
                let start = place(crossing, port.upright);
                cost[start] = 0.0;
                heap.push(Reverse((Cost(0.0), start)));
            }
        }
        let goals: Vec<(usize, &Port)> = ends
            .iter()
            .filter_map(|port| Some((place(self.at(port.outside)?, port.upright), port)))
            .collect();
        while let Some(Reverse((Cost(so_far), at))) = heap.pop() {
            if so_far > cost[at] {
                continue;
            }
            if let Some((_, end)) = goals.iter().find(|(goal, _)| *goal == at) {
                return self.trail(at, &from, starts, end);
            }
            let here = self.point(at / 2);
            for (crossing, upright) in self.next(at / 2) {
                let there = self.point(crossing);
                let corner = if upright == (at % 2 == 1) {
                    0.0
                } else {
                    CORNER
                };
                let way = (here[0] - there[0]).abs() + (here[1] - there[1]).abs();
                let (to, total) = (place(crossing, upright), so_far + way + corner);
                if total < cost[to] {
                    (cost[to], from[to]) = (total, at);
                    heap.push(Reverse((Cost(total), to)));
                }
            }
        }
        None
    }

    /// The points of a way found, border to border.
    fn trail(
        &self,
        mut at: usize,
        from: &[usize],
        starts: &[Port],
        end: &Port,
    ) -> Option<Vec<[f64; 2]>> {
        let mut points = vec![end.border, self.point(at / 2)];
        while from[at] != usize::MAX {
            at = from[at];
            points.push(self.point(at / 2));
        }
        let first = self.point(at / 2);
        let own = |port: &&Port| port.outside == first && port.upright == (at % 2 == 1);
        points.push(starts.iter().find(own)?.border);
        points.reverse();
        Some(points)
    }
}

/// The lanes of a page in order, each once.
fn sorted(lanes: impl Iterator<Item = f64>, most: f64) -> Vec<f64> {
    let mut lanes: Vec<f64> = lanes.filter(|&x| x >= 0.0 && x <= most).collect();
    lanes.sort_by(f64::total_cmp);
    lanes.dedup();
    lanes
}

/// A finite cost, in order.
#[derive(PartialEq)]
struct Cost(f64);

impl Eq for Cost {}

impl Ord for Cost {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Cost {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
