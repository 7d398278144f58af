//! The lines between boxes: trunks, buses, drops, rails and stubs.

use super::drawing::{Edge, PlacedBox, Segment};
use super::gaps::Gaps;
use super::place::{Plan, cut};
use super::shape::{Form, Group, Item};
use super::tree::OrgChart;

/// A post and how its children are arranged.
pub(super) struct Joined<'a> {
    pub(super) post: usize,
    pub(super) form: &'a Form,
}

/// All lines of a chart; `joined` says how each post's children stand, in the
/// order of the boxes.
pub(super) fn edges(
    chart: &OrgChart,
    boxes: &[PlacedBox],
    joined: &[Joined<'_>],
    plan: &Plan<'_>,
) -> Vec<Edge> {
    let mut at = vec![0; chart.posts().len()];
    for (i, placed) in boxes.iter().enumerate() {
        at[placed.post] = i;
    }
    let gaps = Gaps::new(plan.boxes, plan.options);
    let lines = Lines {
        bus: cut(gaps.level / 2.0 * plan.scale),
        stub: cut(gaps.stub * plan.scale),
        inset: cut(gaps.inset * plan.scale),
    };
    let mut edges = Vec::new();
    for Joined { post, form } in joined {
        let to = chart.children(*post);
        let parent = &boxes[at[*post]];
        let kids: Vec<&PlacedBox> = to.iter().map(|&kid| &boxes[at[kid]]).collect();
        let mut segments = match form {
            Form::Leaf => continue,
            Form::Hung(group) => lines.hung(*group, parent, &kids),
            Form::Rows(rows) => lines.rows(parent, rows, &kids),
        };
        segments.retain(|[from, to]| from != to);
        edges.push(Edge {
            from: *post,
            to: to.to_vec(),
            segments,
        });
    }
    edges
}

/// Lengths of lines on the page, in points.
struct Lines {
    /// From a bus down to its row.
    bus: f64,
    stub: f64,
    inset: f64,
}

fn centre(placed: &PlacedBox) -> f64 {
    placed.x + placed.w / 2.0
}

fn middle(placed: &PlacedBox) -> f64 {
    placed.y + placed.h / 2.0
}

impl Lines {
    /// A rail from the parent's bottom edge, and the stubs from it.
    fn hung(&self, group: Group, parent: &PlacedBox, kids: &[&PlacedBox]) -> Vec<Segment> {
        let x = match group {
            Group::Rail => parent.x + self.inset,
            Group::Single | Group::Pairs => centre(parent),
        };
        rail(x, parent.y + parent.h, kids)
    }

    /// A trunk from the parent's bottom centre, the buses, and what hangs from
    /// them.
    fn rows(&self, parent: &PlacedBox, rows: &[Vec<Item>], kids: &[&PlacedBox]) -> Vec<Segment> {
        let trunk = centre(parent);
        let start = parent.y + parent.h;
        let mut segments = Vec::new();
        let mut lowest = start;
        let mut rest = kids;
        for row in rows {
            let Some(first) = rest.first() else { break };
            let bus = first.y - self.bus;
            let mut reach = (trunk, trunk);
            let mut drops = Vec::new();
            for item in row {
                let (group, after) = rest.split_at(item.count.min(rest.len()));
                rest = after;
                let Some(x) = self.drop_at(item.group, group) else {
                    continue;
                };
                // A hair's breadth is rounding, not a step in the line.
                let x = if (x - trunk).abs() < 0.01 && row.len() == 1 {
                    trunk
                } else {
                    x
                };
                reach = (reach.0.min(x), reach.1.max(x));
                match item.group {
                    Group::Single => drops.push([[x, bus], [x, group[0].y]]),
                    Group::Rail | Group::Pairs => drops.extend(rail(x, bus, group)),
                }
            }
            if let (true, [[_, end]]) = (reach.0 >= reach.1, drops.as_slice()) {
                // Straight down: one line from end to end.
                lowest = end[1];
                continue;
            }
            lowest = bus;
            segments.push([[reach.0, bus], [reach.1, bus]]);
            segments.append(&mut drops);
        }
        segments.insert(0, [[trunk, start], [trunk, lowest]]);
        segments
    }

    /// Where a group's drop stands.
    fn drop_at(&self, group: Group, kids: &[&PlacedBox]) -> Option<f64> {
        let first = kids.first()?;
        Some(match group {
            Group::Single => centre(first),
            Group::Rail => first.x - self.stub,
            Group::Pairs => first.x + first.w + self.stub,
        })
    }
}

/// An upright line from `top` past the middle of every child, and a stub to
/// the nearer side of each.
fn rail(x: f64, top: f64, kids: &[&PlacedBox]) -> Vec<Segment> {
    let bottom = kids.iter().map(|kid| middle(kid)).fold(top, f64::max);
    let mut segments = vec![[[x, top], [x, bottom]]];
    for kid in kids {
        let side = if kid.x >= x { kid.x } else { kid.x + kid.w };
        segments.push([[x, middle(kid)], [side, middle(kid)]]);
    }
    segments
}
