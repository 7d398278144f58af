//! One piece of a chart as a chart of its own, and the sizes that it can take.

use super::boxes::{Boxes, Heights, Texts};
use super::cut::{Cuts, Piece, Room};
use super::drawing::{BoxKind, Drawing};
use super::family::Effort;
use super::options::{Notes, Options};
use super::pack::{Berth, Size};
use super::place::Plan;
use super::shape::Shape;
use super::solve::Solution;
use super::style::Style;
use super::tree::{ChartPost, OrgChart};

/// A piece, ready to be laid out.
pub(super) struct Part {
    pub(super) chart: OrgChart,
    /// The posts' places in the whole chart, in the order of this one's.
    pub(super) posts: Vec<usize>,
    pub(super) kinds: Vec<BoxKind>,
    /// Whether the head's children follow on from those of an earlier part.
    pub(super) follows: bool,
    /// Whether more of them follow on another page.
    pub(super) more: bool,
}

impl Part {
    /// The part of a chart that a piece names.
    pub(super) fn new(whole: &OrgChart, cuts: &Cuts, piece: &Piece) -> Self {
        let (head, kids) = (piece.head, whole.children(piece.head));
        let follows = piece.kids.start > 0;
        let own = follows || whole.posts()[head].superior.is_some();
        let mut posts = vec![head];
        let mut kinds = vec![if own { BoxKind::Head } else { BoxKind::Post }];
        let mut own = vec![None];
        let mut stack: Vec<(usize, usize)> = Vec::new();
        let push = |stack: &mut Vec<_>, kids: &[usize], under: usize| {
            stack.extend(kids.iter().rev().map(|&kid| (kid, under)));
        };
        let run = kids.get(piece.kids.clone()).unwrap_or_default();
        push(&mut stack, run, 0);
        while let Some((post, under)) = stack.pop() {
            let at = posts.len();
            posts.push(post);
            own.push(Some(under));
            if cuts.stubs[post] {
                kinds.push(BoxKind::Stub);
            } else {
                kinds.push(BoxKind::Post);
                push(&mut stack, whole.children(post), at);
            }
        }
        let post = |(&post, superior): (&usize, Option<usize>)| {
            let data = &whole.posts()[post];
            ChartPost {
                id: data.id.clone(),
                superior,
                staff: data.staff && superior.is_some(),
                frame: data.frame,
                ..ChartPost::default()
            }
        };
        let chart = posts.iter().zip(own).map(post).collect();
        Self {
            // What stands under a post of a tree is a tree.
            chart: OrgChart::new(chart).unwrap_or_else(|_| OrgChart::none()),
            posts,
            kinds,
            follows,
            more: piece.kids.end < kids.len(),
        }
    }

    /// The note of one of its posts, where it has one; `fill` puts the page's
    /// number into a pattern.
    pub(super) fn note(
        &self,
        post: usize,
        notes: &Notes,
        fill: impl Fn(&str, Leads) -> String,
    ) -> Option<String> {
        let more = || fill(&notes.more, Leads::On);
        let back = || fill(&notes.head, Leads::Back);
        match (self.kinds[post], post == 0 && self.more) {
            (BoxKind::Stub, _) => Some(fill(&notes.stub, Leads::Down)),
            (BoxKind::Head, false) => Some(back()),
            (BoxKind::Head, true) => Some(back() + " " + &more()),
            (BoxKind::Post, true) => Some(more()),
            (BoxKind::Post, false) => None,
        }
    }
}

/// A part with its boxes and the sizes that it can take.
pub(super) struct Fitted {
    pub(super) part: Part,
    pub(super) sizes: Vec<Size>,
    boxes: Boxes,
    /// The room for which its shapes are chosen.
    room: Room,
}

impl Fitted {
    /// Fits a part to the page, given each post's number of lines, and those
    /// with which the part was cut from the chart for a room and a page.
    ///
    /// Few shapes are kept of each family, so that those kept with its own
    /// lines may all be too large; those with which it was cut are not.
    pub(super) fn new(
        part: Part,
        (lines, as_cut): (Vec<usize>, Vec<usize>),
        (text_em, options): (f64, &Options),
        (room, page): (Room, Room),
    ) -> Self {
        let effort = Effort::for_posts(part.posts.len());
        let fit = |lines: &[usize], room: Room| {
            let heights = Heights::Families;
            let boxes = Boxes::of_lines(&part.chart, lines.to_vec(), text_em, options, heights);
            let sizes = sizes(&part.chart, &boxes, options, effort, room);
            (boxes, sizes, room)
        };
        let fits = |size: &Size| size.width <= page.width && size.height <= page.height;
        let mut fitted = fit(&lines, page);
        for room in [room, page] {
            if !fitted.1.iter().any(fits) {
                fitted = fit(&as_cut, room);
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
    pub(super) fn draw(
        &self,
        texts: &Texts,
        options: &Options,
        berth: &Berth,
        (page, scale): (usize, f64),
    ) -> Drawing {
        let (chart, boxes) = (&self.part.chart, &self.boxes);
        let effort = Effort::for_posts(self.part.posts.len());
        let depths = chart.order().iter().map(|&post| chart.depth(post));
        let calm = Style::all(depths.max().unwrap_or(0) + 1);
        let draw = |solution: &Solution<'_>, pick| {
            let plan = Plan {
                chart,
                texts,
                boxes,
                options,
                page,
                scale,
            };
            plan.draw(solution, pick)
        };
        for style in calm {
            let own = Some(berth.room);
            let solution = Solution::new(chart, boxes, options, style, effort, own);
            let fits = |shape: &Shape| berth.room.holds(shape);
            if let Some(pick) = solution.whole().iter().rposition(fits) {
                return draw(&solution, pick);
            }
        }
        let style = Style::free();
        let solution = Solution::new(chart, boxes, options, style, effort, Some(self.room));
        draw(&solution, berth.pick)
    }
}

/// The sizes that a chart can take in a room.
fn sizes(
    chart: &OrgChart,
    boxes: &Boxes,
    options: &Options,
    effort: Effort,
    room: Room,
) -> Vec<Size> {
    let solution = Solution::new(chart, boxes, options, Style::free(), effort, Some(room));
    let size = |shape: &Shape| Size {
        width: shape.width,
        height: shape.height,
    };
    solution.whole().iter().map(size).collect()
}

/// Where a note leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leads {
    /// To where the post is drawn with what is under it.
    Down,
    /// To where the post stands under its superior, or its family began.
    Back,
    /// To where its family goes on.
    On,
}
