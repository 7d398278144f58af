//! What stands around a chart, and the room that it leaves: the one place where the
//! heights of titles, legends and notes are reckoned.

use orgchart::{Measure, Size, wrap};

use super::room::SheetPaper;

/// How much of a line is reckoned with: the page breaks a line where no number is parted
/// from what it counts, and so before it is full.
const FULL: f64 = 0.96;

/// How much wider bold Latin letters may be than those of the text, which are measured.
const BOLD: f64 = 1.12;

/// Characters as wide as these, in em, are as wide in bold type.
const WIDE_EM: f64 = 0.9;

/// What stands around a chart on every page of it.
pub(super) struct Around<'a> {
    pub(super) title: &'a str,
    /// What its samples mean.
    pub(super) legend: &'a [&'a str],
    pub(super) note: &'a str,
    pub(super) measure: &'a dyn Measure,
}

/// A page on which a chart may stand, with what stands around it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PageRoom {
    /// Whether it is wider than high.
    pub(super) landscape: bool,
    /// The lines of the title.
    pub(super) title: Vec<String>,
    /// How many lines each row of the legend has.
    pub(super) rows: Vec<usize>,
    /// The height of what stands above the chart.
    pub(super) head: f64,
    /// The height of what stands below it.
    pub(super) foot: f64,
    /// What is left for it.
    pub(super) size: Size,
}

impl Around<'_> {
    /// The pages among which the layout chooses: landscape, then portrait.
    pub(super) fn pages(&self, paper: &SheetPaper) -> Vec<PageRoom> {
        let page = |landscape| self.page(paper, landscape);
        [true, false].map(page).to_vec()
    }

    fn page(&self, paper: &SheetPaper, landscape: bool) -> PageRoom {
        let (width, height) = (paper.across(landscape), paper.sides(landscape).1);
        let bold = |c: char| match self.measure.char_em(c) {
            em if em >= WIDE_EM => em,
            em => em * BOLD,
        };
        let title = lines(self.title, width / paper.title_size, &bold);
        let head = paper.head + paper.title_line * more_than_one(title.len());
        let row = |text: &&str| paper.legend_lines(text, landscape, self.measure).len();
        let rows: Vec<usize> = self.legend.iter().map(row).collect();
        let note = lines(self.note, width / paper.small_size, self.measure).len();
        let foot = paper.legend_height(&rows) + paper.note_height(note);
        PageRoom {
            landscape,
            title,
            head,
            foot,
            rows,
            size: Size {
                width,
                height: height - (paper.above + paper.below + head + foot),
            },
        }
    }
}

impl SheetPaper {
    /// The lines of what a sample of the legend means, one at least.
    pub fn legend_lines(&self, text: &str, landscape: bool, measure: &dyn Measure) -> Vec<String> {
        let room = self.across(landscape) - self.sample - self.sample_gap;
        let lines = lines(text, room / self.small_size, measure);
        if lines.is_empty() {
            vec![String::new()]
        } else {
            lines
        }
    }

    /// The height of a legend whose rows have so many lines, which has a line above its
    /// rows that says what it is, with the white above it.
    pub fn legend_height(&self, rows: &[usize]) -> f64 {
        match rows.iter().sum::<usize>() {
            0 => 0.0,
            lines => self.small_lines(lines + 1),
        }
    }

    /// The same of a note of so many lines.
    fn note_height(&self, lines: usize) -> f64 {
        match lines {
            0 => 0.0,
            lines => self.small_lines(lines),
        }
    }

    fn small_lines(&self, lines: usize) -> f64 {
        as_f64(lines) * self.row + self.legend_gap
    }
}

/// The lines of a text on the page: an empty one that was typed is one too.
fn lines(text: &str, width_em: f64, measure: &dyn Measure) -> Vec<String> {
    let typed = text.lines();
    let broken = typed.flat_map(|line| match line.trim() {
        "" => vec![String::new()],
        line => wrap(line, FULL * width_em, measure),
    });
    broken.collect()
}

fn more_than_one(lines: usize) -> f64 {
    as_f64(lines.saturating_sub(1))
}

fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::super::room::A4;
    use super::Around;

    /// Every letter half an em wide, so that some 94 of them fill a line of a bold title
    /// on a landscape page, and 64 one on a portrait page.
    fn half(c: char) -> f64 {
        if c.is_ascii() { 0.5 } else { 1.0 }
    }

    fn room(title: &str, legend: &[&str], note: &str) -> [[f64; 2]; 2] {
        let around = Around {
            title,
            legend,
            note,
            measure: &half,
        };
        let pages = around.pages(&A4);
        [0, 1].map(|at| [pages[at].head, pages[at].foot])
    }

    #[test]
    fn every_line_of_title_legend_and_note_takes_room() {
        let words = |count: usize| vec!["nine"; count].join(" ");
        assert_eq!(room("", &[], ""), [[56.0, 0.0]; 2]);
        assert_eq!(room("Office", &[], ""), [[56.0, 0.0]; 2]);
        assert_eq!(room(&words(18), &[], ""), [[56.0, 0.0], [77.0, 0.0]]);
        assert_eq!(room(&words(36), &[], ""), [[77.0, 0.0], [98.0, 0.0]]);
        assert_eq!(room("One\nTwo", &[], ""), [[77.0, 0.0]; 2]);
        assert_eq!(room("", &["a", "b"], ""), [[56.0, 52.0]; 2]);
        assert_eq!(room("", &[], "One\n\nTwo"), [[56.0, 52.0]; 2]);
        let long = words(24);
        assert_eq!(room("", &[&long], ""), [[56.0, 38.0], [56.0, 52.0]]);
        assert_eq!(room("", &[], &long), [[56.0, 24.0], [56.0, 38.0]]);
        assert_eq!(
            room("", &["a"], &"海".repeat(80)),
            [[56.0, 38.0 + 38.0], [56.0, 38.0 + 38.0]]
        );
    }
}
