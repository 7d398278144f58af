//! Outlines of shapes: what they cover, from the top.

/// One step of an outline: from the step above it (or the top) down to
/// `bottom`, the shape covers no more than `left` to `right`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Step {
    pub(crate) bottom: f64,
    pub(crate) left: f64,
    pub(crate) right: f64,
}

/// How many steps an outline keeps: it bounds the work for each post, and an
/// outline made simpler only covers more, so that nothing can touch.
const MOST_STEPS: usize = 16;

/// Adds a step below the others, joined to the last when it is as wide.
pub(crate) fn add(steps: &mut Vec<Step>, step: Step) {
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
pub(crate) fn simplify(steps: &mut Vec<Step>) {
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

    #[test]
    fn long_outlines_grow_simple_and_cover_no_less() {
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
