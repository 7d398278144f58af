//! What must hold in every drawing.

mod boxes;
mod dotted;
mod families;
mod lines;

use crate::drawing::{Book, BoxKind};
use crate::options::Options;
use crate::tree::OrgChart;

/// Something that a drawing must not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// This post has no box, or more than one.
    NotOnce(usize),
    /// The boxes of these posts are too near one another.
    TooNear(usize, usize),
    /// A line from the first post goes through or along the second's box.
    LineThroughBox(usize, usize),
    /// Lines from these posts meet.
    LinesMeet(usize, usize),
    /// The second post stands before the first, its elder sibling.
    OutOfOrder(usize, usize),
    /// This post does not stand over the middle of its row.
    NotCentred(usize),
    /// A line to this post does not end on its border, or there is none.
    NotJoined(usize),
    /// This post's box reaches outside the drawing.
    Outside(usize),
    /// The letter beside this post stands on something else.
    LetterTouches(usize),
    /// The drawing is larger than its page.
    LargerThanPage,
}

/// Everything wrong with a chart laid out.
pub(crate) fn faults(chart: &OrgChart, book: &Book, options: &Options) -> Vec<Fault> {
    let mut faults = missing(chart, book);
    faults.extend(dotted::unjoined(chart, book));
    for drawing in &book.pages {
        boxes::sizes(drawing, options, &mut faults);
        boxes::near(drawing, options, &mut faults);
        lines::through(drawing, &mut faults);
        lines::meeting(drawing, &mut faults);
        families::families(chart, drawing, &mut faults);
        lines::joined(drawing, &mut faults);
        faults.extend(dotted::letters(drawing));
    }
    faults
}

/// Every post has one box of its own, or is a stub and at the head of pages of
/// its own; and every box but a head and the topmost has its superior's line.
fn missing(chart: &OrgChart, book: &Book) -> Vec<Fault> {
    let count = chart.posts().len();
    let (mut posts, mut stubs, mut heads) = (vec![0; count], vec![0; count], vec![0; count]);
    let mut lines = vec![0; count];
    for drawing in &book.pages {
        for placed in &drawing.boxes {
            match placed.kind {
                BoxKind::Post => posts[placed.post] += 1,
                BoxKind::Stub => stubs[placed.post] += 1,
                BoxKind::Head => heads[placed.post] += 1,
            }
        }
        for edge in drawing.edges.iter().filter(|edge| !edge.dotted) {
            if chart.posts()[edge.to].superior == Some(edge.from) {
                lines[edge.to] += 1;
            }
        }
    }
    let mut faults = Vec::new();
    for post in 0..count {
        let whole = posts[post] == 1 && stubs[post] == 0;
        let cut = posts[post] == 0 && stubs[post] == 1 && heads[post] > 0;
        if !whole && !cut {
            faults.push(Fault::NotOnce(post));
        }
        if lines[post] != usize::from(chart.posts()[post].superior.is_some()) {
            faults.push(Fault::NotJoined(post));
        }
    }
    faults
}

/// What rounding may cost, in points.
const HAIR: f64 = 0.02;
