//! A group of siblings, ready for a row.

use std::borrow::Cow;

use super::gaps::Gaps;
use super::outline::Step;
use super::shape::{ChildPosition, Form, Group, Item, Shape};
use crate::geometry::as_f64;

/// A group of siblings with the shapes chosen for them, ready for a row.
pub(crate) struct Block<'a> {
    pub(crate) item: Item,
    pub(crate) height: f64,
    pub(crate) steps: Cow<'a, [Step]>,
    /// The left and right edges of the siblings' own boxes.
    pub(crate) edges: (f64, f64),
    /// Whether nothing stands under any of them.
    pub(crate) leaves: bool,
    /// Which of a single child's shapes it is.
    pick: usize,
    /// From the top of one leaf of a column to the next.
    pitch: f64,
    /// From the left column of a pair to the right one.
    second: f64,
}

impl<'a> Block<'a> {
    /// One child in one of its shapes.
    pub(crate) fn single(gaps: &Gaps, shape: &'a Shape, pick: usize) -> Self {
        Self {
            item: Item {
                group: Group::Single,
                count: 1,
            },
            height: shape.height,
            steps: Cow::Borrowed(&shape.steps),
            edges: (shape.box_x, shape.box_x + gaps.width),
            leaves: shape.form == Form::Leaf,
            pick,
            pitch: 0.0,
            second: 0.0,
        }
    }

    /// Leaves in a column or a pair of columns on a rail.
    pub(crate) fn run(gaps: &Gaps, group: Group, count: usize, leaf_height: f64) -> Self {
        let pitch = leaf_height + gaps.sibling;
        let (rows, left, slack, right) = match group {
            Group::Pairs => (count.div_ceil(2), 0.0, 0.0, 2.0 * (gaps.width + gaps.stub)),
            _ => (count, gaps.stub, gaps.slack(), gaps.stub + gaps.width),
        };
        let height = as_f64(rows) * pitch - gaps.sibling;
        let outline = Step {
            bottom: height + gaps.below(),
            left: slack,
            right,
        };
        Self {
            item: Item { group, count },
            height,
            steps: Cow::Owned(vec![outline]),
            edges: (left, right),
            leaves: true,
            pick: 0,
            pitch,
            second: gaps.width + 2.0 * gaps.stub,
        }
    }

    /// Where its children stand, when its top left corner is at a place.
    pub(crate) fn positions(&self, x: f64, y: f64) -> impl Iterator<Item = ChildPosition> {
        let (left, pick, pitch, group) = (self.edges.0, self.pick, self.pitch, self.item.group);
        let second = self.second;
        (0..self.item.count).map(move |i| match group {
            Group::Single => ChildPosition { x, y, pick },
            Group::Rail => ChildPosition {
                x: x + left,
                y: y + as_f64(i) * pitch,
                pick,
            },
            Group::Pairs => ChildPosition {
                x: if i % 2 == 0 { x } else { x + second },
                y: y + as_f64(i / 2) * pitch,
                pick,
            },
        })
    }
}
