//! What is painted on a page below and over its text, as far as it hides text:
//! the page's colour, filled shapes, pictures.

use typst::layout::{Abs, Point, Rect, Transform};
use typst::text::TextItem;
use typst::visualize::{Geometry, Paint, Shape};
use typst_layout::Page;

use super::areas::contains;

/// Red, green, blue, alpha: 0 to 1.
type Colour = [f32; 4];

const WHITE: Colour = [1.0; 4];

/// How near two colours are that readers take for one.
const NEAR: f32 = 0.04;

/// Something painted.
struct Painted {
    area: Rect,
    /// None for what has many colours.
    colour: Option<Colour>,
    /// Whether nothing below its area can be seen.
    covers: bool,
}

/// What is painted on a page, in order.
pub(super) struct Paints {
    page: Option<Colour>,
    painted: Vec<Painted>,
}

impl Paints {
    /// Those of a page whose items are yet to come.
    pub(super) fn of(page: &Page) -> Self {
        Self {
            page: page
                .fill_or_transparent()
                .map_or(Some(WHITE), |paint| colour(&paint)),
            painted: Vec::new(),
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.painted.len()
    }

    /// Adds a shape by what of it can be seen.
    pub(super) fn shape(&mut self, shape: &Shape, area: Rect, at: Transform) {
        let Some(paint) = &shape.fill else {
            return;
        };
        let colour = colour(paint);
        let opaque = colour.is_some_and(|colour| colour[3] > 1.0 - NEAR);
        let upright = at.kx.is_zero() && at.ky.is_zero();
        let whole = matches!(shape.geometry, Geometry::Rect(_)) && upright;
        if colour.is_none_or(|colour| colour[3] > NEAR) {
            self.painted.push(Painted {
                area,
                colour,
                covers: opaque && whole,
            });
        }
    }

    /// Adds a picture.
    pub(super) fn picture(&mut self, area: Rect) {
        self.painted.push(Painted {
            area,
            colour: None,
            covers: false,
        });
    }

    /// The colour at a point before so many were painted, if it is one.
    pub(super) fn ground(&self, point: Point, count: usize) -> Option<Colour> {
        let mut below = self.painted[..count].iter().rev();
        match below.find(|painted| contains(&painted.area, point)) {
            Some(painted) => painted
                .colour
                .map(|own| over(own, self.page.unwrap_or(WHITE))),
            None => self.page,
        }
    }

    /// The areas that were painted over an area after so many, and hide what is
    /// below.
    pub(super) fn covers(&self, area: &Rect, count: usize) -> Vec<Rect> {
        let meets = |other: &Rect| {
            let (min, max) = (area.min.max(other.min), area.max.min(other.max));
            min.x < max.x && min.y < max.y
        };
        let later = self.painted[count..].iter();
        let later = later.filter(|painted| painted.covers && meets(&painted.area));
        later.map(|painted| painted.area).collect()
    }
}

/// Whether a run has no colour, or that of what is below it.
pub(super) fn is_unseen(text: &TextItem, ground: impl FnOnce() -> Option<Colour>) -> bool {
    let paints = [
        Some(&text.fill),
        text.stroke
            .as_ref()
            .filter(|stroke| stroke.thickness > Abs::zero())
            .map(|stroke| &stroke.paint),
    ];
    let mut colours = Vec::new();
    for paint in paints.into_iter().flatten() {
        match colour(paint) {
            Some(own) if own[3] <= NEAR => {}
            Some(own) => colours.push(own),
            None => return false,
        }
    }
    if colours.is_empty() {
        return true;
    }
    let Some(ground) = ground() else {
        return false;
    };
    let same = |own: &Colour| {
        let shown = over(*own, ground);
        shown
            .iter()
            .zip(ground)
            .take(3)
            .all(|(a, b)| (a - b).abs() <= NEAR)
    };
    colours.iter().all(same)
}

/// What is seen of a colour over another.
fn over(own: Colour, ground: Colour) -> Colour {
    let alpha = own[3];
    let mixed = |at: usize| own[at] * alpha + ground[at] * (1.0 - alpha);
    [mixed(0), mixed(1), mixed(2), 1.0]
}

/// The colour of a paint that has one alone.
fn colour(paint: &Paint) -> Option<Colour> {
    match paint {
        Paint::Solid(color) => {
            let color = color.to_rgb();
            Some([color.red, color.green, color.blue, color.alpha])
        }
        _ => None,
    }
}
