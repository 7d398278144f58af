//! Rectangles of a page.

use typst::layout::{Abs, Point, Rect, Transform};

/// The middle of a rectangle.
pub(super) fn middle(area: &Rect) -> Point {
    (area.min + area.max) / 2.0
}

/// Whether a point is in a rectangle or on its edge.
pub(super) fn contains(area: &Rect, point: Point) -> bool {
    let within = |min: Abs, at: Abs, max: Abs| at.fits(min) && max.fits(at);
    within(area.min.x, point.x, area.max.x) && within(area.min.y, point.y, area.max.y)
}

/// A rectangle after a transformation, upright again.
pub(super) fn area(at: Transform, rect: Rect) -> Rect {
    let (min, max) = (rect.min, rect.max);
    let corners = [min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)];
    let [first, rest @ ..] = corners.map(|corner| corner.transform(at));
    let start = Rect::new(first, first);
    rest.into_iter().fold(start, |all, point| {
        Rect::new(all.min.min(point), all.max.max(point))
    })
}

/// What both leave.
pub(super) fn both(a: Rect, b: Rect) -> Rect {
    Rect::new(a.min.max(b.min), a.max.min(b.max))
}
