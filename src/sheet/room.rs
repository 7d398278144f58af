//! The room that a page leaves for its chart.

use serde::Serialize;

use crate::chart::PageSize;

/// A sheet of paper, in points: its long and its short side, and how it is
/// divided. The template gets the division as it is, so that a chart is laid
/// out for the room that it is then given.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Paper {
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
pub const A4: Paper = Paper {
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
pub const A3: Paper = Paper {
    long: 1190.55,
    short: 841.88,
    ..A4
};

impl Paper {
    /// The room for the chart, landscape and then portrait, under a title this
    /// wide and above a legend of so many rows.
    pub(super) fn rooms(&self, title_em: f64, legend_rows: usize) -> Vec<PageSize> {
        [(self.long, self.short), (self.short, self.long)]
            .map(|sides| self.room(sides, title_em, legend_rows))
            .to_vec()
    }

    fn room(&self, (width, height): (f64, f64), title_em: f64, legend_rows: usize) -> PageSize {
        let width = width - 2.0 * self.side;
        let title_lines = (title_em * self.title_size / width).ceil();
        let more_title = (title_lines - 1.0).max(0.0) * self.title_line;
        let legend = if legend_rows == 0 {
            0.0
        } else {
            // The legend has a line above its rows that says what it is.
            let rows = f64::from(u32::try_from(legend_rows + 1).unwrap_or(u32::MAX));
            rows * self.row + self.legend_gap
        };
        let taken = self.above + self.below + self.head + more_title + legend;
        PageSize {
            width,
            height: height - taken,
        }
    }
}
