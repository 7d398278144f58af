//! Groups of siblings side by side, packed and centred.

use std::borrow::Cow;

use super::contour::{self, Step};
use super::gaps::{Gaps, tally};
use super::shape::{Form, Group, Item, Shape, Slot};

/// A group of siblings with the shapes chosen for them, ready for a row.
pub(super) struct Block<'a> {
    pub(super) item: Item,
    pub(super) height: f64,
    pub(super) steps: Cow<'a, [Step]>,
    /// The left and right edges of the siblings' own boxes.
    pub(super) edges: (f64, f64),
    /// Whether nothing stands under any of them.
    pub(super) leaves: bool,
    /// Which of a single child's shapes it is.
    pick: usize,
    /// From the top of one leaf of a column to the next.
    pitch: f64,
    /// From the left column of a pair to the right one.
    second: f64,
}

impl<'a> Block<'a> {
    /// One child in one of its shapes.
    pub(super) fn single(gaps: &Gaps, shape: &'a Shape, pick: usize) -> Self {
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
    pub(super) fn run(gaps: &Gaps, group: Group, count: usize, leaf_height: f64) -> Self {
        let pitch = leaf_height + gaps.sibling;
        let (rows, left, slack, right) = match group {
            Group::Pairs => (count.div_ceil(2), 0.0, 0.0, 2.0 * (gaps.width + gaps.stub)),
            _ => (count, gaps.stub, gaps.slack(), gaps.stub + gaps.width),
        };
        let height = tally(rows) * pitch - gaps.sibling;
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
    pub(super) fn slots(&self, x: f64, y: f64) -> impl Iterator<Item = Slot> {
        let (left, pick, pitch, group) = (self.edges.0, self.pick, self.pitch, self.item.group);
        let second = self.second;
        (0..self.item.count).map(move |i| match group {
            Group::Single => Slot { x, y, pick },
            Group::Rail => Slot {
                x: x + left,
                y: y + tally(i) * pitch,
                pick,
            },
            Group::Pairs => Slot {
                x: if i % 2 == 0 { x } else { x + second },
                y: y + tally(i / 2) * pitch,
                pick,
            },
        })
    }
}

/// One row of blocks, its boxes centred on zero.
pub(super) struct Row {
    pub(super) xs: Vec<f64>,
    pub(super) steps: Vec<Step>,
}

impl Row {
    /// Packs a row; with `passed`, a trunk runs down through it at zero.
    pub(super) fn new(gaps: &Gaps, blocks: &[Block<'_>], passed: bool) -> Option<Self> {
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
            let mut xs = contour::pack(&outlines, gap);
            even_out(&mut xs, blocks);
            let left = xs[0] + first.edges.0;
            let right = xs[xs.len() - 1] + last.edges.1;
            let centre = f64::midpoint(left, right);
            xs.iter_mut().for_each(|x| *x -= centre);
            let steps = contour::outline(&outlines, &xs);
            return Some(Self { xs, steps });
        }
        let at = split(blocks).filter(|&at| at > 0 && at < blocks.len())?;
        let height = blocks.iter().map(|block| block.height).fold(0.0, f64::max);
        let trunk = [Step {
            bottom: height + gaps.below(),
            left: 0.0,
            right: 0.0,
        }];
        outlines.insert(at, &trunk);
        let mut xs = contour::pack(&outlines, |i| match i {
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
fn split(blocks: &[Block<'_>]) -> Option<usize> {
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
    let share = |j: usize, of: usize| tally(j) / tally(of.max(1));
    let after = xs.len() - 1 - at;
    for (i, x) in xs.iter_mut().enumerate() {
        if wider > 0.0 && i < at {
            *x -= wider * share(at - i, at);
        } else if wider < 0.0 && i > at {
            *x -= wider * share(i - at, after);
        }
    }
}
