//! What stands in each box, and how much room that takes.

use std::collections::HashMap;
use std::sync::Arc;

use super::drawing::{Line, LineKind};
use super::gaps::tally;
use super::measure::Measure;
use super::options::Options;
use super::tree::{ChartPost, OrgChart};
use super::wrap::Prepared;

/// The words of every box, measured once and wrapped at any width.
pub(super) struct Texts {
    posts: Vec<Vec<(LineKind, Arc<Prepared>)>>,
    widths: Arc<Widths>,
}

impl Texts {
    pub(super) fn new(chart: &OrgChart, measure: &dyn Measure, options: &Options) -> Self {
        let widths = Arc::new(Widths::new(chart, measure, options));
        // Ranks and pay points are few: each is made ready once.
        let mut known: HashMap<String, Arc<Prepared>> = HashMap::new();
        let mut prepare = |post| {
            let parts = parts(post).into_iter().map(|(kind, text, glued)| {
                let ready = known
                    .entry(text)
                    .or_insert_with_key(|text| Arc::new(widths.prepared(text, glued)));
                (kind, ready.clone())
            });
            parts.filter(|(_, text)| !text.is_empty()).collect()
        };
        let posts = chart.posts().iter().map(&mut prepare).collect();
        Self { posts, widths }
    }

    /// The words of a part of the chart: the posts at these places, each with
    /// its note, if it has one, on a line of its own at the end.
    pub(super) fn of<'n>(&self, posts: impl Iterator<Item = (usize, Option<&'n str>)>) -> Self {
        let words = |(post, note): (usize, Option<&str>)| {
            let mut parts = self.posts[post].clone();
            parts.extend(note.map(|note| (LineKind::Link, self.note(note))));
            parts
        };
        Self {
            posts: posts.map(words).collect(),
            widths: self.widths.clone(),
        }
    }

    fn note(&self, note: &str) -> Arc<Prepared> {
        Arc::new(self.widths.prepared(note, 0))
    }

    /// How many lines a note takes at a text width.
    pub(super) fn note_lines(&self, note: &str, width_em: f64) -> usize {
        self.note(note).size(width_em).0
    }

    /// How many lines one box has at a text width, and how many of its words
    /// are broken roughly.
    pub(super) fn size(&self, post: usize, width_em: f64) -> (usize, usize) {
        let sizes = self.posts[post].iter().map(|(_, text)| text.size(width_em));
        sizes.fold((0, 0), |(lines, rough), one| (lines + one.0, rough + one.1))
    }

    /// The lines of one box at a text width.
    pub(super) fn lines(&self, post: usize, width_em: f64) -> Vec<Line> {
        let mut lines = Vec::new();
        for (kind, text) in &self.posts[post] {
            let kind = *kind;
            lines.extend(
                text.wrap(width_em)
                    .into_iter()
                    .map(|text| Line { text, kind }),
            );
        }
        lines
    }
}

/// The parts of a box, from the top, each with how many of its last characters
/// are not parted from what is before them.
fn parts(post: &ChartPost) -> Vec<(LineKind, String, usize)> {
    let mut parts = Vec::with_capacity(3);
    let glued = post.symbols.chars().count();
    let title = if post.title.trim().is_empty() {
        &post.rank
    } else {
        &post.title
    };
    parts.push((
        LineKind::Title,
        title.trim_end().to_owned() + &post.symbols,
        glued,
    ));
    if !post.title.trim().is_empty() && !post.rank.trim().is_empty() {
        parts.push((LineKind::Rank, format!("({})", post.rank.trim()), 0));
    }
    if !post.point.trim().is_empty() {
        parts.push((LineKind::Point, format!("[{}]", post.point.trim()), 0));
    }
    parts
}

/// Widths of the characters of one chart, each asked for once.
struct Widths {
    em: HashMap<char, f64>,
    script_gap_em: f64,
}

impl Widths {
    fn new(chart: &OrgChart, measure: &dyn Measure, options: &Options) -> Self {
        let mut em = HashMap::new();
        let mut learn = |words: &str| {
            for c in words.chars() {
                em.entry(c).or_insert_with(|| {
                    let em = measure.char_em(c);
                    if em.is_finite() {
                        em.clamp(0.0, 4.0)
                    } else {
                        1.0
                    }
                });
            }
        };
        for post in chart.posts() {
            for words in [&post.title, &post.rank, &post.point, &post.symbols] {
                learn(words);
            }
        }
        for words in options.notes.all() {
            learn(words);
        }
        learn("([ ])0123456789");
        Self {
            em,
            script_gap_em: options.script_gap_em,
        }
    }

    fn prepared(&self, text: &str, glued: usize) -> Prepared {
        Prepared::new(text, self, self.script_gap_em).glued(glued)
    }
}

impl Measure for Widths {
    fn char_em(&self, c: char) -> f64 {
        self.em.get(&c).copied().unwrap_or(1.0)
    }
}

/// Which boxes are equally high.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heights {
    /// All of one level.
    Levels,
    /// Those that report to one post.
    Families,
}

/// The boxes of a chart at one text width, at the nominal text size.
#[derive(Debug, Clone)]
pub(super) struct Boxes {
    pub(super) text_em: f64,
    /// The width of every box, in points.
    pub(super) width: f64,
    /// How many lines each post's box has room for.
    pub(super) lines: Vec<usize>,
    /// How often, in the mean box, words are broken elsewhere than before a
    /// bracket.
    pub(super) rough: f64,
    /// The height of a line, and of an empty box, in points.
    leading: f64,
    frame: f64,
}

impl Boxes {
    pub(super) fn new(
        chart: &OrgChart,
        texts: &Texts,
        text_em: f64,
        options: &Options,
        heights: Heights,
    ) -> Self {
        let sizes = (0..chart.posts().len()).map(|post| texts.size(post, text_em));
        let (lines, rough): (Vec<usize>, Vec<usize>) = sizes.unzip();
        let rough = tally(rough.iter().sum()) / tally(lines.len().max(1));
        Self {
            rough,
            ..Self::of_lines(chart, lines, text_em, options, heights)
        }
    }

    /// The measures of boxes, without one.
    pub(super) fn bare(text_em: f64, options: &Options) -> Self {
        let border = 2.0 * options.widest_inner();
        let width = text_em * options.font_pt + 2.0 * options.pad_x + border;
        Self {
            text_em,
            width: width.max(options.min_box_width),
            lines: Vec::new(),
            rough: 0.0,
            leading: options.font_pt * options.line_em,
            frame: 2.0 * options.pad_y + border,
        }
    }

    /// Boxes whose own numbers of lines are known.
    pub(super) fn of_lines(
        chart: &OrgChart,
        own: Vec<usize>,
        text_em: f64,
        options: &Options,
        heights: Heights,
    ) -> Self {
        Self {
            lines: evened(chart, own, heights),
            ..Self::bare(text_em, options)
        }
    }

    /// The height of a box with room for so many lines, in points.
    pub(super) fn height_of(&self, lines: usize) -> f64 {
        tally(lines) * self.leading + self.frame
    }

    /// The height of a post's box, in points.
    pub(super) fn height(&self, post: usize) -> f64 {
        self.height_of(self.lines[post])
    }

    /// The same boxes, all as high as the highest; none if they are already.
    pub(super) fn all_even(&self) -> Option<Self> {
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
