//! Outlines of shapes, and packing shapes side by side along them.

/// One step of an outline: from the step above it (or the top) down to
/// `bottom`, the shape covers no more than `left` to `right`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    pub(super) bottom: f64,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// How many steps an outline keeps: it bounds the work for each post, and an
/// outline made simpler only covers more, so that nothing can touch.
const MOST_STEPS: usize = 16;

/// One edge of a growing row, from its lowest step up to its highest.
struct Edge {
    mirrored: bool,
    steps: Vec<(f64, f64)>,
}

impl Edge {
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

    /// How far a shape must stand from the origin to clear this edge.
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
pub(super) fn pack(shapes: &[&[Step]], gap: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut left = vec![0.0; shapes.len()];
    let mut edge = Edge::new(false);
    for (i, shape) in shapes.iter().enumerate() {
        if i > 0 {
            left[i] = finite(edge.clearance(shape) + gap(i - 1));
        }
        edge.push(shape, left[i]);
    }
    if shapes.len() < 3 {
        return left;
    }
    let last = shapes.len() - 1;
    let mut right = vec![0.0; shapes.len()];
    let mut edge = Edge::new(true);
    for (i, shape) in shapes.iter().enumerate().rev() {
        right[i] = if i == last {
            left[i]
        } else {
            -finite(edge.clearance(shape) + gap(i))
        };
        edge.push(shape, -right[i]);
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
pub(super) fn outline(shapes: &[&[Step]], xs: &[f64]) -> Vec<Step> {
    let mut right = Edge::new(false);
    let mut left = Edge::new(true);
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

/// Adds a step below the others, joined to the last when it is as wide.
pub(super) fn add(steps: &mut Vec<Step>, step: Step) {
    const SAME: f64 = 0.01;
    match steps.last_mut() {
        Some(last) if step.bottom <= last.bottom => {
            last.left = last.left.min(step.left);
            last.right = last.right.max(step.right);
        }
        Some(last)
            if (last.left - step.left).abs() < SAME && (last.right - step.right).abs() < SAME =>
        {
            last.bottom = step.bottom;
            last.left = last.left.min(step.left);
            last.right = last.right.max(step.right);
        }
        _ => steps.push(step),
    }
}

/// Makes an outline simpler, covering as little more as it can.
pub(super) fn simplify(steps: &mut Vec<Step>) {
    // Long outlines are halved first: choosing well costs the square.
    while steps.len() > 4 * MOST_STEPS {
        let pairs = steps.chunks(2).map(|pair| {
            pair.iter().skip(1).fold(pair[0], |a, b| Step {
                bottom: b.bottom,
                left: a.left.min(b.left),
                right: a.right.max(b.right),
            })
        });
        *steps = pairs.collect();
    }
    while steps.len() > MOST_STEPS {
        let cost = |i: &usize| {
            let top = if *i == 0 { 0.0 } else { steps[i - 1].bottom };
            let (a, b) = (steps[*i], steps[i + 1]);
            let width = a.right.max(b.right) - a.left.min(b.left);
            (width - (a.right - a.left)) * (a.bottom - top)
                + (width - (b.right - b.left)) * (b.bottom - a.bottom)
        };
        let least = (0..steps.len() - 1).min_by(|a, b| cost(a).total_cmp(&cost(b)));
        let Some(i) = least else { return };
        let above = steps.remove(i);
        steps[i].left = steps[i].left.min(above.left);
        steps[i].right = steps[i].right.max(above.right);
    }
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
        assert_eq!(pack(&[&wide, &low], |_| 2.0), [0.0, 32.0]);
        assert_eq!(pack(&[&low, &wide], |_| 2.0), [0.0, -8.0]);
        assert_eq!(pack(&[&wide, &low, &wide], |_| 2.0), [0.0, 46.0, 52.0]);
    }

    #[test]
    fn outlines_join_and_grow_simple() {
        let low = steps(&[(10.0, 0.0, 10.0)]);
        let high = steps(&[(30.0, 0.0, 10.0)]);
        let row = outline(&[&low, &high], &[0.0, 12.0]);
        assert_eq!(row, steps(&[(10.0, 0.0, 22.0), (30.0, 12.0, 22.0)]));
        let mut long: Vec<Step> = (0..200)
            .map(|i| Step {
                bottom: f64::from(i + 1),
                left: -f64::from(i),
                right: 1.0,
            })
            .collect();
        simplify(&mut long);
        assert_eq!(long.len(), MOST_STEPS);
        for (i, step) in long.iter().enumerate() {
            assert!(step.left <= 1.0 - step.bottom, "{i}: {step:?}");
        }
    }
}
