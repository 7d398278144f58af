//! What stands on a page and where, through all the frames that it is made of.

use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Size, Transform};
use typst::syntax::Span;
use typst::text::TextItem;
use typst_layout::PagedDocument;

use super::areas::{area, both, contains, middle};
use super::paints::{Paints, is_unseen};

/// Something that readers see.
pub(super) enum Seen<'a> {
    /// A run of text.
    Text(&'a TextItem),
    /// A picture of a size.
    Picture(Size, Span),
}

/// A piece of a page: what it is, the way from its own measures to the page's,
/// and whether a clip cuts it off.
pub(super) struct Piece<'a> {
    pub(super) seen: Seen<'a>,
    pub(super) at: Transform,
    clip: Option<Rect>,
    /// How much was painted on the page before.
    order: usize,
}

impl Piece<'_> {
    /// The corners of a stretch of it, on the page.
    pub(super) fn area(&self, from: Point, to: Point) -> Rect {
        area(self.at, Rect::new(from, to))
    }

    /// Whether it is cut on purpose.
    pub(super) fn is_clipped(&self) -> bool {
        self.clip.is_some()
    }

    /// Whether the middle of an area of the page is cut off.
    fn is_cut_off(&self, area: &Rect) -> bool {
        self.clip.is_some_and(|clip| !contains(&clip, middle(area)))
    }
}

/// Shows every piece of a document, page by page (from 1), with what is painted
/// on its page.
pub(super) fn walk<'a>(
    document: &'a PagedDocument,
    visit: &mut impl FnMut(usize, &Piece<'a>, &Paints),
) {
    for (number, page) in (1..).zip(document.pages()) {
        let mut paints = Paints::of(page);
        let mut pieces = Vec::new();
        let whole = (Transform::identity(), None);
        walk_frame(&page.frame, whole, &mut pieces, &mut paints);
        for piece in &pieces {
            visit(number, piece, &paints);
        }
    }
}

fn walk_frame<'a>(
    frame: &'a Frame,
    (at, clip): (Transform, Option<Rect>),
    pieces: &mut Vec<Piece<'a>>,
    paints: &mut Paints,
) {
    for (offset, item) in frame.items() {
        let at = at.pre_concat(Transform::translate(offset.x, offset.y));
        let visible = |rect: Rect| {
            let area = area(at, rect);
            clip.map_or(area, |clip| both(area, clip))
        };
        let seen = match item {
            FrameItem::Group(group) => {
                let at = at.pre_concat(group.transform);
                let own = group.clip.as_ref().map(|clip| area(at, clip.bbox(None)));
                let clip = match (clip, own) {
                    (Some(a), Some(b)) => Some(both(a, b)),
                    (a, b) => a.or(b),
                };
                walk_frame(&group.frame, (at, clip), pieces, paints);
                continue;
            }
            FrameItem::Shape(shape, _) => {
                paints.shape(shape, visible(shape.geometry.bbox(None)), at);
                continue;
            }
            FrameItem::Text(text) => Seen::Text(text),
            FrameItem::Image(_, size, span) => {
                paints.picture(visible(Rect::new(Point::zero(), size.to_point())));
                Seen::Picture(*size, *span)
            }
            _ => continue,
        };
        let order = paints.count();
        pieces.push(Piece {
            seen,
            at,
            clip,
            order,
        });
    }
}

/// The glyphs of a run that readers see: each with its text, where it is from
/// and what tells its area on the page. Spaces are left out, and so is what is
/// cut off, is too small to be seen, has no colour or that of its ground, or is
/// painted over.
pub(super) fn glyphs<'a>(
    piece: &Piece<'a>,
    paints: &Paints,
    visit: &mut impl FnMut(&'a str, Span, &dyn Fn() -> Rect),
) {
    let Seen::Text(text) = &piece.seen else {
        return;
    };
    let whole = high(piece, text, Abs::zero(), text.width());
    let ground = || paints.ground(middle(&whole), piece.order);
    if is_tiny(text, piece.at) || is_unseen(text, ground) {
        return;
    }
    let covers = paints.covers(&whole, piece.order);
    let mut x = Abs::zero();
    let mut before = None;
    for glyph in &text.glyphs {
        let next = x + glyph.x_advance.at(text.size);
        let written = text.text.get(glyph.range()).unwrap_or_default();
        let area = || high(piece, text, x, next);
        let shown = || {
            let covered = || covers.iter().any(|over| contains(over, middle(&area())));
            !(piece.is_clipped() && piece.is_cut_off(&area())) && (covers.is_empty() || !covered())
        };
        // A base and its marks are several glyphs of one text.
        let goes_on = before.replace(glyph.range()) == Some(glyph.range());
        if !goes_on && !written.trim().is_empty() && shown() {
            visit(written, glyph.span.0, &area);
        }
        x = next;
    }
}

/// A stretch of a run on the page, as high as a small letter, which no font
/// exceeds.
pub(super) fn high(piece: &Piece<'_>, text: &TextItem, from: Abs, to: Abs) -> Rect {
    piece.area(
        Point::new(from, -0.5 * text.size),
        Point::new(to, Abs::zero()),
    )
}

/// Letters that are lower or narrower than this, in points, cannot be read.
const TINY: f64 = 2.0;

/// Whether a run is too small to be seen.
fn is_tiny(text: &TextItem, at: Transform) -> bool {
    let size = text.size;
    let length = |point: Point| (point.transform(at) - Point::zero().transform(at)).hypot();
    let high = length(Point::new(Abs::zero(), size));
    let wide = length(Point::new(size, Abs::zero()));
    high.to_pt() < TINY || wide.to_pt() < TINY
}
