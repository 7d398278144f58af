//! PANELPAPER: what no line parts in the two languages of a paper.

use std::ops::Range;

use panelpaper_language::{Lang as Language, Room, held, parts};
use typst_library::layout::Abs;
use typst_library::text::Lang;

use super::collect::Item;
use super::Preparation;

/// The stretches of a paragraph's text that stand on one line each.
pub(super) struct Held {
    stretches: Vec<Range<usize>>,
    /// Whether they are held at their spaces and strokes alone.
    at_spaces: bool,
}

impl Held {
    /// Those of a paragraph's language that have room on a line of this width; one of
    /// several languages is taken for Chinese with English words in it. What is not
    /// justified stands in a column, as a rule.
    pub(super) fn of(p: &Preparation, line: Abs) -> Self {
        let room = if p.config.justify { Room::Page } else { Room::Column };
        let language = match p.config.lang {
            Some(Lang::ENGLISH) => Language::En,
            _ => Language::Zh,
        };
        let mut stretches = held(p.text, (language, room));
        // No letter is wider than it is high, as a rule: few are measured.
        let may_be_wider = |stretch: &Range<usize>| p.config.font_size * stretch.len() as f64 > line;
        stretches.retain(|stretch| !may_be_wider(stretch) || line.fits(width(p, stretch)));
        Self {
            stretches,
            at_spaces: language == Language::En,
        }
    }

    /// Whether a line would part one of them at an offset.
    pub(super) fn at(&self, text: &str, point: usize) -> bool {
        (!self.at_spaces || text[..point].ends_with([' ', '/'])) && parts(&self.stretches, point)
    }
}

/// How wide a stretch is.
fn width(p: &Preparation, stretch: &Range<usize>) -> Abs {
    let of_item = |(range, item): &(Range<usize>, Item)| match item {
        Item::Text(text) => {
            let own = text.glyphs.iter().filter(|glyph| stretch.contains(&glyph.range.start));
            own.map(|glyph| glyph.x_advance.at(glyph.size)).sum()
        }
        _ if stretch.contains(&range.start) => item.natural_width(),
        _ => Abs::zero(),
    };
    p.slice(stretch.clone()).map(|(_, item)| of_item(item)).sum()
}
