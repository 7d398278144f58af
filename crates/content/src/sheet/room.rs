//! A sheet of paper, and how it is divided.

use serde::Serialize;

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
    /// The size of the text of the legend and the note.
    pub small_size: f64,
    /// The height of a line of these.
    pub row: f64,
    /// Between the chart and the legend, and above the note.
    pub legend_gap: f64,
    /// The width of a sample in the legend.
    pub sample: f64,
    /// Between a sample and what it means.
    pub sample_gap: f64,
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
    small_size: 10.0,
    row: 14.0,
    legend_gap: 10.0,
    sample: 28.0,
    sample_gap: 8.0,
};

/// A3, divided in the same way.
pub const A3: SheetPaper = SheetPaper {
    long: 1190.55,
    short: 841.88,
    ..A4
};

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

    /// The width between the margins of a page.
    pub fn across(&self, landscape: bool) -> f64 {
        self.sides(landscape).0 - 2.0 * self.side
    }
}
