//! From chosen shapes to boxes on the page.

use super::boxes::{Boxes, Texts};
use super::drawing::{BoxKind, Drawing, PlacedBox};
use super::lines::{self, Joined};
use super::options::Options;
use super::shape::{Form, Slot};
use super::solve::Solution;
use super::tree::OrgChart;

/// What has been chosen for a chart.
pub(super) struct Plan<'a> {
    pub(super) chart: &'a OrgChart,
    pub(super) texts: &'a Texts,
    pub(super) boxes: &'a Boxes,
    pub(super) options: &'a Options,
    pub(super) page: usize,
    pub(super) scale: f64,
}

/// Lengths are cut to this part of a point, a power of two, so that sums of
/// them are exact and lines end exactly on borders.
const GRID: f64 = 256.0;

pub(super) fn cut(length: f64) -> f64 {
    (length * GRID).floor() / GRID
}

impl Plan<'_> {
    /// Draws the shape `pick` of the whole chart.
    pub(super) fn draw(&self, solution: &Solution<'_>, pick: usize) -> Drawing {
        let font_pt = self.options.font_pt * self.scale;
        let mut drawing = Drawing {
            page: self.page,
            landscape: self.options.is_landscape(self.page),
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
        drawing.edges = lines::edges(self.chart, &drawing.boxes, &forms, self);
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
        let slots = |stack: &mut Vec<_>, posts: &[usize], slots: &[Slot], x: f64, y: f64| {
            let moved = |slot: &Slot| Slot {
                x: slot.x + x,
                y: slot.y + y,
                pick: slot.pick,
            };
            stack.extend(posts.iter().copied().zip(slots.iter().map(moved)).rev());
        };
        match self.chart.roots() {
            [root] => stack.push((
                *root,
                Slot {
                    x: 0.0,
                    y: 0.0,
                    pick,
                },
            )),
            roots => {
                if let Some(forest) = solution.whole().get(pick) {
                    slots(&mut stack, roots, &forest.slots, 0.0, 0.0);
                }
            }
        }
        while let Some((post, slot)) = stack.pop() {
            let Some(shape) = solution.of(post).get(slot.pick) else {
                continue;
            };
            let form: &Form = &shape.form;
            forms.push(Joined { post, form });
            drawing
                .boxes
                .push(self.placed(post, slot.x + shape.box_x, slot.y));
            slots(
                &mut stack,
                self.chart.children(post),
                &shape.slots,
                slot.x,
                slot.y,
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
            x: cut(x * self.scale),
            y: cut(y * self.scale),
            w: cut(self.boxes.width * self.scale),
            h: cut(self.boxes.height(post) * self.scale),
            lines: self.texts.lines(post, self.boxes.text_em),
            frame: data.frame,
            border: self.options.border_of(data.frame) * self.scale,
        }
    }
}
