//! A chart laid out, as plain data.

use serde::Serialize;

/// What a line of a box holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LineKind {
    /// The title, or the rank where there is no title.
    Title,
    /// The rank in brackets.
    Rank,
    /// The pay point in square brackets.
    Point,
}

/// One line of text in a box, to be set centred.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The words.
    pub text: String,
    /// What they are.
    pub kind: LineKind,
}

/// A box on the page, in points, y down.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlacedBox {
    /// The index of its post.
    pub post: usize,
    /// The post's id.
    pub id: String,
    /// The left edge.
    pub x: f64,
    /// The top edge.
    pub y: f64,
    /// The width.
    pub w: f64,
    /// The height.
    pub h: f64,
    /// The text, from the top.
    pub lines: Vec<Line>,
    /// The index of its mark.
    pub mark: Option<usize>,
    /// The width of its border, which stands astride its edges.
    pub border: f64,
}

/// A straight line, level or upright, between two points, in points, y down.
pub type Segment = [[f64; 2]; 2];

/// The lines from one post to all that report to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Edge {
    /// The index of the superior's post.
    pub from: usize,
    /// The indices of the posts that report to it, in order.
    pub to: Vec<usize>,
    /// The trunk, the bus or rail, and the drops or stubs.
    pub segments: Vec<Segment>,
}

/// A chart laid out: boxes and lines in points from its top left corner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Drawing {
    /// The index of the page size chosen.
    pub page: usize,
    /// Whether that page is wider than high.
    pub landscape: bool,
    /// The width that the chart takes, in points.
    pub width: f64,
    /// The height that it takes, in points.
    pub height: f64,
    /// The final size over the nominal size, of text and all lengths.
    pub scale: f64,
    /// The final text size, in points.
    pub font_pt: f64,
    /// The final distance between baselines, in points.
    pub leading_pt: f64,
    /// The boxes, in reading order (depth first).
    pub boxes: Vec<PlacedBox>,
    /// The lines, one entry for each post that has others under it.
    pub edges: Vec<Edge>,
}

impl Drawing {
    /// The drawing of a chart without posts.
    pub(super) fn empty() -> Self {
        Self {
            page: 0,
            landscape: false,
            width: 0.0,
            height: 0.0,
            scale: 1.0,
            font_pt: 0.0,
            leading_pt: 0.0,
            boxes: Vec::new(),
            edges: Vec::new(),
        }
    }
}
