//! What a caller chooses about how charts are drawn.

use crate::frame::Frame;
use crate::geometry::Size;
use crate::notes::Notes;
use crate::text::SCRIPT_GAP_EM;
use crate::tree::OrgChart;

/// How charts are drawn. Lengths are in points at the nominal text size and
/// shrink or grow with the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The usable page sizes to choose from; at a tie the earlier is taken.
    pub pages: Vec<Size>,
    /// The nominal text size, in points.
    pub font_pt: f64,
    /// The largest text size, in points: a small chart is not blown up.
    pub max_font_pt: f64,
    /// The distance between baselines, in em.
    pub line_em: f64,
    /// The text widths to try, in em. A box is as wide as its longest word needs,
    /// up to the widest of these, over which words are broken. Where a page has
    /// room, boxes grow wider, up to 20 em, so that they have fewer lines.
    pub text_em: Vec<f64>,
    /// The least width of a box, in points.
    pub min_box_width: f64,
    /// Between the text and the border, left and right, in points.
    pub pad_x: f64,
    /// Between the text and the border, above and below, in points.
    pub pad_y: f64,
    /// The gap that the page sets between Chinese and Latin, in em.
    pub script_gap_em: f64,
    /// Between boxes, in points.
    pub sibling_gap: f64,
    /// Between boxes that both have posts under them, in points.
    pub subtree_gap: f64,
    /// Between a box and the row under it, in points.
    pub level_gap: f64,
    /// From the left edge of a box to the rail that hangs from it, in points.
    pub rail_inset: f64,
    /// From a rail to the boxes beside it, in points.
    pub stub: f64,
    /// From a trunk to the boxes that it passes, in points.
    pub trunk_gap: f64,
    /// The width of a plain border, in points.
    pub border: f64,
    /// The frames of boxes that are marked. Room is kept for those that the
    /// chart uses.
    pub frames: Vec<Frame>,
    /// The least text size, in points: under it a chart is split over pages.
    pub min_font_pt: f64,
    /// What is printed where the chart goes on on another page.
    pub notes: Notes,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            pages: vec![Size {
                width: 770.0,
                height: 495.0,
            }],
            font_pt: 10.0,
            max_font_pt: 12.0,
            line_em: 1.2,
            text_em: vec![7.0, 8.0, 9.0, 10.0, 11.0, 12.0],
            min_box_width: 0.0,
            pad_x: 4.0,
            pad_y: 4.0,
            script_gap_em: SCRIPT_GAP_EM,
            sibling_gap: 12.0,
            subtree_gap: 16.0,
            level_gap: 28.0,
            rail_inset: 6.0,
            stub: 7.0,
            trunk_gap: 9.0,
            border: 0.6,
            frames: Vec::new(),
            min_font_pt: 8.0,
            notes: Notes::default(),
        }
    }
}

/// No length of a chart is longer than this, in points.
const LONGEST: f64 = 10_000.0;

impl Options {
    /// These options with every senseless number replaced by the default, and
    /// without the frames that the chart does not use.
    pub(crate) fn sound(&self, chart: &OrgChart) -> Self {
        let usual = Self::default();
        let above = |least: f64, length: f64, usual: f64| {
            let sound = length.is_finite() && length >= least;
            if sound { length.min(LONGEST) } else { usual }
        };
        let length = |length, usual| above(0.0, length, usual);
        let border = length(self.border, usual.border);
        let plain = Frame {
            border,
            double: false,
        };
        let mut frames = vec![plain; self.frames.len()];
        for frame in chart.posts().iter().filter_map(|post| post.frame) {
            if let Some(own) = self.frames.get(frame) {
                frames[frame] = Frame {
                    border: length(own.border, border),
                    ..*own
                };
            }
        }
        let mut text_em = self.text_em.clone();
        text_em.retain(|em| em.is_finite() && *em >= 1.0 && *em <= 1000.0);
        Self {
            pages: self.pages.clone(),
            font_pt: above(0.1, self.font_pt, usual.font_pt),
            max_font_pt: above(0.1, self.max_font_pt, usual.max_font_pt),
            line_em: above(0.1, self.line_em, usual.line_em),
            text_em: if text_em.is_empty() {
                usual.text_em
            } else {
                text_em
            },
            min_box_width: length(self.min_box_width, usual.min_box_width),
            pad_x: length(self.pad_x, usual.pad_x),
            pad_y: length(self.pad_y, usual.pad_y),
            script_gap_em: length(self.script_gap_em, usual.script_gap_em),
            sibling_gap: length(self.sibling_gap, usual.sibling_gap),
            subtree_gap: length(self.subtree_gap, usual.subtree_gap),
            level_gap: length(self.level_gap, usual.level_gap),
            rail_inset: length(self.rail_inset, usual.rail_inset),
            stub: length(self.stub, usual.stub),
            trunk_gap: length(self.trunk_gap, usual.trunk_gap),
            border,
            frames,
            min_font_pt: above(0.0, self.min_font_pt, usual.min_font_pt),
            notes: self.notes.clone(),
        }
    }

    /// The width of a box's border, in points.
    pub(crate) fn border_of(&self, frame: Option<usize>) -> f64 {
        let own = frame.and_then(|frame| self.frames.get(frame));
        own.map_or(self.border, |own| own.border)
    }

    /// The widest border that a box can have, in points.
    pub(crate) fn widest_border(&self) -> f64 {
        let borders = self.frames.iter().map(|frame| frame.border);
        borders.fold(self.border, f64::max)
    }

    /// How far the deepest border of a box can reach into it, in points.
    pub(crate) fn widest_inner(&self) -> f64 {
        let inner = self.frames.iter().map(|frame| frame.inner());
        inner.fold(self.border / 2.0, f64::max)
    }
}
