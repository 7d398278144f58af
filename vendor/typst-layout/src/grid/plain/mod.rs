//! PANELPAPER: cells of a table that hold nothing but a few words.
//!
//! A grid lays each cell out to find how wide its columns are, how high its rows are,
//! and once more in its place; a table that breaks over pages or is measured, several
//! times so. A plain cell is realized and its text built once, and from that its size
//! and its frame follow for each room that holds the text as it is. They are those that
//! [`layout_fragment`](crate::layout_fragment) makes: for any other room, and for what
//! a show rule makes of a cell, the grid still asks that.

mod build;
mod styles;

pub use self::build::{may_be_plain, plain_cell};
pub use self::styles::PlainStyles;

use std::sync::Arc;

use typst_library::introspection::Tag;
use typst_library::layout::{
    Abs, Axes, FixedAlignment, Frame, FrameItem, Point, Regions, Rel, Sides, Size,
};
use typst_utils::Numeric;

use crate::inline::NaturalLines;
use crate::pad::{grow, grown, shrink};

/// A cell whose text is built, to be placed in any room.
#[derive(Debug, Clone)]
pub struct PlainCell(Arc<Built>);

#[derive(Debug)]
struct Built {
    inset: Sides<Rel<Abs>>,
    /// How the padded text stands in the cell.
    align: Axes<FixedAlignment>,
    text: Text,
}

/// The text of a cell: what its flow is made of.
#[derive(Debug)]
struct Text {
    before: Vec<Tag>,
    lines: NaturalLines,
    after: Vec<Tag>,
    leading: Abs,
    align: Axes<FixedAlignment>,
}

/// The sizes of a plain cell in a room.
struct Fit {
    /// Of the lines.
    line: Abs,
    /// What the lines take up.
    used: Size,
    /// Of the text, without and with the inset.
    text: Size,
    padded: Size,
    /// Of the cell.
    cell: Size,
}

impl PlainCell {
    /// The size of the cell in a room, if the room leaves its text as it is.
    pub fn size(&self, regions: Regions) -> Option<Size> {
        self.fit(regions).map(|fit| fit.cell)
    }

    /// The frame of the cell in a room, if the room leaves its text as it is.
    pub fn frame(&self, regions: Regions) -> Option<Frame> {
        let fit = self.fit(regions)?;
        let mut padded = self.0.text.frame(&fit);
        grow(&mut padded, &self.0.inset);

        let align = self.0.align;
        let free = fit.cell.y - fit.padded.y;
        let x = align.x.position(fit.cell.x - padded.width());
        let y = FixedAlignment::Start.max(align.y).position(free);
        let mut output = Frame::soft(fit.cell);
        if padded.has_baseline() {
            output.set_baseline(y + padded.baseline());
        }
        output.push_frame(Point::new(x, y), padded);
        Some(output)
    }

    /// The sizes in a room, if the room leaves the text as it is.
    fn fit(&self, regions: Regions) -> Option<Fit> {
        let Built { inset, text, .. } = &*self.0;
        let expand = regions.expand & regions.size.map(Abs::is_finite);
        let fills_backlog = expand.y && !regions.backlog.is_empty();
        if expand != regions.expand || fills_backlog || regions.is_full() {
            return None;
        }

        let room = shrink(regions.size, inset);
        let line = text.lines.width(room.x, expand.x);
        let used = Size::new(line, text.height());
        let fits = text.lines.fit(room.x) && room.y.fits(used.y);
        if !fits || text.lines.shrink(line) {
            return None;
        }

        let inner = expand.select(room, used.min(room));
        let padded = grown(inner, inset);
        let cell = expand.select(regions.size, padded.min(regions.size));
        Some(Fit { line, used, text: inner, padded, cell })
    }
}

impl Text {
    /// The height of the lines and of what is between them.
    fn height(&self) -> Abs {
        let mut height = Abs::zero();
        for (i, line) in self.lines.heights().enumerate() {
            if i > 0 {
                height += self.leading;
            }
            height += line;
        }
        height
    }

    /// The frame of the text, without its inset.
    fn frame(&self, fit: &Fit) -> Frame {
        let mut output = Frame::soft(fit.text);
        for tag in &self.before {
            output.push(Point::zero(), FrameItem::Tag(tag.clone()));
        }

        let free = fit.text.y - fit.used.y;
        let down = FixedAlignment::Start.max(self.align.y).position(free);
        let mut offset = Abs::zero();
        for (i, frame) in self.lines.frames(fit.line).enumerate() {
            if i > 0 {
                offset += self.leading;
            }
            let x = self.align.x.position(fit.text.x - frame.width());
            let y = offset + down;
            offset += frame.height();
            if i == 0 && frame.has_baseline() {
                output.set_baseline(y + frame.baseline());
            }
            output.push_frame(Point::new(x, y), frame);
        }

        for tag in &self.after {
            output.push(Point::with_y(offset + down), FrameItem::Tag(tag.clone()));
        }
        output
    }
}
