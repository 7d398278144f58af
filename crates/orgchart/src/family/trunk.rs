//! Children in rows on a trunk, with staff posts beside it.

use super::block::Block;
use super::gaps::Gaps;
use super::outline::{self, Step};
use super::row::Row;
use super::shape::{ChildPosition, Form, Shape};

/// Staff posts beside a trunk and blocks in rows under it, all centred under
/// their parent's box, or rows under nothing when `height` is none. None when
/// the trunk could not pass a row, or there is nothing to arrange.
pub(crate) fn trunk(
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
    let mut positions = Vec::new();
    let mut beside = Vec::new();
    if let Some(height) = height {
        steps.push(Step {
            bottom: height + gaps.below(),
            left: -half,
            right: half,
        });
        top = height;
        beside = stand_beside(gaps, &mut top, staff, &mut steps, &mut positions);
        left = positions
            .iter()
            .map(|position| position.x)
            .fold(left, f64::min);
        top += gaps.level;
    }
    if rows.is_empty() && positions.is_empty() {
        return None;
    }
    let mut form = Vec::with_capacity(rows.len());
    let last = rows.len().saturating_sub(1);
    for (r, blocks) in rows.into_iter().enumerate() {
        let row = Row::new(gaps, &blocks, height.is_some() && r < last)?;
        for step in row.steps {
            outline::add(
                &mut steps,
                Step {
                    bottom: top + step.bottom,
                    ..step
                },
            );
        }
        for (block, x) in blocks.iter().zip(row.xs) {
            left = left.min(x);
            positions.extend(block.positions(x, top));
        }
        form.push(blocks.iter().map(|block| block.item).collect());
        let row_height = blocks.iter().map(|block| block.height).fold(0.0, f64::max);
        top += row_height + gaps.level;
    }
    let form = Form::Trunk {
        staff: beside,
        rows: form,
    };
    Some(framed(
        gaps,
        (left, top - gaps.level),
        steps,
        form,
        positions,
    ))
}

/// A shape from what stands around its trunk at nought, moved so that `left`
/// is its left edge.
fn framed(
    gaps: &Gaps,
    (left, height): (f64, f64),
    mut steps: Vec<Step>,
    form: Form,
    mut positions: Vec<ChildPosition>,
) -> Shape {
    outline::simplify(&mut steps);
    let rights = steps.iter().map(|step| step.right);
    let right = rights.fold(f64::NEG_INFINITY, f64::max);
    for step in &mut steps {
        step.left -= left;
        step.right -= left;
    }
    for position in &mut positions {
        position.x -= left;
    }
    Shape {
        width: right - left,
        height,
        box_x: -gaps.width / 2.0 - left,
        steps,
        form,
        positions,
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
    positions: &mut Vec<ChildPosition>,
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
            positions.push(ChildPosition { x: left, y, pick });
            (pick, right) = *next;
        }
        positions.push(ChildPosition {
            x: gaps.stub,
            y,
            pick,
        });
        let bottom = y + shape.height.max(right.height);
        outline::add(
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
