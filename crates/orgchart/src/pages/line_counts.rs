//! How many lines boxes have while pages have no numbers yet.

use rayon::prelude::*;

use super::part::Part;
use crate::options::Options;
use crate::text::{Boxes, Heights, Texts};
use crate::tree::OrgChart;

/// How many lines boxes have while it is not yet known which pages their notes
/// name.
pub(super) struct LineCounts {
    text_em: f64,
    /// By post, without a note.
    own: Vec<usize>,
    /// The longest note.
    pub(super) note: usize,
    /// As many digits as the longest number of a page could have.
    digits: String,
}

impl LineCounts {
    pub(super) fn new(chart: &OrgChart, texts: &Texts, text_em: f64, options: &Options) -> Self {
        let posts = chart.posts().len();
        let own = (0..posts).into_par_iter();
        let own = own.map(|post| texts.size(post, text_em).0).collect();
        let digits = "0".repeat(posts.to_string().len());
        let notes = options.notes.all();
        let notes = notes.map(|note| texts.note_lines(&note.replace("{n}", &digits), text_em));
        Self {
            text_em,
            own,
            note: notes.into_iter().max().unwrap_or(0),
            digits,
        }
    }

    /// The boxes of the whole chart: of each post with others under it with
    /// room for a note.
    pub(super) fn boxes(&self, chart: &OrgChart, options: &Options) -> Boxes {
        let with_note = |(post, own): (usize, &usize)| {
            let leaf = chart.children(post).is_empty();
            own + if leaf { 0 } else { self.note }
        };
        let lines = self.own.iter().enumerate().map(with_note).collect();
        Boxes::of_lines(chart, lines, self.text_em, options, Heights::Families)
    }

    /// By post of a part, with its note.
    pub(super) fn of_part(&self, part: &Part, texts: &Texts, options: &Options) -> Vec<usize> {
        let lines = |at: usize| {
            let note = part.note(at, &options.notes, |pattern, _| {
                pattern.replace("{n}", &self.digits)
            });
            let note = note.map_or(0, |note| texts.note_lines(&note, self.text_em));
            self.own[part.posts[at]] + note
        };
        (0..part.posts.len()).map(lines).collect()
    }
}
