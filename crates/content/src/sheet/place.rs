//! Where the drawings of a chart stand on their paper.

use super::Sheet;
use super::around::PageRoom;
use orgchart::Drawing;

impl Sheet {
    /// The page on which a drawing stands, with what stands around it.
    pub(super) fn room(&self, page: &Drawing) -> &PageRoom {
        &self.rooms[page.page]
    }

    /// Whether the page of a drawing is wider than high.
    pub fn is_landscape(&self, page: &Drawing) -> bool {
        self.room(page).landscape
    }

    /// The lines of the title on the page of a drawing.
    pub fn title_lines(&self, page: &Drawing) -> &[String] {
        &self.room(page).title
    }

    /// The width and the height of a page's paper, in points.
    pub fn sides(&self, page: &Drawing) -> (f64, f64) {
        self.paper.sides(self.is_landscape(page))
    }

    /// Where the top left corner of a page's drawing stands on the paper, in
    /// points: the drawing is in the middle of its room.
    pub fn origin(&self, page: &Drawing) -> (f64, f64) {
        let room = self.room(page);
        (
            self.paper.side + (room.size.width - page.width) / 2.0,
            self.paper.above + room.head + (room.size.height - page.height) / 2.0,
        )
    }
}
