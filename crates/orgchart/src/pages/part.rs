//! One piece of a chart as a chart of its own.

use super::split::{Piece, Split};
use crate::drawing::BoxKind;
use crate::notes::Notes;
use crate::posts::ChartPost;
use crate::tree::OrgChart;

/// A piece, ready to be laid out.
pub(crate) struct Part {
    pub(crate) chart: OrgChart,
    /// The posts' places in the whole chart, in the order of this one's.
    pub(crate) posts: Vec<usize>,
    pub(crate) kinds: Vec<BoxKind>,
    /// Whether the head's children follow on from those of an earlier part.
    pub(crate) follows: bool,
    /// Whether more of them follow on another page.
    pub(crate) more: bool,
}

impl Part {
    /// The part of a chart that a piece names.
    pub(crate) fn new(whole: &OrgChart, split: &Split, piece: &Piece) -> Self {
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
            if split.stubs[post] {
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
    pub(crate) fn note(
        &self,
        post: usize,
        notes: &Notes,
        fill: impl Fn(&str, Direction) -> String,
    ) -> Option<String> {
        let more = || fill(&notes.more, Direction::On);
        let back = || fill(&notes.head, Direction::Back);
        match (self.kinds[post], post == 0 && self.more) {
            (BoxKind::Stub, _) => Some(fill(&notes.stub, Direction::Down)),
            (BoxKind::Head, false) => Some(back()),
            (BoxKind::Head, true) => Some([back(), more()].join(" ").trim().to_owned()),
            (BoxKind::Post, true) => Some(more()),
            (BoxKind::Post, false) => None,
        }
    }
}

/// Where a note leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// To where the post is drawn with what is under it.
    Down,
    /// To where the post stands under its superior, or its family began.
    Back,
    /// To where its family goes on.
    On,
}
