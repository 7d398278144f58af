//! What must hold in every drawing, for tests and measuring programs.

mod dotted;

use std::collections::BTreeMap;

use super::book::Book;
use super::drawing::{BoxKind, Drawing, Edge, PlacedBox};
use super::options::Options;
use super::strokes::{Segment, strokes};
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
    /// The letter beside this post stands on something else.
    LetterTouches(usize),
    /// The drawing is larger than its page.
    LargerThanPage,
}

/// Everything wrong with a chart laid out.
#[must_use]
pub fn faults(chart: &OrgChart, book: &Book, options: &Options) -> Vec<Fault> {
    let mut faults = missing(chart, book);
    faults.extend(dotted::unjoined(chart, book));
    for drawing in &book.pages {
        sizes(drawing, options, &mut faults);
        near(drawing, options, &mut faults);
        through(drawing, &mut faults);
        meeting(drawing, &mut faults);
        families(chart, drawing, &mut faults);
        joined(drawing, &mut faults);
        faults.extend(dotted::letters(drawing));
    }
    faults
}

/// Every post has one box of its own, or is a stub and at the head of pages of
/// its own; and every box but a head and the topmost has its superior's line.
fn missing(chart: &OrgChart, book: &Book) -> Vec<Fault> {
    let count = chart.posts().len();
    let (mut posts, mut stubs, mut heads) = (vec![0; count], vec![0; count], vec![0; count]);
    let mut lines = vec![0; count];
    for drawing in &book.pages {
        for placed in &drawing.boxes {
            match placed.kind {
                BoxKind::Post => posts[placed.post] += 1,
                BoxKind::Stub => stubs[placed.post] += 1,
                BoxKind::Head => heads[placed.post] += 1,
            }
        }
        for edge in drawing.edges.iter().filter(|edge| !edge.dotted) {
            if chart.posts()[edge.to].superior == Some(edge.from) {
                lines[edge.to] += 1;
            }
        }
    }
    let mut faults = Vec::new();
    for post in 0..count {
        let whole = posts[post] == 1 && stubs[post] == 0;
        let cut = posts[post] == 0 && stubs[post] == 1 && heads[post] > 0;
        if !whole && !cut {
            faults.push(Fault::NotOnce(post));
        }
        if lines[post] != usize::from(chart.posts()[post].superior.is_some()) {
            faults.push(Fault::NotJoined(post));
        }
    }
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
        for segment in strokes(std::slice::from_ref(edge)) {
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

fn meeting(drawing: &Drawing, faults: &mut Vec<Fault>) {
    let mut lines: Vec<([f64; 4], usize, usize)> = Vec::new();
    for (at, edges) in bundles(drawing).enumerate() {
        let strokes = strokes(edges);
        lines.extend(strokes.iter().map(|line| (bounds(line), at, edges[0].from)));
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

/// Order and centring of the children of each post.
fn families(chart: &OrgChart, drawing: &Drawing, faults: &mut Vec<Fault>) {
    let at: BTreeMap<usize, &PlacedBox> = drawing
        .boxes
        .iter()
        .filter(|placed| placed.kind != BoxKind::Head)
        .map(|placed| (placed.post, placed))
        .collect();
    for parent in drawing.boxes.iter().filter(|b| b.kind != BoxKind::Stub) {
        let kids = chart.children(parent.post);
        let drawn = kids.iter().filter(|&&kid| {
            // A post may head two parts of its family on one page.
            let own = |edge: &Edge| edge.points.first().is_some_and(|p| on_border(parent, *p));
            let edge = |e: &&Edge| e.from == parent.post && e.to == kid && own(e);
            !chart.posts()[kid].staff && drawing.edges.iter().any(|e| edge(&e))
        });
        let kids: Vec<&PlacedBox> = drawn.filter_map(|kid| at.get(kid).copied()).collect();
        family(parent, &kids, faults);
    }
}

/// Order and centring of one post's children that stand in its rows.
fn family(parent: &PlacedBox, kids: &[&PlacedBox], faults: &mut Vec<Fault>) {
    for pair in kids.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if b.x < a.x + a.w && b.y < a.y + a.h {
            faults.push(Fault::OutOfOrder(a.post, b.post));
        }
    }
    if !is_row(kids) {
        return;
    }
    let left = kids.iter().map(|kid| kid.x);
    let right = kids.iter().map(|kid| kid.x + kid.w);
    let left = left.fold(f64::INFINITY, f64::min);
    let right = right.fold(f64::NEG_INFINITY, f64::max);
    let centre = parent.x + parent.w / 2.0;
    if (f64::midpoint(left, right) - centre).abs() > HAIR {
        faults.push(Fault::NotCentred(parent.post));
    }
}

/// Whether all children stand side by side.
pub(super) fn is_row(kids: &[&PlacedBox]) -> bool {
    let level = |pair: &[&PlacedBox]| (pair[0].y - pair[1].y).abs() < HAIR;
    kids.windows(2).all(level) && kids.len() > 1
}

/// Every line must begin at the border of one of its boxes and end at the
/// other's.
fn joined(drawing: &Drawing, faults: &mut Vec<Fault>) {
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

fn on_border(b: &PlacedBox, [x, y]: [f64; 2]) -> bool {
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
