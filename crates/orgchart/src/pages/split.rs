//! Splitting a chart that does not fit a page into pieces that do.
//!
//! From the lowest posts up, what fits a page stays together; where it does
//! not, the largest of the subtrees are cut off and drawn on pages of their
//! own, and siblings of like size are treated alike. A family too large for a
//! page goes on at the head of another.

use std::ops::Range;

use crate::family::{Effort, Shape, Solution, Style};
use crate::geometry::{Size, as_f64};
use crate::options::Options;
use crate::text::Boxes;
use crate::tree::OrgChart;

/// A post with some of its children and what stands under them, as far as it
/// is not cut off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) head: usize,
    /// Which of the head's children.
    pub(crate) kids: Range<usize>,
}

/// A chart split into pieces.
pub(super) struct Split {
    /// In document order: a post's pieces before those of what is under it.
    pub(crate) pieces: Vec<Piece>,
    /// By post, whether it is drawn as a stub under its superior.
    pub(crate) stubs: Vec<bool>,
}

/// Siblings at least this large, as a part of the smallest that must be cut
/// off, are cut off too.
const ALIKE: f64 = 0.6;

/// Splits a chart into pieces for a room that is a page or a part of one, given
/// with the page's own, which a family may need by itself; the boxes of posts
/// with others under them have room for one note, whose height in points is
/// given for where there are two.
pub(super) fn split(
    chart: &OrgChart,
    boxes: &Boxes,
    options: &Options,
    effort: Effort,
    (room, page): (Size, Size),
    note_height: f64,
) -> Split {
    let mut splitter = Splitter {
        chart,
        room,
        page,
        note_height,
        solution: Solution::open(chart, boxes, options, Style::free(), effort, Some(room)),
        size: vec![1; chart.posts().len()],
        stubs: vec![false; chart.posts().len()],
        runs: vec![Vec::new(); chart.posts().len()],
    };
    for &post in chart.order().iter().rev() {
        if !chart.children(post).is_empty() {
            splitter.family(post);
        }
    }
    splitter.split()
}

struct Splitter<'a> {
    chart: &'a OrgChart,
    room: Size,
    page: Size,
    note_height: f64,
    solution: Solution<'a>,
    /// By post, how many boxes it takes with what is drawn under it.
    size: Vec<usize>,
    stubs: Vec<bool>,
    /// By post, the runs of its children, where they take several pages.
    runs: Vec<Vec<Range<usize>>>,
}

impl Splitter<'_> {
    fn family(&mut self, post: usize) {
        let kids = self.chart.children(post);
        let mut shapes = self.fitting(post, kids);
        if shapes.is_empty() {
            shapes = self.without_largest(post, kids);
        }
        if shapes.is_empty() {
            let room = self.within(self.page);
            shapes = self.fitting(post, kids);
            if shapes.is_empty() {
                shapes = self.in_runs(post, kids);
            }
            self.within(room);
        }
        let drawn = |&kid: &usize| if self.stubs[kid] { 1 } else { self.size[kid] };
        self.size[post] = 1 + kids.iter().map(drawn).sum::<usize>();
        self.solution.settle(post, shapes);
    }

    /// The shapes that fit the page, with these children as they are now.
    fn fitting(&self, post: usize, kids: &[usize]) -> Vec<Shape> {
        let mut shapes = self.solution.family(post, kids);
        shapes.retain(|shape| self.room.holds(shape.size()));
        shapes
    }

    /// Works for another room from now on; gives the one until now.
    fn within(&mut self, room: Size) -> Size {
        self.solution.within(room);
        std::mem::replace(&mut self.room, room)
    }

    /// Draws a post as a stub from now on, or in full.
    fn cut_off(&mut self, post: usize, cut: bool) {
        self.stubs[post] = cut;
        self.solution.close(post, cut);
    }

    /// Cuts off as few of the largest children as must be, and those like them.
    fn without_largest(&mut self, post: usize, kids: &[usize]) -> Vec<Shape> {
        let mut large: Vec<usize> = kids
            .iter()
            .copied()
            .filter(|&kid| !self.solution.is_leaf(kid))
            .collect();
        large.sort_by_key(|&kid| std::cmp::Reverse(self.size[kid]));
        let (mut few, mut enough) = (0, large.len());
        while few < enough {
            let middle = usize::midpoint(few, enough);
            for (at, &kid) in large.iter().enumerate() {
                self.cut_off(kid, at < middle);
            }
            if self.fitting(post, kids).is_empty() {
                few = middle + 1;
            } else {
                enough = middle;
            }
        }
        let smallest = enough.checked_sub(1).map_or(0, |at| self.size[large[at]]);
        let alike = |kid: usize| as_f64(self.size[kid]) >= ALIKE * as_f64(smallest);
        let count = large.iter().take_while(|&&kid| alike(kid)).count();
        for (at, &kid) in large.iter().enumerate() {
            self.cut_off(kid, at < enough.max(count));
        }
        self.fitting(post, kids)
    }

    /// Spreads the children, with nothing under them, over several pages.
    fn in_runs(&mut self, post: usize, kids: &[usize]) -> Vec<Shape> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut first = Vec::new();
        let mut start = 0;
        while start < kids.len() {
            // One child at least: what does not fit even so is drawn smaller.
            let (mut most, mut too_many) = (1, kids.len() - start + 1);
            while most + 1 < too_many {
                let middle = usize::midpoint(most, too_many);
                let shapes = self.fitting(post, &kids[start..start + middle]);
                let lowest = shapes.iter().map(|shape| shape.height);
                let lowest = lowest.fold(f64::INFINITY, f64::min);
                if lowest + self.note_height <= self.room.height {
                    most = middle;
                } else {
                    too_many = middle;
                }
            }
            if runs.is_empty() {
                first = self.solution.family(post, &kids[..most]);
            }
            runs.push(start..start + most);
            start += most;
        }
        self.runs[post] = runs;
        // A family that fills pages stands on them alone.
        self.cut_off(post, self.chart.posts()[post].superior.is_some());
        first
    }

    /// All pieces, in document order.
    fn split(self) -> Split {
        let mut pieces = Vec::new();
        for &post in self.chart.order() {
            let head = self.stubs[post] || self.chart.posts()[post].superior.is_none();
            if !head {
                continue;
            }
            let all = 0..self.chart.children(post).len();
            match self.runs[post].as_slice() {
                [] => pieces.push(Piece {
                    head: post,
                    kids: all,
                }),
                runs => pieces.extend(runs.iter().map(|run| Piece {
                    head: post,
                    kids: run.clone(),
                })),
            }
        }
        Split {
            pieces,
            stubs: self.stubs,
        }
    }
}
