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

/// Staff posts beside a trunk and blocks in rows under it, all centred under
/// their parent's box, or rows under nothing when `height` is none. None when
/// the trunk could not pass a row, or there is nothing to arrange.
pub(super) fn trunk(
    gaps: &Gaps,
    height: Option<f64>,
    staff: &[(usize, &Shape)],
    rows: Vec<Vec<Block<'_>>>,
) -> Option<Shape> {
    let half = gaps.width / 2.0;
    let mut left = if height.is_some() {
        -half
    } else {
        f64::INFINITY
    };
    let mut steps = Vec::new();
    let mut top = 0.0;
    let mut slots = Vec::new();
    let mut beside = Vec::new();
    if let Some(height) = height {
        steps.push(Step {
            bottom: height + gaps.below(),
            left: -half,
            right: half,
        });
        top = height;
        beside = stand_beside(gaps, &mut top, staff, &mut steps, &mut slots);
        left = slots.iter().map(|slot| slot.x).fold(left, f64::min);
        top += gaps.level;
    }
    if rows.is_empty() && slots.is_empty() {
        return None;
    }
    let mut form = Vec::with_capacity(rows.len());
    let last = rows.len().saturating_sub(1);
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
    let form = Form::Trunk {
        staff: beside,
        rows: form,
    };
    Some(framed(gaps, (left, top - gaps.level), steps, form, slots))
}

/// A shape from what stands around its trunk at nought, moved so that `left`
/// is its left edge.
fn framed(
    gaps: &Gaps,
    (left, height): (f64, f64),
    mut steps: Vec<Step>,
    form: Form,
    mut slots: Vec<Slot>,
) -> Shape {
    contour::simplify(&mut steps);
    let rights = steps.iter().map(|step| step.right);
    let right = rights.fold(f64::NEG_INFINITY, f64::max);
    for step in &mut steps {
        step.left -= left;
        step.right -= left;
    }
    for slot in &mut slots {
        slot.x -= left;
    }
    Shape {
        width: right - left,
        height,
        box_x: -gaps.width / 2.0 - left,
        steps,
        form,
        slots,
    }
}

/// Puts staff posts beside a trunk, below `top`, which is moved to their lowest
/// edge: two leaves to a height, the first at the left, and any other at the
/// right. Gives how many stand at each height.
fn stand_beside(
    gaps: &Gaps,
    top: &mut f64,
    staff: &[(usize, &Shape)],
    steps: &mut Vec<Step>,
    slots: &mut Vec<Slot>,
) -> Vec<usize> {
    let mut heights = Vec::new();
    let mut rest = staff;
    while let Some(((pick, shape), after)) = rest.split_first() {
        let pair = after
            .first()
            .filter(|next| shape.form == Form::Leaf && next.1.form == Form::Leaf);
        let y = *top + gaps.sibling;
        let mut right = *shape;
        let mut pick = *pick;
        let mut left = 0.0;
        if let Some(next) = pair {
            left = -gaps.stub - shape.width;
            slots.push(Slot { x: left, y, pick });
            (pick, right) = *next;
        }
        slots.push(Slot {
            x: gaps.stub,
            y,
            pick,
        });
        let bottom = y + shape.height.max(right.height);
        contour::add(
            steps,
            Step {
                bottom: bottom + gaps.below(),
                left,
                right: gaps.stub + right.width,
            },
        );
        *top = bottom;
        let taken = if pair.is_some() { 2 } else { 1 };
        heights.push(taken);
        rest = &rest[taken..];
    }
    heights
}
