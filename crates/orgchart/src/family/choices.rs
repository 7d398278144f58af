//! All the shapes that one family may take: the choice that a post offers to
//! its superior.

use super::block::Block;
use super::effort::Effort;
use super::gaps::Gaps;
use super::shape::{Form, Group, Shape};
use super::style::Allowed;
use super::{hung, trunk};

/// A parent, or the page itself, with the shapes of each of its children.
pub(crate) struct Family<'a> {
    pub(crate) gaps: &'a Gaps,
    pub(crate) effort: Effort,
    pub(crate) allowed: Allowed,
    /// The height of the parent's box; none for the heads on their page.
    pub(crate) height: Option<f64>,
    /// The height of the children's boxes.
    pub(crate) leaf_height: f64,
    /// The staff posts' shapes, by post.
    pub(crate) staff: Vec<&'a [Shape]>,
    /// The other children's shapes, by child; each by rising width and falling
    /// height.
    pub(crate) kids: Vec<&'a [Shape]>,
}

impl Family<'_> {
    /// Every arrangement worth comparing, the calmer before the less calm.
    pub(crate) fn shapes(&self) -> Vec<Shape> {
        if !self.staff.is_empty() {
            return self.staffed();
        }
        let mut found = Vec::new();
        if self.allowed.row {
            self.rows(&mut found, false);
        }
        if self.allowed.drop {
            self.drops(&mut found);
        }
        if let Some(height) = self.height {
            if self.allowed.rail {
                self.hung(&mut found, height);
            }
            if self.allowed.pairs && self.kids.len() > 2 {
                let (count, leaf) = (self.kids.len(), self.leaf_height);
                found.push(hung::hang_pairs(self.gaps, height, count, leaf));
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
    pub(crate) fn forest_shapes(&self) -> Vec<Shape> {
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
    pub(super) fn trunk(&self, rows: Vec<Vec<Block<'_>>>) -> Option<Shape> {
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
        trunk::trunk(self.gaps, self.height, &staff, rows)
    }

    /// A single child under its superior, as near as the boxes of a column.
    fn drops(&self, found: &mut Vec<Shape>) {
        let near = Gaps {
            level: self.gaps.sibling.max(1.0),
            ..*self.gaps
        };
        for (pick, shape) in self.kids.iter().copied().flatten().enumerate() {
            let row = vec![Block::single(self.gaps, shape, pick)];
            found.extend(trunk::trunk(&near, self.height, &[], vec![row]));
        }
    }

    /// Whether nothing stands under a child.
    pub(super) fn is_leaf(&self, kid: usize) -> bool {
        self.kids[kid]
            .first()
            .is_some_and(|shape| shape.form == Form::Leaf)
    }

    /// Sizes at which the choice of some child changes, at most a number.
    pub(super) fn limits(&self, size: impl Fn(&Shape) -> f64, most: usize) -> Vec<f64> {
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
    pub(super) fn within_height(&self, limit: f64) -> Option<Vec<usize>> {
        let fits = |shape: &Shape| shape.height <= limit + 0.01;
        self.kids
            .iter()
            .map(|shapes| shapes.iter().position(fits))
            .collect()
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
            found.push(hung::hang(self.gaps, height, &chosen.collect::<Vec<_>>()));
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
}
