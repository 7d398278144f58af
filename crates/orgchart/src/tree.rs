//! The reporting tree of a chart, checked once when it is made.

use crate::posts::{ChartError, ChartPost};

/// Posts whose reporting lines make a tree, or several side by side.
///
/// Siblings stand in the order in which they were given, always; of a family
/// with staff posts these come first, since they stand above the others.
#[derive(Debug, Clone)]
pub struct OrgChart {
    posts: Vec<ChartPost>,
    /// Children of post `i` are `child_list[child_start[i]..child_start[i + 1]]`.
    child_start: Vec<usize>,
    child_list: Vec<usize>,
    roots: Vec<usize>,
    order: Vec<usize>,
    depth: Vec<usize>,
}

impl OrgChart {
    /// Builds the tree.
    ///
    /// # Errors
    /// When a superior is not in the list, or posts report in a circle.
    pub fn new(posts: Vec<ChartPost>) -> Result<Self, ChartError> {
        let n = posts.len();
        let mut child_start = vec![0; n + 1];
        let mut roots = Vec::new();
        for (i, post) in posts.iter().enumerate() {
            if post.dotted_to.iter().any(|&other| other >= n) {
                return Err(ChartError::UnknownSuperior(i));
            }
            match post.superior {
                Some(s) if s >= n => return Err(ChartError::UnknownSuperior(i)),
                Some(s) => child_start[s + 1] += 1,
                None => roots.push(i),
            }
        }
        for i in 0..n {
            child_start[i + 1] += child_start[i];
        }
        let mut next = child_start.clone();
        let mut child_list = vec![0; n - roots.len()];
        for staff in [true, false] {
            for (i, post) in posts.iter().enumerate() {
                if let (Some(s), true) = (post.superior, post.staff == staff) {
                    child_list[next[s]] = i;
                    next[s] += 1;
                }
            }
        }
        let mut chart = Self {
            posts,
            child_start,
            child_list,
            roots,
            order: Vec::with_capacity(n),
            depth: vec![0; n],
        };
        chart.walk();
        if chart.order.len() < n {
            return Err(ChartError::Cycle(chart.find_cycle()));
        }
        Ok(chart)
    }

    /// A chart without posts.
    pub(crate) fn none() -> Self {
        Self {
            posts: Vec::new(),
            child_start: vec![0],
            child_list: Vec::new(),
            roots: Vec::new(),
            order: Vec::new(),
            depth: Vec::new(),
        }
    }

    /// Sets the reading order and the depths, of what the roots reach.
    fn walk(&mut self) {
        let mut stack: Vec<usize> = self.roots.iter().rev().copied().collect();
        while let Some(post) = stack.pop() {
            self.order.push(post);
            let kids = self.child_start[post]..self.child_start[post + 1];
            for &kid in self.child_list[kids].iter().rev() {
                self.depth[kid] = self.depth[post] + 1;
                stack.push(kid);
            }
        }
    }

    /// A circle among the posts that no root reaches.
    fn find_cycle(&self) -> Vec<usize> {
        let mut seen = vec![false; self.posts.len()];
        for &post in &self.order {
            seen[post] = true;
        }
        // Every post that no root reaches has a superior of the same kind, so
        // that going up long enough must come back to a post already passed.
        let mut at = seen.iter().position(|reached| !reached);
        while let Some(post) = at.filter(|&post| !seen[post]) {
            seen[post] = true;
            at = self.posts[post].superior;
        }
        let Some(start) = at else {
            return Vec::new();
        };
        let mut cycle = vec![start];
        let mut up = self.posts[start].superior;
        while let Some(post) = up.filter(|&post| post != start) {
            cycle.push(post);
            up = self.posts[post].superior;
        }
        cycle
    }

    /// The posts, in the order given.
    #[must_use]
    pub fn posts(&self) -> &[ChartPost] {
        &self.posts
    }

    /// The heads: posts that report to nobody in the chart.
    #[must_use]
    pub fn roots(&self) -> &[usize] {
        &self.roots
    }

    /// The posts that report to a post: staff posts, then the others, each in
    /// the order given.
    #[must_use]
    pub fn children(&self, post: usize) -> &[usize] {
        let ends = self.child_start.get(post..=post.saturating_add(1));
        let kids = ends.and_then(|ends| self.child_list.get(ends[0]..ends[1]));
        kids.unwrap_or_default()
    }

    /// How many levels there are.
    pub(crate) fn levels(&self) -> usize {
        let deepest = self.order.iter().map(|&post| self.depth[post] + 1).max();
        deepest.unwrap_or(0)
    }

    /// Whether a post is the only one under its superior, or stands at the top.
    pub(crate) fn is_alone(&self, post: usize) -> bool {
        let superior = self.posts.get(post).and_then(|post| post.superior);
        superior.is_none_or(|superior| self.children(superior).len() == 1)
    }

    /// Whether no post has more than one under it.
    pub(crate) fn is_chain(&self) -> bool {
        self.roots.len() == 1 && self.order.iter().all(|&post| self.children(post).len() < 2)
    }

    /// All posts in reading order: each before those under it (depth first).
    #[must_use]
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// How many superiors stand above a post.
    #[must_use]
    pub fn depth(&self, post: usize) -> usize {
        self.depth.get(post).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(superiors: &[Option<usize>], expected: Result<&[usize], ChartError>) {
        let posts = superiors
            .iter()
            .map(|&superior| ChartPost {
                superior,
                ..ChartPost::default()
            })
            .collect();
        let order = OrgChart::new(posts).map(|chart| chart.order().to_vec());
        assert_eq!(order, expected.map(<[usize]>::to_vec));
    }

    #[test]
    fn reading_order_is_depth_first_and_keeps_siblings() {
        check(&[], Ok(&[]));
        check(&[None], Ok(&[0]));
        check(
            &[Some(2), Some(0), None, Some(2), Some(0)],
            Ok(&[2, 0, 1, 4, 3]),
        );
        check(&[None, None, Some(0)], Ok(&[0, 2, 1]));
    }

    #[test]
    fn bad_superiors_are_errors() {
        check(&[Some(0)], Err(ChartError::Cycle(vec![0])));
        check(&[None, Some(7)], Err(ChartError::UnknownSuperior(1)));
        check(
            &[None, Some(3), Some(1), Some(2), Some(3)],
            Err(ChartError::Cycle(vec![1, 3, 2])),
        );
    }
}
