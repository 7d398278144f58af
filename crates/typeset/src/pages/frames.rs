//! What stands on a page and where, through all the frames that it is made of.

use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Size, Transform};
use typst::syntax::Span;
use typst::text::TextItem;
use typst_layout::PagedDocument;

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

    /// Whether a place of the page is cut off.
    pub(super) fn is_cut_off(&self, area: &Rect) -> bool {
        self.clip.is_some_and(|clip| {
            let beside = area.max.x <= clip.min.x || area.min.x >= clip.max.x;
            beside || area.max.y <= clip.min.y || area.min.y >= clip.max.y
        })
    }
}

/// A rectangle after a transformation, upright again.
fn area(at: Transform, rect: Rect) -> Rect {
    let (min, max) = (rect.min, rect.max);
    let corners = [min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)];
    let [first, rest @ ..] = corners.map(|corner| corner.transform(at));
    let start = Rect::new(first, first);
    rest.into_iter().fold(start, |all, point| {
        Rect::new(all.min.min(point), all.max.max(point))
    })
}

/// What both leave.
fn both(a: Rect, b: Rect) -> Rect {
    Rect::new(a.min.max(b.min), a.max.min(b.max))
}

/// Shows every piece of a document, page by page (from 1).
pub(super) fn walk<'a>(document: &'a PagedDocument, visit: &mut impl FnMut(usize, &Piece<'a>)) {
    for (number, page) in (1..).zip(document.pages()) {
        walk_frame(&page.frame, Transform::identity(), None, &mut |piece| {
            visit(number, piece);
        });
    }
}

fn walk_frame<'a>(
    frame: &'a Frame,
    at: Transform,
    clip: Option<Rect>,
    visit: &mut impl FnMut(&Piece<'a>),
) {
    for (offset, item) in frame.items() {
        let at = at.pre_concat(Transform::translate(offset.x, offset.y));
        let seen = match item {
            FrameItem::Group(group) => {
                let at = at.pre_concat(group.transform);
                let own = group.clip.as_ref().map(|clip| area(at, clip.bbox(None)));
                let clip = match (clip, own) {
                    (Some(a), Some(b)) => Some(both(a, b)),
                    (a, b) => a.or(b),
                };
                walk_frame(&group.frame, at, clip, visit);
                continue;
            }
            FrameItem::Text(text) => Seen::Text(text),
            FrameItem::Image(_, size, span) => Seen::Picture(*size, *span),
            _ => continue,
        };
        visit(&Piece { seen, at, clip });
    }
}

/// The glyphs of a run that readers see: each with its text, where it is from
/// and what tells its area on the page. Spaces are left out, and so is what is
/// cut off, is too small to be seen, or has no colour.
pub(super) fn glyphs<'a>(
    piece: &Piece<'a>,
    visit: &mut impl FnMut(&'a str, Span, &dyn Fn() -> Rect),
) {
    let Seen::Text(text) = &piece.seen else {
        return;
    };
    if is_invisible(text, piece.at) {
        return;
    }
    let mut x = Abs::zero();
    for glyph in &text.glyphs {
        let next = x + glyph.x_advance.at(text.size);
        let written = text.text.get(glyph.range()).unwrap_or_default();
        let area = || high(piece, text, x, next);
        let shown = || !piece.is_clipped() || !piece.is_cut_off(&area());
        if !written.trim().is_empty() && shown() {
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

/// Whether no reader can see a run.
fn is_invisible(text: &TextItem, at: Transform) -> bool {
    let height = Point::new(Abs::zero(), text.size).transform(at) - Point::zero().transform(at);
    let clear = match &text.fill {
        typst::visualize::Paint::Solid(color) => color.alpha() == Some(0.0),
        _ => false,
    };
    let outlined = text.stroke.is_some();
    height.hypot() < Abs::pt(1.0) || (clear && !outlined)
}
