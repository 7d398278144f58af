//! The shapes of a family whose children stand in rows.

use super::block::Block;
use super::choices::Family;
use super::shape::{Group, Shape};
use crate::geometry::as_f64;

impl Family<'_> {
    /// The children in one row, at several limits of height; `folded` puts
    /// neighbouring leaves into columns.
    pub(super) fn rows(&self, found: &mut Vec<Shape>, folded: bool) {
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
            let rows = as_f64(deep);
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

    /// The children in several rows.
    pub(super) fn wrapped(&self, found: &mut Vec<Shape>) {
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

    /// The children in about so many rows.
    fn wrap_in(&self, found: &mut Vec<Shape>, picks: &[usize], wanted: usize) {
        let width = |kid: usize| self.kids[kid][picks[kid]].width + self.gaps.sibling;
        let total: f64 = (0..picks.len()).map(width).sum();
        let target = total / as_f64(wanted);
        let mut rows: Vec<Vec<Block<'_>>> = Vec::new();
        let mut done = 0.0;
        for (kid, block) in self.blocks(picks, None).into_iter().enumerate() {
            // A child goes to the row in which its middle falls.
            let middle = done + width(kid) / 2.0;
            done += width(kid);
            let full = as_f64(rows.len()) * target;
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
