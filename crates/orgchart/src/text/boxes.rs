//! How large each box is.

use super::texts::Texts;
use crate::geometry::as_f64;
use crate::options::Options;
use crate::tree::OrgChart;

/// Which boxes are equally high.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heights {
    /// All of one level.
    Levels,
    /// Those that report to one post.
    Families,
}

/// The boxes of a chart at one text width, at the nominal text size.
#[derive(Debug, Clone)]
pub(crate) struct Boxes {
    pub(crate) text_em: f64,
    /// The width of every box, in points.
    pub(crate) width: f64,
    /// Which of them are equally high.
    pub(crate) heights: Heights,
    /// How many lines each post's box has room for.
    pub(crate) lines: Vec<usize>,
    /// How rough the breaks of the mean box's lines are.
    pub(crate) rough: f64,
    /// The height of a line, and of an empty box, in points.
    leading: f64,
    frame: f64,
}

impl Boxes {
    pub(crate) fn new(
        chart: &OrgChart,
        texts: &Texts,
        text_em: f64,
        options: &Options,
        heights: Heights,
    ) -> Self {
        let sizes = (0..chart.posts().len()).map(|post| texts.size(post, text_em));
        let (lines, rough): (Vec<usize>, Vec<f64>) = sizes.unzip();
        let rough = rough.iter().sum::<f64>() / as_f64(lines.len().max(1));
        Self {
            rough,
            ..Self::of_lines(chart, lines, text_em, options, heights)
        }
    }

    /// The measures of boxes, without one.
    pub(crate) fn bare(text_em: f64, options: &Options) -> Self {
        let border = 2.0 * options.widest_inner();
        let width = text_em * options.font_pt + 2.0 * options.pad_x + border;
        Self {
            text_em,
            width: width.max(options.min_box_width),
            heights: Heights::Families,
            lines: Vec::new(),
            rough: 0.0,
            leading: options.font_pt * options.line_em,
            frame: 2.0 * options.pad_y + border,
        }
    }

    /// Boxes whose own numbers of lines are known.
    pub(crate) fn of_lines(
        chart: &OrgChart,
        own: Vec<usize>,
        text_em: f64,
        options: &Options,
        heights: Heights,
    ) -> Self {
        Self {
            heights,
            lines: evened(chart, own, heights),
            ..Self::bare(text_em, options)
        }
    }

    /// The height of a box with room for so many lines, in points.
    pub(crate) fn height_of(&self, lines: usize) -> f64 {
        as_f64(lines) * self.leading + self.frame
    }

    /// The height of a post's box, in points.
    pub(crate) fn height(&self, post: usize) -> f64 {
        self.height_of(self.lines[post])
    }

    /// The same boxes, all as high as the highest; none if they are already.
    pub(crate) fn all_even(&self) -> Option<Self> {
        let most = self.lines.iter().copied().max()?;
        let even = self.lines.iter().all(|&lines| lines == most);
        (!even).then(|| Self {
            lines: vec![most; self.lines.len()],
            ..self.clone()
        })
    }
}

/// Gives each box as many lines as the most of those that it is even with.
fn evened(chart: &OrgChart, own: Vec<usize>, heights: Heights) -> Vec<usize> {
    match heights {
        Heights::Levels => {
            let mut most: Vec<usize> = Vec::new();
            for &post in chart.order() {
                let depth = chart.depth(post);
                most.resize(most.len().max(depth + 1), 1);
                most[depth] = most[depth].max(own[post]);
            }
            (0..own.len()).map(|post| most[chart.depth(post)]).collect()
        }
        Heights::Families => {
            let mut lines = own;
            let families = chart.order().iter().map(|&post| chart.children(post));
            for family in families.chain([chart.roots()]) {
                let most = family.iter().map(|&post| lines[post]).max().unwrap_or(1);
                for &post in family {
                    lines[post] = most.max(1);
                }
            }
            lines
        }
    }
}
