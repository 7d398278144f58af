//! PANELPAPER: what no line parts in the two languages of a paper.

use std::ops::Range;

use panelpaper_language::{Lang as Language, Room, held};
use typst_library::text::Lang;

use super::Preparation;

/// The stretches of a paragraph's text that stand on one line each.
pub(super) struct Held {
    chinese: Vec<Range<usize>>,
    english: Vec<Range<usize>>,
}

impl Held {
    /// Those of a paragraph's language, or of both where it has several. What is not
    /// justified stands in a column, as a rule.
    pub(super) fn of(p: &Preparation) -> Self {
        let room = if p.config.justify { Room::Page } else { Room::Column };
        let of = |language, lang| match p.config.lang {
            Some(own) if own != lang => Vec::new(),
            _ => held(p.text, (language, room)),
        };
        Self {
            chinese: of(Language::Zh, Lang::CHINESE),
            english: of(Language::En, Lang::ENGLISH),
        }
    }

    /// Whether a line would part one of them at an offset.
    pub(super) fn at(&self, text: &str, point: usize) -> bool {
        parts(&self.chinese, point)
            || text[..point].ends_with(' ') && parts(&self.english, point)
    }
}

/// Whether an offset is inside of a stretch; they stand in their order.
fn parts(stretches: &[Range<usize>], point: usize) -> bool {
    let at = stretches.partition_point(|stretch| stretch.end <= point);
    stretches.get(at).is_some_and(|stretch| stretch.start < point)
}
