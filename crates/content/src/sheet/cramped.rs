//! Charts to which what stands around them leaves no room, or little.

use orgchart::{Book, Drawing};
use tables::diag::Diagnostic;

use super::around::PageRoom;

/// A chart whose text is smaller than it may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cramped {
    /// The size of its text and the page where it is smallest, from 1; none where no page
    /// has any room.
    at: Option<(f64, usize)>,
    /// The least size.
    least: f64,
}

/// What rounding may take from sizes, in points.
const ROUNDING: f64 = 0.01;

const HELP: &str = "shorten the title or the note, have fewer marks in the legend, or draw fewer \
                    posts";

impl Cramped {
    /// The finding of it: an error where the chart cannot be drawn.
    pub fn finding(&self) -> Diagnostic {
        let Some((font, page)) = self.at else {
            let message = "what stands around this chart leaves it no room on the page";
            return Diagnostic::error("charts/no-room", message).help(HELP);
        };
        let least = self.least;
        let message = format!(
            "the text of this chart is {font:.1} pt on page {page}, and should have {least:.0} pt \
             or more"
        );
        let help = format!("shorten the longest texts of its boxes, {HELP}");
        Diagnostic::warning("charts/small-text", message).help(help)
    }
}

/// Of a chart that was laid out for rooms.
pub(super) fn cramped(book: &Book, rooms: &[PageRoom], least: f64) -> Option<Cramped> {
    let fits = |page: &Drawing| {
        let room = rooms.get(page.page).map(|room| room.size);
        let over = |own: f64, room: f64| own > room + ROUNDING;
        !room.is_some_and(|room| over(page.width, room.width) || over(page.height, room.height))
    };
    let drawn = book.pages.iter().filter(|page| !page.boxes.is_empty());
    if !drawn.clone().all(fits) {
        return Some(Cramped { at: None, least });
    }
    let drawn = drawn.zip(1..);
    let sizes = drawn.map(|(page, number)| (page.font_pt, number));
    let smallest = sizes.min_by(|a, b| a.0.total_cmp(&b.0))?;
    (smallest.0 < least - ROUNDING).then_some(Cramped {
        at: Some(smallest),
        least,
    })
}
