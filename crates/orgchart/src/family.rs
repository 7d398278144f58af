//! All the shapes that one family may take: the choice that a post offers to
//! its superior.

use super::arrange;
use super::gaps::{Gaps, tally};
use super::row::Block;
use super::shape::{Form, Group, Shape};
use super::style::Allowed;

/// How many ways are tried and kept; smaller for larger charts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    /// The most shapes kept for each post.
    pub(super) kept: usize,
    /// The most limits of height or width tried for one arrangement.
    pub(super) limits: usize,
    /// Whether boxes of even height are tried too.
    pub(super) evened: bool,
    /// Every how-manieth text width is tried.
    pub(super) width_step: usize,
}

impl Effort {
    /// What can be tried in good time for so many posts.
    pub(super) fn for_posts(posts: usize) -> Self {
        match posts {
            0..=200 => Self {
                kept: 16,
                limits: 12,
                evened: true,
                width_step: 1,
            },
            201..=1000 => Self {
                kept: 10,
                limits: 8,
                evened: false,
                width_step: 1,
            },
            _ => Self {
                kept: 6,
                limits: 4,
                evened: false,
                width_step: 2,
            },
        }
    }
}

/// A parent, or the page itself, with the shapes of each of its children.
pub(super) struct Family<'a> {
    pub(super) gaps: &'a Gaps,
    pub(super) effort: Effort,
    pub(super) allowed: Allowed,
    /// The height of the parent's box; none for the heads on their page.
    pub(super) height: Option<f64>,
    /// The height of the children's boxes.
    pub(super) leaf_height: f64,
    /// The staff posts' shapes, by post.
    pub(super) staff: Vec<&'a [Shape]>,
    /// The other children's shapes, by child; each by rising width and falling
    /// height.
    pub(super) kids: Vec<&'a [Shape]>,
}

impl Family<'_> {
    /// Every arrangement worth comparing, the calmer before the less calm.
    pub(super) fn shapes(&self) -> Vec<Shape> {
        if !self.staff.is_empty() {
            return self.staffed();
        }
        let mut found = Vec::new();
        if self.allowed.row {
            self.rows(&mut found, false);
        }
        if let Some(height) = self.height {
            if self.allowed.rail {
                self.hung(&mut found, height);
            }
            if self.allowed.pairs && self.kids.len() > 2 {
                let (count, leaf) = (self.kids.len(), self.leaf_height);
                found.push(arrange::hang_pairs(self.gaps, height, count, leaf));
            }
        }
        if self.allowed.columns {
            self.columns(&mut found);
        }
        if self.allowed.fold {
            self.rows(&mut found, true);
        }
        if self.allowed.wrap {
            self.wrapped(&mut found);
        }
        found
    }

    /// The arrangements of heads that have no superior: rows only, for there
    /// is nothing from which a rail could hang.
    pub(super) fn forest_shapes(&self) -> Vec<Shape> {
        let mut found = Vec::new();
        self.rows(&mut found, false);
        if self.allowed.wrap {
            self.wrapped(&mut found);
        }
        found
    }

    /// The arrangements with staff posts beside the trunk: what stands under
    /// them hangs from a bus, since a rail would begin at the box itself.
    fn staffed(&self) -> Vec<Shape> {
        let mut found = Vec::new();
        if self.kids.is_empty() {
            found.extend(self.trunk(Vec::new()));
            return found;
        }
        self.rows(&mut found, false);
        let leaves = (0..self.kids.len()).all(|kid| self.is_leaf(kid));
        if leaves && self.kids.len() > 1 {
            for group in [Group::Rail, Group::Pairs] {
                let run = Block::run(self.gaps, group, self.kids.len(), self.leaf_height);
                found.extend(self.trunk(vec![vec![run]]));
            }
            self.columns(&mut found);
        }
        if self.allowed.fold {
            self.rows(&mut found, true);
        }
        if self.allowed.wrap {
            self.wrapped(&mut found);
        }
        found
    }

    /// Rows of blocks under this family's parent and staff.
    fn trunk(&self, rows: Vec<Vec<Block<'_>>>) -> Option<Shape> {
        let smallest = |shapes: &&'_ [Shape]| {
            let size = |shape: &Shape| shape.width + shape.height;
            let by_size = |a: &usize, b: &usize| size(&shapes[*a]).total_cmp(&size(&shapes[*b]));
            (0..shapes.len()).min_by(by_size)
        };
        let staff: Vec<(usize, &Shape)> = self
            .staff
            .iter()
            .filter_map(|shapes| smallest(shapes).map(|pick| (pick, &shapes[pick])))
            .collect();
        arrange::trunk(self.gaps, self.height, &staff, rows)
    }

    fn is_leaf(&self, kid: usize) -> bool {
        self.kids[kid]
            .first()
            .is_some_and(|shape| shape.form == Form::Leaf)
    }

    /// Sizes at which the choice of some child changes, at most a number.
    fn limits(&self, size: impl Fn(&Shape) -> f64, most: usize) -> Vec<f64> {
        // Under the largest of the children's least sizes one would not fit.
        let least = |shapes: &&[Shape]| shapes.iter().map(&size).fold(f64::INFINITY, f64::min);
        let floor = self.kids.iter().map(least).fold(0.0, f64::max);
        let all = self.kids.iter().flat_map(|shapes| shapes.iter().map(&size));
        let mut limits: Vec<f64> = all.filter(|&limit| limit >= floor).collect();
        limits.sort_by(f64::total_cmp);
        limits.dedup_by(|b, a| *b - *a < 0.01);
        let count = limits.len();
        if count <= most || most < 2 {
            limits.truncate(most.max(1));
            return limits;
        }
        (0..most)
            .map(|i| limits[i * (count - 1) / (most - 1)])
            .collect()
    }

    /// For each child the narrowest shape that is not too high.
    fn within_height(&self, limit: f64) -> Option<Vec<usize>> {
        let fits = |shape: &Shape| shape.height <= limit + 0.01;
        self.kids
            .iter()
            .map(|shapes| shapes.iter().position(fits))
            .collect()
    }

    fn rows(&self, found: &mut Vec<Shape>, folded: bool) {
        let mut before = None;
        for limit in self.limits(|shape| shape.height, self.effort.limits) {
            let Some(picks) = self.within_height(limit) else {
                continue;
            };
            let blocks = self.blocks(&picks, folded.then_some(limit));
            if folded && blocks.len() == self.kids.len() {
                continue;
            }
            if !folded && before.as_ref() == Some(&picks) {
                continue;
            }
            found.extend(self.trunk(vec![blocks]));
            before = Some(picks);
        }
    }

    /// The children as the blocks of a row; with a limit of height,
    /// neighbouring leaves are put into columns that keep to it.
    fn blocks(&self, picks: &[usize], fold: Option<f64>) -> Vec<Block<'_>> {
        let mut blocks = Vec::with_capacity(picks.len());
        let mut kid = 0;
        while kid < picks.len() {
            if let Some(limit) = fold {
                let leaves = (kid..picks.len()).take_while(|&k| self.is_leaf(k)).count();
                if leaves > 1 {
                    self.fold(&mut blocks, kid, leaves, limit);
                    kid += leaves;
                    continue;
                }
            }
            let shape = &self.kids[kid][picks[kid]];
            blocks.push(Block::single(self.gaps, shape, picks[kid]));
            kid += 1;
        }
        blocks
    }

    /// Puts a run of leaves into columns not higher than a limit.
    fn fold<'b>(&'b self, blocks: &mut Vec<Block<'b>>, kid: usize, leaves: usize, limit: f64) {
        let one = self.leaf_height + self.gaps.sibling;
        let fits = |&deep: &usize| {
            let rows = tally(deep);
            rows * one - self.gaps.sibling <= limit + 0.01
        };
        let deep = (2..=leaves).take_while(fits).last();
        let Some(deep) = deep else {
            let single = |kid: usize| Block::single(self.gaps, &self.kids[kid][0], 0);
            blocks.extend((kid..kid + leaves).map(single));
            return;
        };
        let mut left = leaves;
        while left > 0 {
            let group = if left <= deep {
                Group::Rail
            } else {
                Group::Pairs
            };
            let count = left.min(2 * deep);
            blocks.push(Block::run(self.gaps, group, count, self.leaf_height));
            left -= count;
        }
    }

    /// The children in one column, at several limits of width.
    fn hung(&self, found: &mut Vec<Shape>, height: f64) {
        let fits = |shape: &Shape| self.allowed.loose_rail || shape.box_x < 0.01;
        let mut before = None;
        for limit in self.limits(|shape| shape.width, self.effort.limits) {
            let narrow = |shape: &Shape| shape.width <= limit + 0.01 && fits(shape);
            let pick = |shapes: &&[Shape]| shapes.iter().rposition(narrow);
            let Some(picks) = self.kids.iter().map(pick).collect::<Option<Vec<_>>>() else {
                continue;
            };
            if before.as_ref() == Some(&picks) {
                continue;
            }
            let chosen = picks
                .iter()
                .zip(&self.kids)
                .map(|(&pick, shapes)| (pick, &shapes[pick]));
            found.push(arrange::hang(
                self.gaps,
                height,
                &chosen.collect::<Vec<_>>(),
            ));
            before = Some(picks);
        }
    }

    /// Leaves in three columns with a rail each, or in pairs of columns.
    fn columns(&self, found: &mut Vec<Shape>) {
        let count = self.kids.len();
        let mut columns = 3;
        while columns * 2 <= count + 1 {
            let (group, wide) = if columns == 3 {
                (Group::Rail, 1)
            } else {
                (Group::Pairs, 2)
            };
            let each = count.div_ceil(columns) * wide;
            let mut blocks = Vec::new();
            let mut left = count;
            while left > 0 {
                let size = left.min(each);
                let group = if size == 1 { Group::Rail } else { group };
                blocks.push(Block::run(self.gaps, group, size, self.leaf_height));
                left -= size;
            }
            found.extend(self.trunk(vec![blocks]));
            columns = if columns < 12 {
                (columns / 2 + 1) * 2
            } else {
                columns * 5 / 4 / 2 * 2
            };
        }
    }

    /// The children in several rows.
    fn wrapped(&self, found: &mut Vec<Shape>) {
        let count = self.kids.len();
        for limit in self.limits(|shape| shape.height, self.effort.limits.div_ceil(3)) {
            let Some(picks) = self.within_height(limit) else {
                continue;
            };
            let mut wanted = 2;
            while wanted <= count.div_ceil(2) || (self.height.is_none() && wanted <= count) {
                self.wrap_in(found, &picks, wanted);
                wanted += (wanted / 3).max(1);
            }
        }
    }

    fn wrap_in(&self, found: &mut Vec<Shape>, picks: &[usize], wanted: usize) {
        let width = |kid: usize| self.kids[kid][picks[kid]].width + self.gaps.sibling;
        let total: f64 = (0..picks.len()).map(width).sum();
        let target = total / tally(wanted);
        let mut rows: Vec<Vec<Block<'_>>> = Vec::new();
        let mut done = 0.0;
        for (kid, block) in self.blocks(picks, None).into_iter().enumerate() {
            // A child goes to the row in which its middle falls.
            let middle = done + width(kid) / 2.0;
            done += width(kid);
            let full = tally(rows.len()) * target;
            match rows.last_mut() {
                Some(row) if middle <= full => row.push(block),
                _ => rows.push(vec![block]),
            }
        }
        if rows.len() > 1 {
            found.extend(self.trunk(rows));
        }
    }
}
