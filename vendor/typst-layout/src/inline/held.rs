//! PANELPAPER: what no line parts in the two languages of a paper.

use std::ops::Range;

use panelpaper_language::{Lang as Language, Room, held};
use typst_library::text::Lang;

use super::Preparation;

/// The stretches of a paragraph's text that stand on one line each.
pub(super) struct Held {
    stretches: Vec<Range<usize>>,
    /// Whether they are held at their spaces alone.
    at_spaces: bool,
}

impl Held {
    /// Those of a paragraph's language; one of several is taken for Chinese with English
    /// words in it. What is not justified stands in a column, as a rule.
    pub(super) fn of(p: &Preparation) -> Self {
        let room = if p.config.justify { Room::Page } else { Room::Column };
        let language = match p.config.lang {
            Some(Lang::ENGLISH) => Language::En,
            _ => Language::Zh,
        };
        Self {
            stretches: held(p.text, (language, room)),
            at_spaces: language == Language::En,
        }
    }

    /// Whether a line would part one of them at an offset.
    pub(super) fn at(&self, text: &str, point: usize) -> bool {
        (!self.at_spaces || text[..point].ends_with(' ')) && parts(&self.stretches, point)
    }
}

/// Whether an offset is inside of a stretch; they stand in their order.
fn parts(stretches: &[Range<usize>], point: usize) -> bool {
    let at = stretches.partition_point(|stretch| stretch.end <= point);
    stretches.get(at).is_some_and(|stretch| stretch.start < point)
}
