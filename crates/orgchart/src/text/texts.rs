//! What stands in each box.

use std::collections::HashMap;
use std::sync::Arc;

use super::widths::Widths;
use super::wrap::Prepared;
use crate::drawing::{LineKind, TextLine};
use crate::measure::Measure;
use crate::options::Options;
use crate::posts::ChartPost;
use crate::tree::OrgChart;

/// The words of every box, measured once and wrapped at any width.
pub(crate) struct Texts {
    posts: Vec<Vec<(LineKind, Arc<Prepared>)>>,
    widths: Arc<Widths>,
}

impl Texts {
    pub(crate) fn new(chart: &OrgChart, measure: &dyn Measure, options: &Options) -> Self {
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
    pub(crate) fn of<'n>(&self, posts: impl Iterator<Item = (usize, Option<&'n str>)>) -> Self {
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
    pub(crate) fn note_lines(&self, note: &str, width_em: f64) -> usize {
        self.note(note).size(width_em).0
    }

    /// How many lines one box has at a text width, and how many of its words
    /// are broken roughly.
    pub(crate) fn size(&self, post: usize, width_em: f64) -> (usize, usize) {
        let sizes = self.posts[post].iter().map(|(_, text)| text.size(width_em));
        sizes.fold((0, 0), |(lines, rough), one| (lines + one.0, rough + one.1))
    }

    /// The lines of one box at a text width.
    pub(crate) fn lines(&self, post: usize, width_em: f64) -> Vec<TextLine> {
        let mut lines = Vec::new();
        for (kind, text) in &self.posts[post] {
            let kind = *kind;
            lines.extend(
                text.wrap(width_em)
                    .into_iter()
                    .map(|text| TextLine { text, kind }),
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
