//! From the lowest posts up, the best shapes of every post.

use super::boxes::Boxes;
use super::family::{Effort, Family};
use super::gaps::Gaps;
use super::options::Options;
use super::shape::{self, Shape};
use super::style::Style;
use super::tree::OrgChart;

/// The best shapes of every post that has others under it, and of the whole.
pub(super) struct Solution {
    /// One leaf for each level.
    leaves: Vec<Vec<Shape>>,
    /// By post; empty for leaves.
    shapes: Vec<Vec<Shape>>,
    /// The heads side by side, when there are several.
    forest: Vec<Shape>,
}

impl Solution {
    pub(super) fn new(
        chart: &OrgChart,
        boxes: &Boxes,
        options: &Options,
        style: Style,
        effort: Effort,
    ) -> Self {
        let gaps = Gaps::new(boxes, options);
        let mut solution = Self {
            leaves: boxes
                .heights
                .iter()
                .map(|&height| vec![gaps.leaf(height)])
                .collect(),
            shapes: vec![Vec::new(); chart.posts().len()],
            forest: Vec::new(),
        };
        // Reading order names each post before those under it.
        for &post in chart.order().iter().rev() {
            let kids = chart.children(post);
            if kids.is_empty() {
                continue;
            }
            let depth = chart.depth(post);
            let leaves = kids.iter().all(|&kid| chart.children(kid).is_empty());
            let family = Family {
                gaps: &gaps,
                effort,
                allowed: style.allowed(depth, kids.len(), leaves),
                height: Some(boxes.heights[depth]),
                leaf_height: boxes.heights[depth + 1],
                kids: kids.iter().map(|&kid| solution.of(chart, kid)).collect(),
            };
            solution.shapes[post] = shape::frontier(family.shapes(), effort.kept);
            for &kid in kids {
                for shape in &mut solution.shapes[kid] {
                    shape.steps = Vec::new();
                }
            }
        }
        if chart.roots().len() > 1 {
            let kids = chart
                .roots()
                .iter()
                .map(|&root| solution.of(chart, root))
                .collect();
            let allowed = style.allowed(0, chart.roots().len(), false);
            let height = None;
            let leaf_height = boxes.heights[0];
            let family = Family {
                gaps: &gaps,
                effort,
                allowed,
                height,
                leaf_height,
                kids,
            };
            solution.forest = shape::frontier(family.forest_shapes(), effort.kept);
        }
        solution
    }

    /// The shapes of a post.
    pub(super) fn of<'a>(&'a self, chart: &OrgChart, post: usize) -> &'a [Shape] {
        if chart.children(post).is_empty() {
            &self.leaves[chart.depth(post)]
        } else {
            &self.shapes[post]
        }
    }

    /// The shapes of the whole chart.
    pub(super) fn whole<'a>(&'a self, chart: &OrgChart) -> &'a [Shape] {
        match chart.roots() {
            [] => &[],
            [root] => self.of(chart, *root),
            _ => &self.forest,
        }
    }
}
