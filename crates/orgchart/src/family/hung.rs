//! Children that hang in columns from their parent's box.

use super::block::Block;
use super::gaps::Gaps;
use super::outline::{self, Step};
use super::shape::{ChildPosition, Form, Group, Shape};

/// The children, each in a chosen shape, in one column on a rail from their
/// parent's box.
pub(crate) fn hang(gaps: &Gaps, height: f64, kids: &[(usize, &Shape)]) -> Shape {
    let indent = gaps.inset + gaps.stub;
    let mut steps = vec![Step {
        bottom: height + gaps.below(),
        left: 0.0,
        right: gaps.width,
    }];
    let mut positions = Vec::with_capacity(kids.len());
    let mut width = gaps.width;
    let left = gaps.inset + gaps.slack();
    let mut y = height + gaps.sibling;
    for &(pick, shape) in kids {
        positions.push(ChildPosition { x: indent, y, pick });
        for step in &shape.steps {
            let (bottom, right) = (y + step.bottom, indent + step.right);
            outline::add(
                &mut steps,
                Step {
                    bottom,
                    left,
                    right,
                },
            );
        }
        if steps.len() > 64 {
            outline::simplify(&mut steps);
        }
        width = width.max(indent + shape.width);
        y += shape.height + gaps.sibling;
    }
    outline::simplify(&mut steps);
    Shape {
        width,
        height: y - gaps.sibling,
        box_x: 0.0,
        steps,
        form: Form::Hung(Group::Rail),
        positions,
    }
}

/// Leaves in two columns, with the rail from their parent's box between them.
pub(crate) fn hang_pairs(gaps: &Gaps, height: f64, count: usize, leaf_height: f64) -> Shape {
    let run = Block::run(gaps, Group::Pairs, count, leaf_height);
    let width = 2.0 * (gaps.width + gaps.stub);
    let top = height + gaps.sibling;
    let box_x = (width - gaps.width) / 2.0;
    let mut steps = vec![Step {
        bottom: height + gaps.below(),
        left: box_x,
        right: box_x + gaps.width,
    }];
    let bottom = top + run.height + gaps.below();
    outline::add(
        &mut steps,
        Step {
            bottom,
            left: 0.0,
            right: width,
        },
    );
    Shape {
        width,
        height: top + run.height,
        box_x,
        steps,
        form: Form::Hung(Group::Pairs),
        positions: run.positions(0.0, top).collect(),
    }
}
