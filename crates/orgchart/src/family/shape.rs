//! One way to draw a post with all that stands under it, and the best few.

use super::outline::Step;
use crate::geometry::Size;

/// How a group of neighbouring siblings is joined to the line above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    /// One child under its drop.
    Single,
    /// A column with a rail at its left.
    Rail,
    /// Two columns with a rail between them, read row by row.
    Pairs,
}

/// A group of siblings: `count` of them, the next ones in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) group: Group,
    pub(crate) count: usize,
}

/// How the children of a post are arranged.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Form {
    /// There are none.
    Leaf,
    /// All in one group whose rail begins at the post's own box.
    Hung(Group),
    /// A trunk from the post's box, with staff posts beside it and then rows of
    /// groups, each under its bus.
    Trunk {
        /// How many staff posts stand at each height: one, or two leaves.
        staff: Vec<usize>,
        /// The rows.
        rows: Vec<Vec<Item>>,
    },
}

/// Where a child's shape stands in its parent's, and which of its shapes it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ChildPosition {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) pick: usize,
}

/// One arrangement of a post and all under it, in points at nominal text size,
/// from the top left corner of what it covers.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// The left edge of the post's own box.
    pub(crate) box_x: f64,
    /// What it covers, from the top; dropped once the parent is done.
    pub(crate) steps: Vec<Step>,
    pub(crate) form: Form,
    /// Where its children stand, in the chart's order.
    pub(crate) positions: Vec<ChildPosition>,
}

impl Shape {
    /// How large it is.
    pub(crate) fn size(&self) -> Size {
        Size {
            width: self.width,
            height: self.height,
        }
    }
}

/// Keeps the shapes that no other beats in both width and height, by rising
/// width; of equal ones the first, and at most `cap`.
pub(crate) fn frontier(mut shapes: Vec<Shape>, cap: usize) -> Vec<Shape> {
    const SAME: f64 = 0.01;
    shapes.sort_by(|a, b| {
        a.width
            .total_cmp(&b.width)
            .then(a.height.total_cmp(&b.height))
    });
    let mut lowest = f64::INFINITY;
    shapes.retain(|shape| {
        let better = shape.height < lowest - SAME;
        if better {
            lowest = shape.height;
        }
        better
    });
    while shapes.len() > cap.max(2) {
        let loss = |i: &usize| {
            let [before, at, after] = [&shapes[i - 1], &shapes[*i], &shapes[i + 1]];
            (before.height / at.height.max(SAME)).ln() * (after.width / at.width.max(SAME)).ln()
        };
        let least = (1..shapes.len() - 1).min_by(|a, b| loss(a).total_cmp(&loss(b)));
        let Some(least) = least else { break };
        shapes.remove(least);
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sizes: &[(f64, f64)], cap: usize, expected: &[(f64, f64)]) {
        let shape = |&(width, height): &(f64, f64)| Shape {
            width,
            height,
            box_x: 0.0,
            steps: Vec::new(),
            form: Form::Leaf,
            positions: Vec::new(),
        };
        let kept = frontier(sizes.iter().map(shape).collect(), cap);
        let kept: Vec<_> = kept.iter().map(|s| (s.width, s.height)).collect();
        assert_eq!(kept, expected);
    }

    #[test]
    fn keeps_what_is_not_beaten() {
        check(
            &[(3.0, 1.0), (1.0, 3.0), (2.0, 3.0), (2.0, 2.0)],
            9,
            &[(1.0, 3.0), (2.0, 2.0), (3.0, 1.0)],
        );
        check(
            &[(1.0, 9.0), (1.1, 8.9), (4.0, 4.0), (9.0, 1.0)],
            3,
            &[(1.0, 9.0), (4.0, 4.0), (9.0, 1.0)],
        );
        check(&[], 3, &[]);
    }
}
