//! What must hold of lines.

use std::collections::BTreeMap;

use super::Fault;
use crate::drawing::{Drawing, Edge, PlacedBox};
use crate::geometry::Segment;
use crate::lines::segments;

/// The left, top, right and bottom of a line.
fn bounds(segment: &Segment) -> [f64; 4] {
    let [[ax, ay], [bx, by]] = *segment;
    [ax.min(bx), ay.min(by), ax.max(bx), ay.max(by)]
}

/// No line touches a box but its own two, from outside.
pub(super) fn through(drawing: &Drawing, faults: &mut Vec<Fault>) {
    let mut boxes: Vec<&PlacedBox> = drawing.boxes.iter().collect();
    boxes.sort_by(|a, b| a.y.total_cmp(&b.y));
    let tallest = boxes.iter().map(|b| b.h).fold(0.0, f64::max);
    for edge in &drawing.edges {
        for segment in segments(std::slice::from_ref(edge)) {
            let [left, top, right, bottom] = bounds(&segment);
            let from = boxes.partition_point(|b| b.y < top - tallest);
            for b in boxes[from..].iter().take_while(|b| b.y <= bottom) {
                let apart = right < b.x || left > b.x + b.w || bottom < b.y || top > b.y + b.h;
                let own = b.post == edge.from || b.post == edge.to;
                let inside = right > b.x && left < b.x + b.w && bottom > b.y && top < b.y + b.h;
                if !apart && (!own || inside) {
                    faults.push(Fault::LineThroughBox(edge.from, b.post));
                }
            }
        }
    }
}

/// The lines of each superior, and each dotted line by itself.
fn bundles(drawing: &Drawing) -> impl Iterator<Item = &[Edge]> {
    let one = |a: &Edge, b: &Edge| a.from == b.from && !a.dotted && !b.dotted;
    drawing.edges.chunk_by(one)
}

/// No two lines of different superiors meet.
pub(super) fn meeting(drawing: &Drawing, faults: &mut Vec<Fault>) {
    let mut lines: Vec<([f64; 4], usize, usize)> = Vec::new();
    for (at, edges) in bundles(drawing).enumerate() {
        let segments = segments(edges);
        lines.extend(
            segments
                .iter()
                .map(|line| (bounds(line), at, edges[0].from)),
        );
    }
    lines.sort_by(|a, b| a.0[0].total_cmp(&b.0[0]));
    for (i, (a, bundle, from)) in lines.iter().enumerate() {
        for (b, other, to) in lines[i + 1..].iter().take_while(|(b, ..)| b[0] <= a[2]) {
            if bundle != other && a[1] <= b[3] && b[1] <= a[3] {
                faults.push(Fault::LinesMeet(*from, *to));
            }
        }
    }
}

/// Every line must begin at the border of one of its boxes and end at the
/// other's.
pub(super) fn joined(drawing: &Drawing, faults: &mut Vec<Fault>) {
    let mut at: BTreeMap<usize, Vec<&PlacedBox>> = BTreeMap::new();
    for placed in &drawing.boxes {
        at.entry(placed.post).or_default().push(placed);
    }
    for edge in &drawing.edges {
        let ends = [
            (edge.from, edge.points.first()),
            (edge.to, edge.points.last()),
        ];
        for (post, end) in ends {
            let boxes = at.get(&post).into_iter().flatten();
            let touched = end.is_some_and(|end| boxes.into_iter().any(|b| on_border(b, *end)));
            if !touched {
                faults.push(Fault::NotJoined(edge.to));
            }
        }
        if edge.points.windows(2).any(|pair| !straight(pair)) {
            faults.push(Fault::NotJoined(edge.to));
        }
    }
}

pub(super) fn on_border(b: &PlacedBox, [x, y]: [f64; 2]) -> bool {
    let across = x >= b.x && x <= b.x + b.w;
    let down = y >= b.y && y <= b.y + b.h;
    (across && (same(y, b.y) || same(y, b.y + b.h)))
        || (down && (same(x, b.x) || same(x, b.x + b.w)))
}

/// Whether a line is level or upright.
fn straight(pair: &[[f64; 2]]) -> bool {
    same(pair[0][0], pair[1][0]) || same(pair[0][1], pair[1][1])
}

fn same(a: f64, b: f64) -> bool {
    a.total_cmp(&b).is_eq()
}
