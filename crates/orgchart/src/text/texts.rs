//! What stands in each box.

use std::collections::HashMap;
use std::sync::Arc;

use super::prepared::Prepared;
use super::widths::Widths;
use super::wrap::Line;
use crate::drawing::{LineKind, TextLine};
use crate::measure::Measure;
use crate::options::Options;
use crate::posts::ChartPost;
use crate::tree::OrgChart;

/// The words of every box, measured once and wrapped at any width.
pub(crate) struct Texts {
    posts: Vec<Vec<(LineKind, Arc<Prepared>)>>,
    widths: Arc<Widths>,
    /// The text widths to try, in em.
    to_try: Vec<f64>,
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
        Self::in_boxes(posts, widths, options)
    }

    fn in_boxes(
        posts: Vec<Vec<(LineKind, Arc<Prepared>)>>,
        widths: Arc<Widths>,
        options: &Options,
    ) -> Self {
        let words = posts.iter().flatten().map(|(_, text)| text.least_em());
        let to_try = to_try(words, &options.text_em);
        Self {
            posts,
            widths,
            to_try,
        }
    }

    /// The text widths to try, in em: none breaks a word that the widest holds.
    pub(crate) fn to_try(&self) -> &[f64] {
        &self.to_try
    }

    /// How many parts all boxes have together: titles, ranks, pay points.
    pub(crate) fn parts(&self) -> usize {
        self.posts.iter().map(Vec::len).sum()
    }

    /// The words of a part of the chart: the posts at these places, each with
    /// its note, if it has one, on a line of its own at the end.
    pub(crate) fn of<'n>(
        &self,
        posts: impl Iterator<Item = (usize, Option<&'n str>)>,
        options: &Options,
    ) -> Self {
        let words = |(post, note): (usize, Option<&str>)| {
            let mut parts = self.posts[post].clone();
            parts.extend(note.map(|note| (LineKind::Link, self.note(note))));
            parts
        };
        Self::in_boxes(posts.map(words).collect(), self.widths.clone(), options)
    }

    fn note(&self, note: &str) -> Arc<Prepared> {
        Arc::new(self.widths.prepared(note, 0))
    }

    /// How many lines a note takes at a text width.
    pub(crate) fn note_lines(&self, note: &str, width_em: f64) -> usize {
        self.note(note).size(width_em).0
    }

    /// How many lines one box has at a text width, and how rough their breaks
    /// are.
    pub(crate) fn size(&self, post: usize, width_em: f64) -> (usize, f64) {
        let sizes = self.posts[post].iter().map(|(_, text)| text.size(width_em));
        sizes.fold((0, 0.0), |(lines, rough), one| {
            (lines + one.0, rough + one.1)
        })
    }

    /// The lines of one box at a text width.
    pub(crate) fn lines(&self, post: usize, width_em: f64) -> Vec<TextLine> {
        let mut lines = Vec::new();
        for (kind, text) in &self.posts[post] {
            let kind = *kind;
            let line = |line: Line| TextLine {
                text: line.text,
                kind,
                broken: line.broken,
                spaced: line.spaced,
            };
            lines.extend(text.wrap(width_em).into_iter().map(line));
        }
        lines
    }
}

/// The widths of a list that break no word which the widest holds; the width of
/// the widest such word comes in the place of those that are narrower.
fn to_try(words: impl Iterator<Item = f64>, widths: &[f64]) -> Vec<f64> {
    let widest = widths.iter().copied().fold(0.0, f64::max);
    let word = words.filter(|&word| word <= widest).fold(0.0, f64::max);
    let mut wide: Vec<f64> = widths
        .iter()
        .copied()
        .filter(|&width| width >= word)
        .collect();
    if wide.len() < widths.len() {
        wide.insert(0, word);
    }
    wide
}

/// The parts of a box, from the top, each with how many of its last characters
/// are not parted from what is before them. A rank that is the title too stands
/// once.
fn parts(post: &ChartPost) -> Vec<(LineKind, String, usize)> {
    let mut parts = Vec::with_capacity(3);
    let glued = post.symbols.chars().count();
    let title = match post.title.trim() {
        "" => &post.rank,
        _ => &post.title,
    };
    let both = title.trim_end().to_owned() + &post.symbols;
    parts.push((LineKind::Title, both, glued));
    if !post.rank.trim().is_empty() && !post.rank_is_title() {
        parts.push((LineKind::Rank, format!("({})", post.rank.trim()), 0));
    }
    if !post.point.trim().is_empty() {
        parts.push((LineKind::Point, format!("[{}]", post.point.trim()), 0));
    }
    let notes = post.notes.iter().flat_map(|note| note.lines());
    parts.extend(notes.map(|note| (LineKind::Note, note.trim().to_owned(), 0)));
    parts
}
