//! PANELPAPER: lines of text that are built once and stand in any room as wide as
//! they are.
//!
//! A table lays each cell out at least three times, in three rooms. Where the text of a
//! cell fits into all of them, it has the same lines in all, and only their places differ.

use typst_library::foundations::Content;
use typst_library::introspection::TagElem;
use typst_library::layout::{Frame, HElem, Spacing};
use typst_library::text::{LinebreakElem, SmartQuoteElem, SpaceElem};

use super::line::Parts;
use super::linebreak::breakpoints;
use super::*;

/// What a line may lack for its room without being shrunk: what the rounding of sizes
/// takes away.
const ROUNDING: Abs = Abs::raw(1e-9);

/// Lines of which none was broken for want of room.
#[derive(Debug, Clone)]
pub(crate) struct NaturalLines {
    lines: Vec<NaturalLine>,
    align: FixedAlignment,
    /// The widest of the lines and of the beginnings that the line breaker tries.
    tried: Abs,
}

#[derive(Debug, Clone)]
struct NaturalLine {
    parts: Parts,
    width: Abs,
    shrinks: bool,
}

/// Builds the lines, if they are of text alone and the line breaker goes by nothing
/// but whether they fit.
pub(crate) fn natural_lines<'a>(
    engine: &mut Engine,
    children: &[Pair<'a>],
    shared: StyleChain<'a>,
) -> SourceResult<Option<NaturalLines>> {
    if !children.iter().all(|(child, _)| is_text(child)) {
        return Ok(None);
    }
    let config = configuration(&ConfigBase::of(shared), children, shared, None);
    if config.justify
        || config.linebreaks != Linebreaks::Simple
        || config.numbering_marker.is_some()
    {
        return Ok(None);
    }

    // Of text, nothing asks for the room or takes a locator.
    let region = Size::splat(Abs::inf());
    let mut none = Locator::root().split();
    let (text, segments, spans) =
        collect(children, engine, &mut none, &config, region)?;
    let p = prepare(engine, &config, &text, segments, spans)?;
    let (lines, tried) = unbroken(engine, &p);
    if lines.iter().any(|line| line.justify || hangs(line)) {
        return Ok(None);
    }

    let mut built = Vec::with_capacity(lines.len());
    for line in &lines {
        let parts = Parts::natural(engine, &p, line)?;
        let shrinks = line.shrinkability() > Abs::zero();
        built.push(NaturalLine { parts, width: line.width, shrinks });
    }
    let align = config.align;
    Ok((!built.is_empty()).then_some(NaturalLines { lines: built, align, tried }))
}

/// Whether an inline child is text, or what stands between texts and depends on no
/// room.
fn is_text(child: &Content) -> bool {
    if let Some(space) = child.to_packed::<HElem>() {
        return matches!(space.amount, Spacing::Rel(rel) if rel.rel.is_zero());
    }
    child.is::<TextElem>()
        || child.is::<SpaceElem>()
        || child.is::<LinebreakElem>()
        || child.is::<SmartQuoteElem>()
        || child.is::<TagElem>()
}

/// Whether signs at the ends of a line may stand beside it.
fn hangs(line: &Line) -> bool {
    let mut texts = line.items.iter().filter_map(Item::text);
    texts.any(|text| text.styles.get(TextElem::overhang))
}

/// `linebreak_simple` where all lines fit, with the widest line that it tries.
fn unbroken<'a>(engine: &Engine, p: &'a Preparation<'a>) -> (Vec<Line<'a>>, Abs) {
    let mut lines = vec![];
    let mut tried = Abs::zero();
    let mut start = 0;
    let mut last = None;
    breakpoints(p, Abs::inf(), |end, breakpoint| {
        let attempt = line(engine, p, start..end, breakpoint, lines.last());
        tried.set_max(attempt.width);
        if breakpoint == Breakpoint::Mandatory {
            lines.push(attempt);
            start = end;
            last = None;
        } else {
            last = Some(attempt);
        }
    });
    lines.extend(last);
    (lines, tried)
}

impl NaturalLines {
    /// Whether the lines stay whole in a room of this width.
    pub(crate) fn fit(&self, room: Abs) -> bool {
        room.fits(self.tried)
    }

    /// How wide `finalize` makes the lines.
    pub(crate) fn width(&self, room: Abs, expand: bool) -> Abs {
        if !room.is_finite() || !expand {
            let widest = self.lines.iter().map(|line| line.width).max();
            room.min(widest.unwrap_or_default())
        } else {
            room
        }
    }

    /// The heights of the lines.
    pub(crate) fn heights(&self) -> impl Iterator<Item = Abs> {
        self.lines.iter().map(|line| line.parts.height())
    }

    /// Whether the lines are shrunk in this width.
    pub(crate) fn shrink(&self, width: Abs) -> bool {
        self.lines.iter().any(|line| line.shrinks && width - line.width < -ROUNDING)
    }

    /// The frames of the lines, as `commit` places them.
    pub(crate) fn frames(&self, width: Abs) -> impl Iterator<Item = Frame> {
        self.lines.iter().map(move |line| {
            let mut remaining = width - line.width;
            if line.shrinks {
                remaining.set_max(Abs::zero());
            }
            let mut output = line.parts.line(width);
            line.parts.place(&mut output, self.align.position(remaining));
            output
        })
    }
}
