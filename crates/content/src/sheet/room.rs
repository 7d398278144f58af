//! The room that a page leaves for its chart.

use serde::Serialize;

use orgchart::Size;

/// A sheet of paper, in points: its long and its short side, and how it is
/// divided. The template gets the division as it is, so that a chart is laid
/// out for the room that it is then given.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SheetPaper {
    /// The long side.
    pub long: f64,
    /// The short side.
    pub short: f64,
    /// The margins left and right.
    pub side: f64,
    /// The margin above.
    pub above: f64,
    /// The margin below.
    pub below: f64,
    /// From the top margin to the chart: what stands there beside a first line
    /// of title.
    pub head: f64,
    /// The size of the title's text.
    pub title_size: f64,
    /// The distance of its lines.
    pub title_line: f64,
    /// The height of a line of the legend.
    pub row: f64,
    /// Between the chart and the legend.
    pub legend_gap: f64,
}

/// A4, as annexes have it; its sides rounded down, since a chart that is larger
/// than its page by a hair takes two.
pub const A4: SheetPaper = SheetPaper {
    long: 841.88,
    short: 595.27,
    side: 36.0,
    above: 42.0,
    below: 36.0,
    head: 56.0,
    title_size: 14.0,
    title_line: 21.0,
    row: 14.0,
    legend_gap: 10.0,
};

/// A3, divided in the same way.
pub const A3: SheetPaper = SheetPaper {
    long: 1190.55,
    short: 841.88,
    ..A4
};

/// The size of the text of notes and legends, in points.
const NOTE_SIZE: f64 = 10.0;

impl SheetPaper {
    /// This paper for a chart that stands by itself: even margins, and no more
    /// head than its title needs.
    #[must_use]
    pub fn alone(self, titled: bool) -> Self {
        Self {
            above: 50.0,
            below: 50.0,
            head: if titled { self.title_line + 7.0 } else { 0.0 },
            ..self
        }
    }

    /// The width and the height of a page.
    pub fn sides(&self, landscape: bool) -> (f64, f64) {
        if landscape {
            (self.long, self.short)
        } else {
            (self.short, self.long)
        }
    }

    /// The height of what stands above the chart, for a title this wide.
    pub(super) fn head_height(&self, title_em: f64, landscape: bool) -> f64 {
        let width = self.sides(landscape).0 - 2.0 * self.side;
        let title_lines = (title_em * self.title_size / width).ceil();
        self.head + (title_lines - 1.0).max(0.0) * self.title_line
    }

    /// The room for the chart, landscape and then portrait, under a title this
    /// wide and above a legend of so many rows.
    /// and a note whose lines are so wide in em.
    pub(super) fn rooms(&self, title_em: f64, legend_rows: usize, note: &[f64]) -> Vec<Size> {
        [true, false]
            .map(|landscape| self.room(landscape, title_em, legend_rows, note))
            .to_vec()
    }

    fn room(&self, landscape: bool, title_em: f64, legend_rows: usize, note: &[f64]) -> Size {
        let (width, height) = self.sides(landscape);
        let legend = if legend_rows == 0 {
            0.0
        } else {
            self.legend_height(legend_rows) + self.legend_gap
        };
        let head = self.head_height(title_em, landscape);
        let width = width - 2.0 * self.side;
        let note = self.note_height(note, width);
        Size {
            width,
            height: height - (self.above + self.below + head + legend + note),
        }
    }

    /// The height of a note whose lines are so wide in em, with the white above it.
    fn note_height(&self, lines: &[f64], width: f64) -> f64 {
        // Lines end a little before they are full.
        let rows = lines
            .iter()
            .map(|em| (em * NOTE_SIZE / (0.94 * width)).ceil().max(1.0));
        match lines.is_empty() {
            true => 0.0,
            false => rows.sum::<f64>() * self.row + self.legend_gap,
        }
    }

    /// The height of a legend, which has a line above its rows that says what
    /// it is.
    pub fn legend_height(&self, rows: usize) -> f64 {
        f64::from(u32::try_from(rows + 1).unwrap_or(u32::MAX)) * self.row
    }
}
