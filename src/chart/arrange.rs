//! The ways in which one family can stand under its parent.

use super::contour::{self, Step};
use super::gaps::Gaps;
use super::row::{Block, Row};
use super::shape::{Form, Group, Shape, Slot};

/// The children, each in a chosen shape, in one column on a rail from their
/// parent's box.
pub(super) fn hang(gaps: &Gaps, height: f64, kids: &[(usize, &Shape)]) -> Shape {
    let indent = gaps.inset + gaps.stub;
    let mut steps = vec![Step {
        bottom: height + gaps.below(),
        left: 0.0,
        right: gaps.width,
    }];
    let mut slots = Vec::with_capacity(kids.len());
    let mut width = gaps.width;
    let left = gaps.inset + gaps.slack();
    let mut y = height + gaps.sibling;
    for &(pick, shape) in kids {
        slots.push(Slot { x: indent, y, pick });
        for step in &shape.steps {
            let (bottom, right) = (y + step.bottom, indent + step.right);
            contour::add(
                &mut steps,
                Step {
                    bottom,
                    left,
                    right,
                },
            );
        }
        if steps.len() > 64 {
            contour::simplify(&mut steps);
        }
        width = width.max(indent + shape.width);
        y += shape.height + gaps.sibling;
    }
    contour::simplify(&mut steps);
    Shape {
        width,
        height: y - gaps.sibling,
        box_x: 0.0,
        steps,
        form: Form::Hung(Group::Rail),
        slots,
    }
}

/// Leaves in two columns, with the rail from their parent's box between them.
pub(super) fn hang_pairs(gaps: &Gaps, height: f64, count: usize, leaf_height: f64) -> Shape {
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
    contour::add(
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
        slots: run.slots(0.0, top).collect(),
    }
}

/// The blocks in rows, centred under their parent's box, or under nothing when
/// `height` is none. None when the trunk could not pass a row.
pub(super) fn rows(gaps: &Gaps, height: Option<f64>, rows: Vec<Vec<Block<'_>>>) -> Option<Shape> {
    let half = gaps.width / 2.0;
    let mut left = if height.is_some() {
        -half
    } else {
        f64::INFINITY
    };
    let mut steps = Vec::new();
    let mut top = 0.0;
    if let Some(height) = height {
        steps.push(Step {
            bottom: height + gaps.below(),
            left: -half,
            right: half,
        });
        top = height + gaps.level;
    }
    let last = rows.len().checked_sub(1)?;
    let mut slots = Vec::new();
    let mut form = Vec::with_capacity(rows.len());
    for (r, blocks) in rows.into_iter().enumerate() {
        let row = Row::new(gaps, &blocks, height.is_some() && r < last)?;
        for step in row.steps {
            contour::add(
                &mut steps,
                Step {
                    bottom: top + step.bottom,
                    ..step
                },
            );
        }
        for (block, x) in blocks.iter().zip(row.xs) {
            left = left.min(x);
            slots.extend(block.slots(x, top));
        }
        form.push(blocks.iter().map(|block| block.item).collect());
        let row_height = blocks.iter().map(|block| block.height).fold(0.0, f64::max);
        top += row_height + gaps.level;
    }
    contour::simplify(&mut steps);
    let right = steps
        .iter()
        .map(|step| step.right)
        .fold(f64::NEG_INFINITY, f64::max);
    for step in &mut steps {
        step.left -= left;
        step.right -= left;
    }
    for slot in &mut slots {
        slot.x -= left;
    }
    Some(Shape {
        width: right - left,
        height: top - gaps.level,
        box_x: -half - left,
        steps,
        form: Form::Rows(form),
        slots,
    })
}
