//! Groups of siblings side by side, packed and centred.

use super::block::Block;
use super::contour;
use super::gaps::Gaps;
use super::outline::Step;
use crate::geometry::as_f64;

/// One row of blocks, its boxes centred on zero.
pub(crate) struct Row {
    pub(crate) xs: Vec<f64>,
    pub(crate) steps: Vec<Step>,
}

impl Row {
    /// Packs a row; with `passed`, a trunk runs down through it at zero.
    pub(crate) fn new(gaps: &Gaps, blocks: &[Block<'_>], passed: bool) -> Option<Self> {
        let (first, last) = (blocks.first()?, blocks.last()?);
        if let ([only], false) = (blocks, passed) {
            let x = -f64::midpoint(only.edges.0, only.edges.1);
            let moved = |s: &Step| Step {
                left: s.left + x,
                right: s.right + x,
                ..*s
            };
            let steps = only.steps.iter().map(moved).collect();
            return Some(Self { xs: vec![x], steps });
        }
        let mut outlines: Vec<&[Step]> = blocks.iter().map(|block| &*block.steps).collect();
        let gap = |i: usize| {
            let alone = blocks[i].leaves || blocks[i + 1].leaves;
            if alone { gaps.sibling } else { gaps.subtree }
        };
        if !passed {
            let mut xs = contour::stand_close(&outlines, gap);
            even_out(&mut xs, blocks);
            let left = xs[0] + first.edges.0;
            let right = xs[xs.len() - 1] + last.edges.1;
            let centre = f64::midpoint(left, right);
            xs.iter_mut().for_each(|x| *x -= centre);
            let steps = contour::outline(&outlines, &xs);
            return Some(Self { xs, steps });
        }
        let at = halfway(blocks).filter(|&at| at > 0 && at < blocks.len())?;
        let height = blocks.iter().map(|block| block.height).fold(0.0, f64::max);
        let trunk = [Step {
            bottom: height + gaps.below(),
            left: 0.0,
            right: 0.0,
        }];
        outlines.insert(at, &trunk);
        let mut xs = contour::stand_close(&outlines, |i| match i {
            _ if i + 1 == at || i == at => gaps.trunk,
            _ if i < at => gap(i),
            _ => gap(i - 1),
        });
        let zero = xs[at];
        xs.iter_mut().for_each(|x| *x -= zero);
        let reach_left = -(xs[0] + first.edges.0);
        let reach_right = xs[xs.len() - 1] + last.edges.1;
        spread(&mut xs, at, reach_right - reach_left);
        let steps = contour::outline(&outlines, &xs);
        xs.remove(at);
        Some(Self { xs, steps })
    }
}

/// Makes nearly even distances even: small differences look like mistakes.
/// Distances only grow.
fn even_out(xs: &mut [f64], blocks: &[Block<'_>]) {
    const NEARLY: f64 = 1.12;
    let at = |xs: &[f64], i: usize| xs[i] + blocks[i].edges.0;
    let pitches = (1..xs.len()).map(|i| at(xs, i) - at(xs, i - 1));
    let (least, most) = pitches.fold((f64::INFINITY, 0.0_f64), |(least, most), pitch| {
        (least.min(pitch), most.max(pitch))
    });
    if most > least * NEARLY || blocks.iter().any(|block| block.item.count > 1) {
        return;
    }
    for i in 1..xs.len() {
        xs[i] = at(xs, i - 1) + most - blocks[i].edges.0;
    }
}

/// Where a row falls into halves of most even width.
fn halfway(blocks: &[Block<'_>]) -> Option<usize> {
    let width = |block: &Block<'_>| {
        let reach = block
            .steps
            .iter()
            .map(|step| step.right)
            .fold(0.0, f64::max);
        reach - block.steps.iter().map(|step| step.left).fold(0.0, f64::min)
    };
    let total: f64 = blocks.iter().map(width).sum();
    let mut before = 0.0;
    let uneven = |at: usize| {
        before += width(&blocks[at - 1]);
        (at, (total - 2.0 * before).abs())
    };
    let all = (1..blocks.len()).map(uneven).collect::<Vec<_>>();
    all.into_iter()
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(at, _)| at)
}

/// Moves the narrower half of a row outwards, evenly, so that both reach as
/// far from the trunk at `at`; `wider` is how much further the right one goes.
fn spread(xs: &mut [f64], at: usize, wider: f64) {
    let share = |j: usize, of: usize| as_f64(j) / as_f64(of.max(1));
    let after = xs.len() - 1 - at;
    for (i, x) in xs.iter_mut().enumerate() {
        if wider > 0.0 && i < at {
            *x -= wider * share(at - i, at);
        } else if wider < 0.0 && i > at {
            *x -= wider * share(i - at, after);
        }
    }
}
