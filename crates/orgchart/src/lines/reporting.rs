//! The lines between boxes: along trunks, buses and drops, or rails and stubs.

use crate::drawing::{Edge, PlacedBox};
use crate::family::{Form, Gaps, Group, Item};
use crate::geometry::snap;
use crate::tree::OrgChart;

/// A post and how its children are arranged.
pub(crate) struct Joined<'a> {
    pub(crate) post: usize,
    pub(crate) form: &'a Form,
}

/// The points that a line goes through.
type Path = Vec<[f64; 2]>;

/// All lines of a chart; `joined` says how each post's children stand, `scale`
/// how large the page shows the gaps.
pub(crate) fn edges(
    chart: &OrgChart,
    boxes: &[PlacedBox],
    joined: &[Joined<'_>],
    (gaps, scale): (&Gaps, f64),
) -> Vec<Edge> {
    let mut at = vec![0; chart.posts().len()];
    for (i, placed) in boxes.iter().enumerate() {
        at[placed.post] = i;
    }
    let lines = Lengths {
        bus: snap(gaps.level / 2.0 * scale),
        stub: snap(gaps.stub * scale),
        inset: snap(gaps.inset * scale),
    };
    let mut edges = Vec::with_capacity(boxes.len());
    for Joined { post, form } in joined {
        let to = chart.children(*post);
        let parent = &boxes[at[*post]];
        let kids: Vec<&PlacedBox> = to.iter().map(|&kid| &boxes[at[kid]]).collect();
        let paths = match form {
            Form::Leaf => continue,
            Form::Hung(group) => lines.hung(*group, parent, &kids),
            Form::Trunk { staff, rows } => {
                let (beside, below) = kids.split_at(staff.iter().sum::<usize>().min(kids.len()));
                let mut paths = lines.beside(parent, beside);
                paths.extend(lines.rows(parent, rows, below));
                paths
            }
        };
        edges.extend(to.iter().zip(paths).map(|(&to, mut points)| {
            points.dedup();
            Edge {
                from: *post,
                to,
                dotted: false,
                points,
            }
        }));
    }
    edges
}

/// Lengths of lines on the page, in points.
struct Lengths {
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

fn below(placed: &PlacedBox) -> f64 {
    placed.y + placed.h
}

impl Lengths {
    /// From the parent's bottom edge down a rail and along a stub.
    fn hung(&self, group: Group, parent: &PlacedBox, kids: &[&PlacedBox]) -> Vec<Path> {
        let x = match group {
            Group::Rail => parent.x + self.inset,
            Group::Single | Group::Pairs => centre(parent),
        };
        let path = |kid: &&PlacedBox| off_rail(vec![[x, below(parent)]], kid);
        kids.iter().map(path).collect()
    }

    /// Down the trunk and to the near side of each staff post.
    fn beside(&self, parent: &PlacedBox, kids: &[&PlacedBox]) -> Vec<Path> {
        self.hung(Group::Pairs, parent, kids)
    }

    /// Down a trunk from the parent's bottom centre, along a bus, and down to
    /// the child or its group's rail.
    fn rows(&self, parent: &PlacedBox, rows: &[Vec<Item>], kids: &[&PlacedBox]) -> Vec<Path> {
        let trunk = centre(parent);
        let mut paths = Vec::with_capacity(kids.len());
        let mut rest = kids;
        for row in rows {
            let Some(first) = rest.first() else { break };
            let bus = first.y - self.bus;
            for item in row {
                let (group, after) = rest.split_at(item.count.min(rest.len()));
                rest = after;
                let Some(x) = self.drop_at(item.group, group) else {
                    continue;
                };
                // A hair's breadth is rounding, not a step in the line.
                let straight = (x - trunk).abs() < 0.01 && row.len() == 1;
                let x = if straight { trunk } else { x };
                let mut start = vec![[trunk, below(parent)]];
                if !straight {
                    start.extend([[trunk, bus], [x, bus]]);
                }
                paths.extend(group.iter().map(|kid| {
                    if item.group == Group::Single {
                        let mut path = start.clone();
                        path.push([x, kid.y]);
                        path
                    } else {
                        off_rail(start.clone(), kid)
                    }
                }));
            }
        }
        paths
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

/// Further down an upright line to the middle of a box, and along a stub to
/// its near side.
fn off_rail(mut path: Path, kid: &PlacedBox) -> Path {
    let x = path.last().map_or(kid.x, |point| point[0]);
    let side = if kid.x >= x { kid.x } else { kid.x + kid.w };
    path.extend([[x, middle(kid)], [side, middle(kid)]]);
    path
}
