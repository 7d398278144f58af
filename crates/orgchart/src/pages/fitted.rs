//! A part of a chart with the sizes that it can take on a page.

use super::page_layout::Slot;
use super::part::Part;
use super::place::Placement;
use crate::drawing::Drawing;
use crate::family::{Effort, Shape, Solution, Style};
use crate::geometry::Size;
use crate::options::Options;
use crate::text::{Boxes, Heights, Texts};
use crate::tree::OrgChart;

/// A part with its boxes and the sizes that it can take.
pub(crate) struct Fitted {
    pub(crate) part: Part,
    pub(crate) sizes: Vec<Size>,
    boxes: Boxes,
    /// The room for which its shapes are chosen.
    room: Size,
}

impl Fitted {
    /// Fits a part to the page, given each post's number of lines, and those
    /// with which the part was split from the chart for a room and a page.
    ///
    /// Few shapes are kept of each family, so that those kept with its own
    /// lines may all be too large; those with which it was split are not.
    pub(crate) fn new(
        part: Part,
        (lines, as_split): (Vec<usize>, Vec<usize>),
        (text_em, options): (f64, &Options),
        (room, page): (Size, Size),
    ) -> Self {
        let effort = Effort::for_posts(part.posts.len());
        let fit = |lines: &[usize], room: Size| {
            let heights = Heights::Families;
            let boxes = Boxes::of_lines(&part.chart, lines.to_vec(), text_em, options, heights);
            let sizes = sizes(&part.chart, &boxes, options, effort, room);
            (boxes, sizes, room)
        };
        let fits = |size: &Size| page.holds(*size);
        let mut fitted = fit(&lines, page);
        for room in [room, page] {
            if !fitted.1.iter().any(fits) {
                fitted = fit(&as_split, room);
            }
        }
        let (boxes, sizes, room) = fitted;
        Self {
            part,
            sizes,
            boxes,
            room,
        }
    }

    /// Draws it where it stands, calmly if there is room for that.
    pub(crate) fn draw(
        &self,
        texts: &Texts,
        options: &Options,
        slot: &Slot,
        (page, scale): (usize, f64),
    ) -> Drawing {
        let (chart, boxes) = (&self.part.chart, &self.boxes);
        let effort = Effort::for_posts(self.part.posts.len());
        let calm = Style::all(chart.levels(), chart.is_chain());
        let draw = |solution: &Solution<'_>, pick| {
            let placement = Placement {
                chart,
                texts,
                boxes,
                options,
                page,
                scale,
            };
            placement.draw(solution, pick)
        };
        for style in calm {
            let own = Some(slot.room);
            let solution = Solution::new(chart, boxes, options, style, effort, own);
            let fits = |shape: &Shape| slot.room.holds(shape.size());
            if let Some(pick) = solution.whole().iter().rposition(fits) {
                return draw(&solution, pick);
            }
        }
        let style = Style::free();
        let solution = Solution::new(chart, boxes, options, style, effort, Some(self.room));
        draw(&solution, slot.pick)
    }
}

/// The sizes that a chart can take in a room.
fn sizes(
    chart: &OrgChart,
    boxes: &Boxes,
    options: &Options,
    effort: Effort,
    room: Size,
) -> Vec<Size> {
    let solution = Solution::new(chart, boxes, options, Style::free(), effort, Some(room));
    solution.whole().iter().map(Shape::size).collect()
}
