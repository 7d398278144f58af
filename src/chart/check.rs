//! What must hold in every drawing, for tests and measuring programs.

use super::drawing::{Drawing, PlacedBox, Segment};
use super::options::Options;
use super::tree::OrgChart;

/// Something that a drawing must not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// This post has no box, or more than one.
    NotOnce(usize),
    /// The boxes of these posts are too near one another.
    TooNear(usize, usize),
    /// A line from the first post goes through or along the second's box.
    LineThroughBox(usize, usize),
    /// Lines from these posts meet.
    LinesMeet(usize, usize),
    /// The second post stands before the first, its elder sibling.
    OutOfOrder(usize, usize),
    /// This post does not stand over the middle of its row.
    NotCentred(usize),
    /// A line to this post does not end on its border, or there is none.
    NotJoined(usize),
    /// This post's box reaches outside the drawing.
    Outside(usize),
    /// The drawing is larger than its page.
    LargerThanPage,
}

/// Everything wrong with a drawing of a chart.
#[must_use]
pub fn faults(chart: &OrgChart, drawing: &Drawing, options: &Options) -> Vec<Fault> {
    let mut at: Vec<Option<&PlacedBox>> = vec![None; chart.posts().len()];
    let mut faults = Vec::new();
    for placed in &drawing.boxes {
        let twice = at
            .get_mut(placed.post)
            .is_none_or(|at| at.replace(placed).is_some());
        if twice {
            faults.push(Fault::NotOnce(placed.post));
        }
    }
    let missing = (0..at.len()).filter(|&post| at[post].is_none());
    faults.extend(missing.map(Fault::NotOnce));
    if !faults.is_empty() {
        return faults;
    }
    let at: Vec<&PlacedBox> = at.into_iter().flatten().collect();
    sizes(drawing, options, &mut faults);
    near(drawing, options, &mut faults);
    through(drawing, &mut faults);
    meeting(drawing, &mut faults);
    for post in 0..at.len() {
        family(chart, &at, post, &mut faults);
    }
    joined(drawing, &at, &mut faults);
    faults
}

/// What rounding may cost, in points.
const HAIR: f64 = 0.02;

fn sizes(drawing: &Drawing, options: &Options, faults: &mut Vec<Fault>) {
    let page = options.pages.get(drawing.page);
    if page.is_some_and(|page| drawing.width > page.width || drawing.height > page.height) {
        faults.push(Fault::LargerThanPage);
    }
    for b in &drawing.boxes {
        let inside = b.x >= 0.0 && b.y >= 0.0 && b.x + b.w <= drawing.width + 1e-9;
        if !inside || b.y + b.h > drawing.height + 1e-9 {
            faults.push(Fault::Outside(b.post));
        }
    }
}

fn near(drawing: &Drawing, options: &Options, faults: &mut Vec<Fault>) {
    let gap = options.sibling_gap.min(0.45 * options.level_gap) * drawing.scale - HAIR;
    let mut boxes: Vec<&PlacedBox> = drawing.boxes.iter().collect();
    boxes.sort_by(|a, b| a.x.total_cmp(&b.x));
    for (i, a) in boxes.iter().enumerate() {
        for b in boxes[i + 1..].iter().take_while(|b| b.x < a.x + a.w + gap) {
            if a.y < b.y + b.h + gap && b.y < a.y + a.h + gap {
                faults.push(Fault::TooNear(a.post, b.post));
            }
        }
    }
}

/// The left, top, right and bottom of a line.
fn bounds(segment: &Segment) -> [f64; 4] {
    let [[ax, ay], [bx, by]] = *segment;
    [ax.min(bx), ay.min(by), ax.max(bx), ay.max(by)]
}

fn through(drawing: &Drawing, faults: &mut Vec<Fault>) {
    let mut boxes: Vec<&PlacedBox> = drawing.boxes.iter().collect();
    boxes.sort_by(|a, b| a.y.total_cmp(&b.y));
    let tallest = boxes.iter().map(|b| b.h).fold(0.0, f64::max);
    for edge in &drawing.edges {
        for segment in &edge.segments {
            let [left, top, right, bottom] = bounds(segment);
            let from = boxes.partition_point(|b| b.y < top - tallest);
            for b in boxes[from..].iter().take_while(|b| b.y <= bottom) {
                let apart = right < b.x || left > b.x + b.w || bottom < b.y || top > b.y + b.h;
                let own = b.post == edge.from || edge.to.contains(&b.post);
                let inside = right > b.x && left < b.x + b.w && bottom > b.y && top < b.y + b.h;
                if !apart && (!own || inside) {
                    faults.push(Fault::LineThroughBox(edge.from, b.post));
                }
            }
        }
    }
}

fn meeting(drawing: &Drawing, faults: &mut Vec<Fault>) {
    let mut lines: Vec<([f64; 4], usize)> = Vec::new();
    for edge in &drawing.edges {
        lines.extend(
            edge.segments
                .iter()
                .map(|segment| (bounds(segment), edge.from)),
        );
    }
    lines.sort_by(|a, b| a.0[0].total_cmp(&b.0[0]));
    for (i, (a, from)) in lines.iter().enumerate() {
        for (b, other) in lines[i + 1..].iter().take_while(|(b, _)| b[0] <= a[2]) {
            if from != other && a[1] <= b[3] && b[1] <= a[3] {
                faults.push(Fault::LinesMeet(*from, *other));
            }
        }
    }
}

/// Order and centring of one post's children.
fn family(chart: &OrgChart, at: &[&PlacedBox], post: usize, faults: &mut Vec<Fault>) {
    let kids = chart.children(post);
    for pair in kids.windows(2) {
        let (a, b) = (at[pair[0]], at[pair[1]]);
        if b.x < a.x + a.w && b.y < a.y + a.h {
            faults.push(Fault::OutOfOrder(pair[0], pair[1]));
        }
    }
    if !is_row(kids, at) {
        return;
    }
    let left = kids
        .iter()
        .map(|&kid| at[kid].x)
        .fold(f64::INFINITY, f64::min);
    let right = kids
        .iter()
        .map(|&kid| at[kid].x + at[kid].w)
        .fold(f64::NEG_INFINITY, f64::max);
    let centre = at[post].x + at[post].w / 2.0;
    if (f64::midpoint(left, right) - centre).abs() > HAIR {
        faults.push(Fault::NotCentred(post));
    }
}

/// Whether all children stand side by side.
pub(super) fn is_row(kids: &[usize], at: &[&PlacedBox]) -> bool {
    let top = |kid: &usize| at[*kid].y;
    kids.windows(2)
        .all(|pair| (top(&pair[0]) - top(&pair[1])).abs() < HAIR)
        && kids.len() > 1
}

/// Every child's box must be touched by a line of its superior, which must
/// itself be touched, and all those lines must hang together.
fn joined(drawing: &Drawing, at: &[&PlacedBox], faults: &mut Vec<Fault>) {
    for edge in &drawing.edges {
        let touches = |b: &PlacedBox, from_below: bool| {
            edge.segments.iter().flatten().any(|&[x, y]| {
                let across = x >= b.x && x <= b.x + b.w;
                let down = y >= b.y && y <= b.y + b.h;
                let side = down && (same(x, b.x) || same(x, b.x + b.w));
                if from_below {
                    across && same(y, b.y + b.h)
                } else {
                    (across && same(y, b.y)) || side
                }
            })
        };
        if !touches(at[edge.from], true) || !connected(&edge.segments) {
            faults.push(Fault::NotJoined(edge.from));
        }
        let loose = edge.to.iter().filter(|&&kid| !touches(at[kid], false));
        faults.extend(loose.map(|&kid| Fault::NotJoined(kid)));
    }
}

fn same(a: f64, b: f64) -> bool {
    a.total_cmp(&b).is_eq()
}

/// Whether lines all meet, directly or through others.
fn connected(segments: &[Segment]) -> bool {
    let mut reached = vec![false; segments.len()];
    let mut stack = vec![0];
    while let Some(i) = stack.pop() {
        if i >= segments.len() || std::mem::replace(&mut reached[i], true) {
            continue;
        }
        let a = bounds(&segments[i]);
        for (j, other) in segments.iter().enumerate() {
            let b = bounds(other);
            let meet = a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
            if meet && !reached[j] {
                stack.push(j);
            }
        }
    }
    reached.iter().all(|&reached| reached)
}
