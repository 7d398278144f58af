//! Packing shapes side by side along their outlines.

use super::outline::{Step, add};

/// One side of a growing row, from its lowest step up to its highest.
struct Side {
    mirrored: bool,
    steps: Vec<(f64, f64)>,
}

impl Side {
    fn new(mirrored: bool) -> Self {
        Self {
            mirrored,
            steps: Vec::new(),
        }
    }

    fn near(&self, step: &Step) -> f64 {
        if self.mirrored {
            -step.right
        } else {
            step.left
        }
    }

    fn far(&self, step: &Step) -> f64 {
        if self.mirrored {
            -step.left
        } else {
            step.right
        }
    }

    /// How far a shape must stand from the origin to clear this side.
    fn clearance(&self, shape: &[Step]) -> f64 {
        let mut need = f64::NEG_INFINITY;
        let mut mine = self.steps.iter().rev();
        let mut theirs = shape.iter();
        let (mut a, mut b) = (mine.next(), theirs.next());
        while let (Some(&(bottom, edge)), Some(step)) = (a, b) {
            need = need.max(edge - self.near(step));
            if bottom <= step.bottom {
                a = mine.next();
            }
            if step.bottom <= bottom {
                b = theirs.next();
            }
        }
        need
    }

    /// Adds a shape that stands beyond all that is here.
    fn push(&mut self, shape: &[Step], at: f64) {
        let Some(last) = shape.last() else { return };
        while self.steps.last().is_some_and(|step| step.0 <= last.bottom) {
            self.steps.pop();
        }
        for step in shape.iter().rev() {
            self.steps.push((step.bottom, at + self.far(step)));
        }
    }
}

/// Where shapes stand in a row: as close as `gap` (between shapes `i` and
/// `i + 1`) lets them, the inner ones evenly between their neighbours.
pub(crate) fn stand_close(shapes: &[&[Step]], gap: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut left = vec![0.0; shapes.len()];
    let mut side = Side::new(false);
    for (i, shape) in shapes.iter().enumerate() {
        if i > 0 {
            left[i] = finite(side.clearance(shape) + gap(i - 1));
        }
        side.push(shape, left[i]);
    }
    if shapes.len() < 3 {
        return left;
    }
    let last = shapes.len() - 1;
    let mut right = vec![0.0; shapes.len()];
    let mut side = Side::new(true);
    for (i, shape) in shapes.iter().enumerate().rev() {
        right[i] = if i == last {
            left[i]
        } else {
            -finite(side.clearance(shape) + gap(i))
        };
        side.push(shape, -right[i]);
    }
    // Both rows keep every distance, and so does the row between them.
    let inner = |i: usize| f64::midpoint(left[i], right[i].max(left[i]));
    (0..=last)
        .map(|i| {
            if i == 0 || i == last {
                left[i]
            } else {
                inner(i)
            }
        })
        .collect()
}

fn finite(x: f64) -> f64 {
    if x.is_finite() { x } else { 0.0 }
}

/// The outline of a row of shapes that stand at `xs`.
pub(crate) fn outline(shapes: &[&[Step]], xs: &[f64]) -> Vec<Step> {
    let mut right = Side::new(false);
    let mut left = Side::new(true);
    for (shape, &x) in shapes.iter().zip(xs) {
        right.push(shape, x);
    }
    for (shape, &x) in shapes.iter().zip(xs).rev() {
        left.push(shape, -x);
    }
    let mut steps = Vec::new();
    let (mut rights, mut lefts) = (right.steps.iter().rev(), left.steps.iter().rev());
    let (mut a, mut b) = (rights.next(), lefts.next());
    while let (Some(&(r_bottom, r)), Some(&(l_bottom, l))) = (a, b) {
        add(
            &mut steps,
            Step {
                bottom: r_bottom.min(l_bottom),
                left: -l,
                right: r,
            },
        );
        if r_bottom <= l_bottom {
            a = rights.next();
        }
        if l_bottom <= r_bottom {
            b = lefts.next();
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(all: &[(f64, f64, f64)]) -> Vec<Step> {
        all.iter()
            .map(|&(bottom, left, right)| Step {
                bottom,
                left,
                right,
            })
            .collect()
    }

    #[test]
    fn a_low_shape_stands_over_a_neighbours_foot() {
        let (wide, low) = (
            steps(&[(10.0, 20.0, 30.0), (20.0, 0.0, 50.0)]),
            steps(&[(10.0, 0.0, 10.0)]),
        );
        assert_eq!(stand_close(&[&wide, &low], |_| 2.0), [0.0, 32.0]);
        assert_eq!(stand_close(&[&low, &wide], |_| 2.0), [0.0, -8.0]);
        assert_eq!(
            stand_close(&[&wide, &low, &wide], |_| 2.0),
            [0.0, 46.0, 52.0]
        );
    }

    #[test]
    fn outlines_join() {
        let low = steps(&[(10.0, 0.0, 10.0)]);
        let high = steps(&[(30.0, 0.0, 10.0)]);
        let row = outline(&[&low, &high], &[0.0, 12.0]);
        assert_eq!(row, steps(&[(10.0, 0.0, 22.0), (30.0, 12.0, 22.0)]));
    }
}
