//! What must hold of the children of each post.

use std::collections::BTreeMap;

use super::lines::on_border;
use super::{Fault, HAIR};
use crate::drawing::{BoxKind, Drawing, Edge, PlacedBox};
use crate::tree::OrgChart;

/// Order and centring of the children of each post.
pub(super) fn families(chart: &OrgChart, drawing: &Drawing, faults: &mut Vec<Fault>) {
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
fn is_row(kids: &[&PlacedBox]) -> bool {
    let level = |pair: &[&PlacedBox]| (pair[0].y - pair[1].y).abs() < HAIR;
    kids.windows(2).all(level) && kids.len() > 1
}
