//! The straight lines to draw for many edges that share their ways.

use crate::drawing::Edge;
use crate::geometry::Segment;

/// The lines of one superior, each drawn once: what siblings share is merged.
#[must_use]
pub fn segments<'e>(edges: impl IntoIterator<Item = &'e Edge>) -> Vec<Segment> {
    let pairs = |edge: &Edge| {
        let points = edge.points.windows(2);
        points.map(|pair| [pair[0], pair[1]]).collect::<Vec<_>>()
    };
    let all: Vec<Segment> = edges.into_iter().flat_map(pairs).collect();
    let level = |segment: &&Segment| segment[0][1].total_cmp(&segment[1][1]).is_eq();
    let (levels, uprights): (Vec<&Segment>, Vec<&Segment>) = all.iter().partition(level);
    let mut all = merged(&uprights, 1);
    all.extend(merged(&levels, 0));
    all
}

/// Joins the lines that lie in one another's direction and touch; `axis` is
/// the one along which they run.
fn merged(segments: &[&Segment], axis: usize) -> Vec<Segment> {
    let across = 1 - axis;
    let mut spans: Vec<(f64, f64, f64)> = segments
        .iter()
        .map(|[a, b]| (a[across], a[axis].min(b[axis]), a[axis].max(b[axis])))
        .collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut joined: Vec<(f64, f64, f64)> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.0.total_cmp(&span.0).is_eq() && span.1 <= last.2 => {
                last.2 = last.2.max(span.2);
            }
            _ => joined.push(span),
        }
    }
    let segment = |(at, from, to): (f64, f64, f64)| match axis {
        0 => [[from, at], [to, at]],
        _ => [[at, from], [at, to]],
    };
    joined
        .into_iter()
        .filter(|(_, from, to)| from < to)
        .map(segment)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siblings_share_their_trunk_and_bus() {
        let edge = |to, points: &[[f64; 2]]| Edge {
            from: 0,
            to,
            dotted: false,
            points: points.to_vec(),
        };
        let edges = [
            edge(1, &[[5.0, 1.0], [5.0, 2.0], [2.0, 2.0], [2.0, 3.0]]),
            edge(2, &[[5.0, 1.0], [5.0, 2.0], [8.0, 2.0], [8.0, 3.0]]),
        ];
        let expected = [
            [[2.0, 2.0], [2.0, 3.0]],
            [[5.0, 1.0], [5.0, 2.0]],
            [[8.0, 2.0], [8.0, 3.0]],
            [[2.0, 2.0], [8.0, 2.0]],
        ];
        assert_eq!(segments(&edges), expected);
    }
}
