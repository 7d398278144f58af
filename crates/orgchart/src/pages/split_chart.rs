//! A chart split for one page size, and drawn.

use rayon::prelude::*;

use super::fitted::Fitted;
use super::line_counts::LineCounts;
use super::one_page::one_page;
use super::page_layout::Slot;
use super::page_links::PageLinks;
use super::paginate::Pages;
use super::part::{Direction, Part};
use super::piece_sizes::{self, PieceSize};
use super::split::split;
use crate::drawing::{Book, BoxKind, Drawing};
use crate::family::Effort;
use crate::geometry::Size;
use crate::options::Options;
use crate::text::Texts;
use crate::tree::OrgChart;

/// Between pieces side by side, and between one and the next under it, in
/// points at nominal text size: what stands under a piece must not look as if it
/// belonged to it.
pub(super) const PIECE_GAP: Size = Size {
    width: 20.0,
    height: 32.0,
};

/// A chart split for one page size, with the sizes that its parts can take.
pub(super) struct SplitChart<'a> {
    texts: &'a Texts,
    options: &'a Options,
    /// The index of the page size.
    page: usize,
    /// The room of a page with text of the least size, in points at nominal
    /// text size.
    pub(super) room: Size,
    scale: f64,
    pub(super) parts: Vec<Fitted>,
    /// By part, the sizes that it can take.
    pub(super) sizes: Vec<Vec<Size>>,
}

impl<'a> SplitChart<'a> {
    /// Splits a chart, with its text at a width in em, for a page size.
    pub(super) fn new(
        (chart, texts, text_em): (&OrgChart, &'a Texts, f64),
        options: &'a Options,
        page: usize,
        piece_size: PieceSize,
    ) -> Self {
        let scale = options.min_font_pt / options.font_pt;
        let Size { width, height } = options.pages[page];
        let room = Size {
            width: width / scale * (1.0 - 1e-9),
            height: height / scale * (1.0 - 1e-9),
        };
        let counts = LineCounts::new(chart, texts, text_em, options);
        let boxes = counts.boxes(chart, options);
        let note_height = boxes.height_of(counts.note) - boxes.height_of(0);
        let rooms = (piece_sizes::room(room, piece_size, &boxes, PIECE_GAP), room);
        let effort = Effort::for_posts(chart.posts().len());
        let split = split(chart, &boxes, options, effort, rooms, note_height);
        let fitted = |piece| {
            let part = Part::new(chart, &split, piece);
            let lines = counts.of_part(&part, texts, options);
            let as_split = part.posts.iter().map(|&post| boxes.lines[post]).collect();
            Fitted::new(part, (lines, as_split), (text_em, options), rooms)
        };
        let parts: Vec<Fitted> = split.pieces.par_iter().map(fitted).collect();
        let sizes = parts.iter().map(|part| part.sizes.clone()).collect();
        Self {
            texts,
            options,
            page,
            room,
            scale,
            parts,
            sizes,
        }
    }

    /// Draws all pages, the text of each as large as its own content lets it, but none
    /// larger than that of the first.
    pub(super) fn draw(&self, pages: &Pages) -> Book {
        let most = self.options.max_font_pt / self.options.font_pt / self.scale;
        let mut growths = pages.growths(self.room);
        for growth in &mut growths {
            *growth = growth.min(most.max(1.0)) * (1.0 - 1e-9);
        }
        let grown = |growths: &[f64]| {
            let room = |growth: &f64| Size {
                width: self.room.width / growth,
                height: self.room.height / growth,
            };
            pages.slots(&growths.iter().map(room).collect::<Vec<_>>())
        };
        let links = PageLinks::new(&self.parts, &grown(&growths));
        let first = growths.first().copied().unwrap_or(1.0);
        let top = pages
            .top_alone
            .then(|| self.top(self.scale * first, &links));
        let top = top.flatten();
        let largest = top.as_ref().map_or(first, |top| top.scale / self.scale);
        growths.iter_mut().for_each(|own| *own = own.min(largest));
        let slots = grown(&growths);
        let others = usize::from(top.is_some())..self.parts.len();
        let others = others.into_par_iter().map(|at| {
            let scale = self.scale * growths[slots[at].page];
            self.part(at, &slots[at], scale, &links)
        });
        let others: Vec<Drawing> = others.collect();
        let drawings = top.into_iter().chain(others);
        let mut pages: Vec<Drawing> = Vec::new();
        for (drawing, slot) in drawings.zip(&slots) {
            match pages.get_mut(slot.page) {
                Some(page) => page.join(drawing),
                None => pages.push(drawing),
            }
        }
        Book { pages }
    }

    /// Draws the top of the organisation as large as it can be by itself, if that
    /// is larger than the other pages.
    fn top(&self, scale: f64, links: &PageLinks) -> Option<Drawing> {
        let part = &self.parts[0].part;
        let options = Options {
            pages: vec![self.options.pages[self.page]],
            ..self.options.clone()
        };
        let texts = self.texts_with_notes(0, 0, links);
        let mut drawing = one_page(&part.chart, &texts, &options);
        drawing.page = self.page;
        (drawing.scale >= scale).then(|| of_whole(drawing, part, 0, links))
    }

    /// Draws one part where it stands.
    fn part(&self, at: usize, slot: &Slot, scale: f64, links: &PageLinks) -> Drawing {
        let fitted = &self.parts[at];
        let part = &fitted.part;
        let texts = self.texts_with_notes(at, slot.page, links);
        let size = self.sizes[at].get(slot.pick).copied().unwrap_or_default();
        // Only what fits no page even alone is drawn smaller.
        let fit = size.growth_in(self.options.pages[self.page]);
        let scale = scale.min(fit * (1.0 - 1e-9));
        let mut drawing = fitted.draw(&texts, self.options, slot, (self.page, scale));
        drawing.move_by(
            (slot.room.width * scale - drawing.width).max(0.0) / 2.0 + slot.x * scale,
            slot.y * scale,
        );
        of_whole(drawing, part, at, links)
    }

    /// The words of a part that stands on a page, with where its notes lead.
    fn texts_with_notes(&self, at: usize, page: usize, links: &PageLinks) -> Texts {
        let (part, notes) = (&self.parts[at].part, &self.options.notes);
        let note = |post: usize| {
            part.note(post, notes, |pattern, direction| {
                match links.to(part, at, post, direction) {
                    // Right above its stub nobody looks elsewhere for it.
                    Some(to) if to == page => match direction {
                        Direction::Back => String::new(),
                        Direction::Down | Direction::On => notes.here.clone(),
                    },
                    Some(to) => pattern.replace("{n}", &(to + 1).to_string()),
                    None => String::new(),
                }
            })
        };
        let note = |post| note(post).filter(|note| !note.is_empty());
        let notes: Vec<Option<String>> = (0..part.posts.len()).map(note).collect();
        let words = part.posts.iter().zip(&notes);
        let words = words.map(|(&post, note)| (post, note.as_deref()));
        self.texts.of(words, self.options)
    }
}

/// The drawing of a part, with the posts' places in the whole chart and the pages
/// to which its boxes lead.
fn of_whole(mut drawing: Drawing, part: &Part, at: usize, links: &PageLinks) -> Drawing {
    for placed in &mut drawing.boxes {
        let post = placed.post;
        placed.kind = part.kinds[post];
        let direction = match placed.kind {
            BoxKind::Stub => Direction::Down,
            BoxKind::Head => Direction::Back,
            BoxKind::Post => Direction::On,
        };
        placed.link = links.to(part, at, post, direction);
        placed.post = part.posts[post];
    }
    for edge in &mut drawing.edges {
        (edge.from, edge.to) = (part.posts[edge.from], part.posts[edge.to]);
    }
    drawing
}
