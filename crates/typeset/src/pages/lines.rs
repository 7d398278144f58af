//! The printed lines of pages, for those who ask what is on them: tests, and
//! checks of the layout.

use typst::layout::{Frame, FrameItem, Point};
use typst_layout::PagedDocument;

/// A line of text as printed.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedLine {
    /// The words, left to right.
    pub text: String,
    /// The left end, in points from the page's left edge.
    pub x: f64,
    /// The baseline, in points from the page's top edge.
    pub y: f64,
}

/// The lines of each page, top to bottom. Text on one baseline is one line,
/// except in charts, where neighbouring boxes stand side by side.
pub(super) fn of(document: &PagedDocument) -> Vec<Vec<PrintedLine>> {
    document
        .pages()
        .iter()
        .map(|page| on(&page.frame))
        .collect()
}

fn on(page: &Frame) -> Vec<PrintedLine> {
    let mut runs = Vec::new();
    gather(page, Point::zero(), &mut runs);
    runs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut lines: Vec<PrintedLine> = Vec::new();
    for same in runs.chunk_by(|a, b| (a.y - b.y).abs() < 0.5) {
        let mut same: Vec<&PrintedLine> = same.iter().collect();
        same.sort_by(|a, b| a.x.total_cmp(&b.x));
        let text = same.iter().map(|run| run.text.as_str()).collect();
        if let Some(first) = same.first() {
            lines.push(PrintedLine {
                text,
                x: first.x,
                y: first.y,
            });
        }
    }
    lines
}

fn gather(frame: &Frame, at: Point, runs: &mut Vec<PrintedLine>) {
    for (offset, item) in frame.items() {
        let point = at + *offset;
        match item {
            FrameItem::Group(group) => gather(&group.frame, point, runs),
            FrameItem::Text(text) => runs.push(PrintedLine {
                text: text.text.to_string(),
                x: point.x.to_pt(),
                y: point.y.to_pt(),
            }),
            _ => {}
        }
    }
}
