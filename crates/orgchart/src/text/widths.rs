//! How wide the characters of a chart are.

use std::collections::HashMap;

use super::prepared::Prepared;
use crate::measure::Measure;
use crate::options::Options;
use crate::tree::OrgChart;

/// Widths of the characters of one chart, each asked for once.
pub(super) struct Widths {
    em: HashMap<char, f64>,
    script_gap_em: f64,
}

impl Widths {
    pub(super) fn new(chart: &OrgChart, measure: &dyn Measure, options: &Options) -> Self {
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

    /// Text made ready for breaking, its last characters not parted from what
    /// is before them.
    pub(super) fn prepared(&self, text: &str, glued: usize) -> Prepared {
        Prepared::new(text, self, self.script_gap_em).glued(glued)
    }
}

impl Measure for Widths {
    fn char_em(&self, c: char) -> f64 {
        self.em.get(&c).copied().unwrap_or(1.0)
    }
}
