//! What stands in each box, and how much room that takes.

use super::drawing::{Line, LineKind};
use super::gaps::tally;
use super::measure::Measure;
use super::options::Options;
use super::tree::{ChartPost, OrgChart};
use super::wrap::Prepared;

/// The words of every box, measured once and wrapped at any width.
pub(super) struct Texts {
    posts: Vec<Vec<(LineKind, Prepared)>>,
}

impl Texts {
    pub(super) fn new(chart: &OrgChart, measure: &dyn Measure, options: &Options) -> Self {
        let cached = Cached::new(chart, measure);
        let gap = options.script_gap_em;
        let prepare = |post| {
            parts(post)
                .into_iter()
                .map(|(kind, text)| (kind, Prepared::new(&text, &cached, gap)))
                .filter(|(_, text)| !text.is_empty())
                .collect()
        };
        let posts = chart.posts().iter().map(prepare).collect();
        Self { posts }
    }

    /// How many lines one box has at a text width, and how many of its words
    /// are broken roughly.
    fn size(&self, post: usize, width_em: f64) -> (usize, usize) {
        let sizes = self.posts[post].iter().map(|(_, text)| text.size(width_em));
        sizes.fold((0, 0), |(lines, rough), one| (lines + one.0, rough + one.1))
    }

    /// The lines of one box at a text width.
    pub(super) fn lines(&self, post: usize, width_em: f64) -> Vec<Line> {
        let wrap = |(kind, text): &(LineKind, Prepared)| {
            let kind = *kind;
            let lines = text.wrap(width_em).into_iter();
            lines
                .map(move |text| Line { text, kind })
                .collect::<Vec<_>>()
        };
        self.posts[post].iter().flat_map(wrap).collect()
    }
}

/// The parts of a box, from the top.
fn parts(post: &ChartPost) -> Vec<(LineKind, String)> {
    let mut parts = Vec::with_capacity(3);
    if post.title.trim().is_empty() {
        parts.push((LineKind::Title, post.rank.clone()));
    } else {
        parts.push((LineKind::Title, post.title.clone()));
        if !post.rank.trim().is_empty() {
            parts.push((LineKind::Rank, format!("({})", post.rank.trim())));
        }
    }
    if !post.point.trim().is_empty() {
        parts.push((LineKind::Point, format!("[{}]", post.point.trim())));
    }
    parts
}

/// Widths of the characters of one chart, each asked for once.
struct Cached(std::collections::HashMap<char, f64>);

impl Cached {
    fn new(chart: &OrgChart, measure: &dyn Measure) -> Self {
        let mut widths = std::collections::HashMap::new();
        for post in chart.posts() {
            let words = [&post.title, &post.rank, &post.point];
            for c in words
                .iter()
                .flat_map(|word| word.chars())
                .chain("([ ])".chars())
            {
                widths.entry(c).or_insert_with(|| {
                    let em = measure.char_em(c);
                    if em.is_finite() {
                        em.clamp(0.0, 4.0)
                    } else {
                        1.0
                    }
                });
            }
        }
        Self(widths)
    }
}

impl Measure for Cached {
    fn char_em(&self, c: char) -> f64 {
        self.0.get(&c).copied().unwrap_or(1.0)
    }
}

/// The boxes of a chart at one text width, at the nominal text size.
pub(super) struct Boxes {
    pub(super) text_em: f64,
    /// The width of every box, in points.
    pub(super) width: f64,
    /// The height of the boxes of each level, in points.
    pub(super) heights: Vec<f64>,
    /// How often, in the mean box, words are broken elsewhere than before a
    /// bracket.
    pub(super) rough: f64,
}

impl Boxes {
    pub(super) fn new(chart: &OrgChart, texts: &Texts, text_em: f64, options: &Options) -> Self {
        let levels = chart
            .order()
            .iter()
            .map(|&post| chart.depth(post) + 1)
            .max();
        let mut lines = vec![1; levels.unwrap_or(0)];
        let mut rough = 0;
        for &post in chart.order() {
            let (high, breaks) = texts.size(post, text_em);
            let depth = chart.depth(post);
            lines[depth] = lines[depth].max(high);
            rough += breaks;
        }
        let leading = options.font_pt * options.line_em;
        let frame = 2.0 * options.pad_y + options.widest_border();
        let height = |&lines: &usize| tally(lines) * leading + frame;
        let width = text_em * options.font_pt + 2.0 * options.pad_x + options.widest_border();
        Self {
            text_em,
            width: width.max(options.min_box_width),
            heights: lines.iter().map(height).collect(),
            rough: tally(rough) / tally(chart.posts().len().max(1)),
        }
    }

    /// The same boxes, all as high as the highest; none if they are already.
    pub(super) fn evened(&self) -> Option<Self> {
        let highest = self.heights.iter().copied().fold(0.0, f64::max);
        let even = self.heights.iter().all(|&height| height >= highest);
        (!even).then(|| Self {
            heights: vec![highest; self.heights.len()],
            ..*self
        })
    }
}
