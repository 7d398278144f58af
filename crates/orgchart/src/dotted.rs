//! Second reporting lines: dotted where there is room for a line, and letters
//! at both boxes where there is not, or where they stand on different pages.

use std::collections::BTreeMap;

use super::area::Area;
use super::book::Book;
use super::drawing::{BoxKind, Drawing, Edge, PlacedBox, Tag};
use super::options::Options;
use super::route::{Obstacles, route};
use super::strokes::{Segment, strokes};
use super::tree::OrgChart;

/// What part of the gap between boxes a line keeps from a box that it passes.
const LANE: f64 = 0.4;
/// And how near it may come to anything else.
const NEAR: f64 = 0.15;
/// Half the height of a letter, in em.
const RADIUS: f64 = 0.36;
/// More lines than this on one page nobody could follow.
const MOST: usize = 12;

/// Round the drawing of a chart with second lines, in points: the way round the
/// outermost boxes is often the only one.
const MARGIN: f64 = 6.0;

/// The same options with room for lines round each drawing.
pub(super) fn with_margins(options: &Options) -> Options {
    let mut options = options.clone();
    for page in &mut options.pages {
        page.width -= 2.0 * MARGIN;
        page.height -= 2.0 * MARGIN;
    }
    options
}

/// Draws the second reporting lines of a chart that was laid out with margins.
pub(super) fn draw(chart: &OrgChart, book: &mut Book, options: &Options) {
    for page in &mut book.pages {
        page.move_by(MARGIN, MARGIN);
        page.width += MARGIN;
        page.height += MARGIN;
    }
    let mut letters = Letters::default();
    let mut drawn: Vec<usize> = vec![0; book.pages.len()];
    for link in links(chart, book) {
        let Link { post, superior, .. } = link;
        let place = link.place.filter(|place| drawn[place.page] < MOST);
        let line = place.and_then(|place| {
            let points = line(
                &book.pages[place.page],
                (place.superior, place.post),
                options,
            )?;
            Some((place.page, points))
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
    letters.stand(book);
}

/// A second reporting line that is wanted.
struct Link {
    post: usize,
    superior: usize,
    /// Where both have boxes.
    place: Option<Place>,
}

/// The boxes of a link: a page, and two of its boxes.
#[derive(Clone, Copy)]
struct Place {
    page: usize,
    post: usize,
    superior: usize,
    /// From box to box, in points.
    distance: f64,
}

/// The links, the shortest first: a long line laid early would bar the way of
/// many.
fn links(chart: &OrgChart, book: &Book) -> Vec<Link> {
    let posts = chart.posts().iter().enumerate();
    let mut links: Vec<Link> = posts
        .flat_map(|(post, data)| {
            let others = data.dotted_to.iter().filter(move |&&other| other != post);
            others.map(move |&superior| Link {
                post,
                superior,
                place: both(book, post, superior),
            })
        })
        .collect();
    let distance = |link: &Link| link.place.map_or(f64::INFINITY, |place| place.distance);
    links.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    links
}

/// The first page on which both posts have boxes.
fn both(book: &Book, post: usize, superior: usize) -> Option<Place> {
    let at = |page: &Drawing, post: usize| page.boxes.iter().position(|b| b.post == post);
    let mut pages = book.pages.iter().enumerate();
    pages.find_map(|(number, page)| {
        let (post, superior) = (at(page, post)?, at(page, superior)?);
        let (a, b) = (&page.boxes[post], &page.boxes[superior]);
        Some(Place {
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
    let lines: Vec<Segment> = page.edges.chunk_by(one).flat_map(strokes).collect();
    let obstacles = Obstacles {
        boxes: &page.boxes,
        lines: &lines,
        size: (page.width, page.height),
        lane: LANE * gap,
        near: NEAR * gap,
    };
    route(from, to, &obstacles)
}

/// The letters of superiors, and where each is to stand.
#[derive(Default)]
struct Letters {
    /// By superior, its number in the order in which letters are given.
    numbers: BTreeMap<usize, usize>,
    /// Every post with the superior whose letter it bears.
    at: Vec<(usize, usize)>,
}

impl Letters {
    fn join(&mut self, post: usize, superior: usize) {
        let next = self.numbers.len();
        self.numbers.entry(superior).or_insert(next);
        self.at.push((post, superior));
    }

    /// Puts the letters beside the boxes: capitals at the superiors.
    fn stand(&self, book: &mut Book) {
        for (&superior, &number) in &self.numbers {
            add_tags(book, superior, &letter(number));
        }
        for &(post, superior) in &self.at {
            add_tags(book, post, &letter(self.numbers[&superior]).to_lowercase());
        }
    }
}

/// Puts a letter beside a post wherever it is drawn in full.
fn add_tags(book: &mut Book, post: usize, text: &str) {
    for page in &mut book.pages {
        let own = |b: &&PlacedBox| b.post == post && b.kind != BoxKind::Stub;
        if let Some(placed) = page.boxes.iter().find(own) {
            let tag = tag(page, placed, text);
            page.tags.push(tag);
        }
    }
}

/// A letter at the first place beside a box where nothing else is.
fn tag(page: &Drawing, placed: &PlacedBox, text: &str) -> Tag {
    let radius = RADIUS * page.font_pt;
    let mut places = places(placed, radius, text);
    let at = |[x, y]: [f64; 2]| Tag {
        text: text.to_owned(),
        post: placed.post,
        x,
        y,
        radius,
    };
    let lines: Vec<Area> = page
        .edges
        .iter()
        .flat_map(|edge| strokes([edge]))
        .map(|[a, b]| Area::between(a, b))
        .collect();
    let boxes = page.boxes.iter().map(PlacedBox::area);
    let tags = page.tags.iter().map(Tag::area);
    let taken: Vec<Area> = lines.into_iter().chain(boxes).chain(tags).collect();
    let inside = Area {
        left: 0.0,
        top: 0.0,
        right: page.width,
        bottom: page.height,
    };
    let free = |place: &[f64; 2]| {
        let area = at(*place).area();
        inside.holds(area) && !taken.iter().any(|other| other.meets(area))
    };
    let first = places.first().copied().unwrap_or([placed.x, placed.y]);
    places.retain(free);
    at(places.first().copied().unwrap_or(first))
}

/// Places beside a box: down its right side, down its left side, along its top
/// and its bottom.
fn places(placed: &PlacedBox, radius: f64, text: &str) -> Vec<[f64; 2]> {
    let letters = text.len().max(1);
    let (half, high) = (Tag::half_width(radius, letters), radius);
    let off = placed.border / 2.0 + 0.2 * radius;
    let (left, right) = (placed.x - off - half, placed.x + placed.w + off + half);
    let (above, below) = (placed.y - off - high, placed.y + placed.h + off + high);
    let steps = |from: f64, length: f64, half: f64| {
        let count = (length / (2.0 * half)).floor().max(1.0);
        let step = move |i: u32| from + half * (2.0 * f64::from(i) + 1.0);
        (0_u32..)
            .take_while(move |i| f64::from(*i) < count)
            .map(step)
    };
    let sides = [right, left].into_iter();
    let sides = sides.flat_map(|x| steps(placed.y, placed.h, high).map(move |y| [x, y]));
    let ends = [above, below].into_iter();
    let ends = ends.flat_map(|y| steps(placed.x, placed.w, half).map(move |x| [x, y]));
    sides.chain(ends).collect()
}

/// A, B, … Z, AA, AB, …
fn letter(number: usize) -> String {
    let mut text = String::new();
    let mut left = number + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        text.insert(0, char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn letters_go_on_after_z() {
        let letters = [0, 25, 26, 51, 52, 701, 702].map(letter);
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
