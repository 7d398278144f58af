//! Second reporting lines: dotted where there is room for a line, and letters
//! at both boxes where there is not, or where they stand on different pages.

use super::letters::Letters;
use super::ports::Obstacles;
use super::route::route;
use super::segments::segments;
use crate::drawing::{Book, Drawing, Edge};
use crate::geometry::{Segment, Size};
use crate::options::Options;
use crate::tree::OrgChart;

/// What part of the gap between boxes a line keeps from a box that it passes.
const LANE: f64 = 0.4;
/// And how near it may come to anything else.
const NEAR: f64 = 0.15;
/// More lines than this on one page nobody could follow.
const MOST: usize = 12;

/// Round the drawing of a chart with second lines, in points: the way round the
/// outermost boxes is often the only one.
const MARGIN: f64 = 6.0;

/// The same options with room for lines round each drawing.
pub(crate) fn with_margins(options: &Options) -> Options {
    let mut options = options.clone();
    for page in &mut options.pages {
        page.width -= 2.0 * MARGIN;
        page.height -= 2.0 * MARGIN;
    }
    options
}

/// Draws the second reporting lines of a chart that was laid out with margins.
pub(crate) fn draw(chart: &OrgChart, book: &mut Book, options: &Options) {
    for page in &mut book.pages {
        page.move_by(MARGIN, MARGIN);
        page.width += MARGIN;
        page.height += MARGIN;
    }
    let mut letters = Letters::default();
    let mut drawn: Vec<usize> = vec![0; book.pages.len()];
    for link in links(chart, book) {
        let DottedLine { post, superior, .. } = link;
        let ends = link.ends.filter(|ends| drawn[ends.page] < MOST);
        let line = ends.and_then(|ends| {
            let points = line(&book.pages[ends.page], (ends.superior, ends.post), options)?;
            Some((ends.page, points))
        });
        let Some((page, points)) = line else {
            letters.join(post, superior);
            continue;
        };
        drawn[page] += 1;
        book.pages[page].edges.push(Edge {
            from: superior,
            to: post,
            dotted: true,
            points,
        });
    }
    letters.add_to(book);
}

/// A second reporting line that is wanted.
struct DottedLine {
    post: usize,
    superior: usize,
    /// Where both have boxes.
    ends: Option<Ends>,
}

/// The two boxes of a line, and the page on which they stand.
#[derive(Clone, Copy)]
struct Ends {
    page: usize,
    post: usize,
    superior: usize,
    /// From box to box, in points.
    distance: f64,
}

/// The lines wanted, the shortest first: a long line laid early would bar the way of
/// many.
fn links(chart: &OrgChart, book: &Book) -> Vec<DottedLine> {
    let posts = chart.posts().iter().enumerate();
    let mut links: Vec<DottedLine> = posts
        .flat_map(|(post, data)| {
            let others = data.dotted_to.iter().filter(move |&&other| other != post);
            others.map(move |&superior| DottedLine {
                post,
                superior,
                ends: both(book, post, superior),
            })
        })
        .collect();
    let distance = |link: &DottedLine| link.ends.map_or(f64::INFINITY, |ends| ends.distance);
    links.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    links
}

/// The first page on which both posts have boxes.
fn both(book: &Book, post: usize, superior: usize) -> Option<Ends> {
    let at = |page: &Drawing, post: usize| page.boxes.iter().position(|b| b.post == post);
    let mut pages = book.pages.iter().enumerate();
    pages.find_map(|(number, page)| {
        let (post, superior) = (at(page, post)?, at(page, superior)?);
        let (a, b) = (&page.boxes[post], &page.boxes[superior]);
        Some(Ends {
            page: number,
            post,
            superior,
            distance: (a.x - b.x).abs() + (a.y - b.y).abs(),
        })
    })
}

/// A line from one box of a page to another, if there is room for it.
fn line(page: &Drawing, (from, to): (usize, usize), options: &Options) -> Option<Vec<[f64; 2]>> {
    let gap = options.sibling_gap * page.scale;
    let one = |a: &Edge, b: &Edge| a.from == b.from && !a.dotted && !b.dotted;
    let lines: Vec<Segment> = page.edges.chunk_by(one).flat_map(segments).collect();
    let obstacles = Obstacles {
        boxes: &page.boxes,
        lines: &lines,
        size: Size {
            width: page.width,
            height: page.height,
        },
        lane: LANE * gap,
        near: NEAR * gap,
    };
    route(from, to, &obstacles)
}
