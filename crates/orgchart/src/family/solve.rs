//! From the lowest posts up, the best shapes of every post.

use super::choices::Family;
use super::effort::Effort;
use super::gaps::Gaps;
use super::shape::{self, Shape};
use super::style::Style;
use crate::geometry::Size;
use crate::options::Options;
use crate::text::Boxes;
use crate::tree::OrgChart;

/// The best shapes of every post that has others under it, and of the whole.
pub(crate) struct Solution<'a> {
    chart: &'a OrgChart,
    boxes: &'a Boxes,
    gaps: Gaps,
    style: Style,
    effort: Effort,
    /// A leaf for each number of lines.
    leaves: Vec<Vec<Shape>>,
    /// By post; empty for leaves.
    shapes: Vec<Vec<Shape>>,
    /// Posts that are drawn as leaves here, whatever stands under them.
    closed: Vec<bool>,
    /// The room outside of which no shape is kept, where there is one.
    room: Option<Size>,
    /// The heads side by side, when there are several.
    forest: Vec<Shape>,
}

impl<'a> Solution<'a> {
    /// A solution in which no post has its shapes yet.
    pub(crate) fn open(
        chart: &'a OrgChart,
        boxes: &'a Boxes,
        options: &Options,
        style: Style,
        effort: Effort,
        room: Option<Size>,
    ) -> Self {
        let gaps = Gaps::new(boxes, options);
        let most = boxes.lines.iter().copied().max().unwrap_or(0);
        let leaf = |lines| vec![gaps.leaf(boxes.height_of(lines))];
        Self {
            chart,
            boxes,
            gaps,
            style,
            effort,
            leaves: (0..=most).map(leaf).collect(),
            shapes: vec![Vec::new(); chart.posts().len()],
            closed: vec![false; chart.posts().len()],
            room,
            forest: Vec::new(),
        }
    }

    /// The shapes of the whole chart; with a room, those that fit it, if there
    /// are any.
    pub(crate) fn new(
        chart: &'a OrgChart,
        boxes: &'a Boxes,
        options: &Options,
        style: Style,
        effort: Effort,
        room: Option<Size>,
    ) -> Self {
        let mut solution = Self::open(chart, boxes, options, style, effort, room);
        // Reading order names each post before those under it.
        for &post in chart.order().iter().rev() {
            let kids = chart.children(post);
            if !kids.is_empty() {
                let shapes = solution.family(post, kids);
                solution.settle(post, shapes);
            }
        }
        if chart.roots().len() > 1 {
            solution.forest = solution.side_by_side();
        }
        solution
    }

    /// The best shapes of a post with these of its children under it.
    pub(crate) fn family(&self, post: usize, kids: &[usize]) -> Vec<Shape> {
        let leaves = kids.iter().all(|&kid| self.is_leaf(kid));
        let staff = kids.iter().filter(|&&kid| self.chart.posts()[kid].staff);
        let (staff, line) = kids.split_at(staff.count());
        let family = Family {
            gaps: &self.gaps,
            effort: self.effort,
            allowed: if kids.len() == 1 && (!leaves || self.chart.is_alone(post)) {
                self.style
                    .allowed_link(self.chart.depth(post), self.chart.is_chain())
            } else {
                self.style
                    .allowed(self.chart.depth(post), kids.len(), leaves)
            },
            height: Some(self.boxes.height(post)),
            leaf_height: self.leaf_height(line.first().or(staff.first())),
            staff: staff.iter().map(|&kid| self.of(kid)).collect(),
            kids: line.iter().map(|&kid| self.of(kid)).collect(),
        };
        let mut shapes = family.shapes();
        if let Some(room) = self.room
            && shapes.iter().any(|shape| room.holds(shape.size()))
        {
            shapes.retain(|shape| room.holds(shape.size()));
        }
        shape::frontier(shapes, self.effort.kept)
    }

    /// Gives a post its shapes. Those under it need their outlines no more.
    pub(crate) fn settle(&mut self, post: usize, shapes: Vec<Shape>) {
        self.shapes[post] = shapes;
        for &kid in self.chart.children(post) {
            for shape in &mut self.shapes[kid] {
                shape.steps = Vec::new();
            }
        }
    }

    /// Keeps what fits another room from now on.
    pub(crate) fn within(&mut self, room: Size) {
        self.room = Some(room);
    }

    /// Draws a post as a leaf from now on.
    pub(crate) fn close(&mut self, post: usize, closed: bool) {
        self.closed[post] = closed;
    }

    fn side_by_side(&self) -> Vec<Shape> {
        let roots = self.chart.roots();
        let family = Family {
            gaps: &self.gaps,
            effort: self.effort,
            allowed: self.style.allowed(0, roots.len(), false),
            height: None,
            leaf_height: self.leaf_height(roots.first()),
            staff: Vec::new(),
            kids: roots.iter().map(|&root| self.of(root)).collect(),
        };
        shape::frontier(family.forest_shapes(), self.effort.kept)
    }

    fn leaf_height(&self, post: Option<&usize>) -> f64 {
        post.map_or(0.0, |&post| self.boxes.height(post))
    }

    /// Whether a post is drawn as a leaf.
    pub(crate) fn is_leaf(&self, post: usize) -> bool {
        self.closed[post] || self.chart.children(post).is_empty()
    }

    /// The shapes of a post.
    pub(crate) fn of(&self, post: usize) -> &[Shape] {
        if self.is_leaf(post) {
            &self.leaves[self.boxes.lines[post]]
        } else {
            &self.shapes[post]
        }
    }

    /// The shapes of the whole chart.
    pub(crate) fn whole(&self) -> &[Shape] {
        match self.chart.roots() {
            [] => &[],
            [root] => self.of(*root),
            _ => &self.forest,
        }
    }
}
