//! Letters at both boxes of a second reporting line that is not drawn.

use std::collections::BTreeMap;

use super::segments::segments;
use crate::drawing::{Book, BoxKind, Drawing, PlacedBox, Tag};
use crate::geometry::Area;

/// Half the height of a letter, in em.
const RADIUS: f64 = 0.36;

/// The letters of superiors, and where each is to stand.
#[derive(Default)]
pub(super) struct Letters {
    /// By superior, its number in the order in which letters are given.
    numbers: BTreeMap<usize, usize>,
    /// Every post with the superior whose letter it bears.
    at: Vec<(usize, usize)>,
}

impl Letters {
    /// Joins a post to a superior by a letter.
    pub(super) fn join(&mut self, post: usize, superior: usize) {
        let next = self.numbers.len();
        self.numbers.entry(superior).or_insert(next);
        self.at.push((post, superior));
    }

    /// Puts the letters beside the boxes: capitals at the superiors.
    pub(super) fn add_to(&self, book: &mut Book) {
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
        .flat_map(|edge| segments([edge]))
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
