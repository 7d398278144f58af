//! From chosen shapes to boxes on the page.

use crate::drawing::{BoxKind, Drawing, PlacedBox};
use crate::family::{ChildPosition, Form, Gaps, Solution};
use crate::geometry::snap;
use crate::lines::reporting::{self, Joined};
use crate::options::Options;
use crate::text::{Boxes, Texts};
use crate::tree::OrgChart;

/// What has been chosen for a chart.
pub(super) struct Placement<'a> {
    pub(super) chart: &'a OrgChart,
    pub(super) texts: &'a Texts,
    pub(super) boxes: &'a Boxes,
    pub(super) options: &'a Options,
    pub(super) page: usize,
    pub(super) scale: f64,
}

impl Placement<'_> {
    /// Draws the shape `pick` of the whole chart.
    pub(super) fn draw(&self, solution: &Solution<'_>, pick: usize) -> Drawing {
        let font_pt = self.options.font_pt * self.scale;
        let mut drawing = Drawing {
            page: self.page,
            scale: self.scale,
            font_pt,
            leading_pt: font_pt * self.options.line_em,
            ..Drawing::empty()
        };
        let Some(whole) = solution.whole().get(pick) else {
            return drawing;
        };
        (drawing.width, drawing.height) = (whole.width * self.scale, whole.height * self.scale);
        let forms = self.place(solution, pick, &mut drawing);
        let gaps = Gaps::new(self.boxes, self.options);
        let sizes = (&gaps, self.scale);
        drawing.edges = reporting::edges(self.chart, &drawing.boxes, &forms, sizes);
        drawing
    }

    /// Puts the boxes into the drawing; gives each post's form.
    fn place<'s>(
        &self,
        solution: &'s Solution<'_>,
        pick: usize,
        drawing: &mut Drawing,
    ) -> Vec<Joined<'s>> {
        let mut forms = Vec::with_capacity(self.chart.posts().len());
        let mut stack = Vec::new();
        let positions =
            |stack: &mut Vec<_>, posts: &[usize], positions: &[ChildPosition], x: f64, y: f64| {
                let moved = |position: &ChildPosition| ChildPosition {
                    x: position.x + x,
                    y: position.y + y,
                    pick: position.pick,
                };
                stack.extend(posts.iter().copied().zip(positions.iter().map(moved)).rev());
            };
        match self.chart.roots() {
            [root] => stack.push((
                *root,
                ChildPosition {
                    x: 0.0,
                    y: 0.0,
                    pick,
                },
            )),
            roots => {
                if let Some(forest) = solution.whole().get(pick) {
                    positions(&mut stack, roots, &forest.positions, 0.0, 0.0);
                }
            }
        }
        while let Some((post, position)) = stack.pop() {
            let Some(shape) = solution.of(post).get(position.pick) else {
                continue;
            };
            let form: &Form = &shape.form;
            forms.push(Joined { post, form });
            drawing
                .boxes
                .push(self.placed(post, position.x + shape.box_x, position.y));
            positions(
                &mut stack,
                self.chart.children(post),
                &shape.positions,
                position.x,
                position.y,
            );
        }
        forms
    }

    fn placed(&self, post: usize, x: f64, y: f64) -> PlacedBox {
        let data = &self.chart.posts()[post];
        PlacedBox {
            post,
            id: data.id.clone(),
            kind: BoxKind::Post,
            link: None,
            x: snap(x * self.scale),
            y: snap(y * self.scale),
            w: snap(self.boxes.width * self.scale),
            h: snap(self.boxes.height(post) * self.scale),
            lines: self.texts.lines(post, self.boxes.text_em),
            frame: data.frame,
            border: self.options.border_of(data.frame) * self.scale,
        }
    }
}
