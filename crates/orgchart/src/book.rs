//! A chart over as many pages as it takes to be read.

use rayon::prelude::*;
use serde::Serialize;

use super::boxes::{Boxes, Heights, Texts};
use super::cut::{self, Room};
use super::drawing::{BoxKind, Drawing};
use super::family::Effort;
use super::grain::{self, Grain};
use super::one_page::is_sound;
use super::options::{Options, PageSize};
use super::pack::{self, Berth, Packed, Size};
use super::part::{Fitted, Leads, Part};
use super::tree::OrgChart;
use super::ways::Ways;

/// A chart laid out on pages, in order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Book {
    /// The pages.
    pub pages: Vec<Drawing>,
}

/// Between pieces side by side, and between one and the next under it, in
/// points at nominal text size: what stands under a piece must not look as if it
/// belonged to it.
const PIECE_GAP: Size = Size {
    width: 20.0,
    height: 32.0,
};

/// Lays a chart out on pages with text of the least size or more; none where
/// no page has room.
pub(super) fn book(chart: &OrgChart, texts: &Texts, options: &Options) -> Option<Book> {
    let text_em = best_width(chart, texts, options);
    let sound = |page: &usize| options.pages.get(*page).is_some_and(is_sound);
    let pages: Vec<usize> = (0..options.pages.len()).filter(sound).collect();
    let grains = grain::to_try(chart.posts().len());
    let ways = pages
        .iter()
        .flat_map(|page| grains.iter().map(|grain| (*page, *grain)));
    let ways: Vec<(usize, Grain)> = ways.collect();
    let bind = |&(page, grain): &(usize, Grain)| {
        let bound = Bound::new(chart, texts, options, text_em, page, grain);
        let packed = pack::pack(&bound.sizes, bound.room, PIECE_GAP);
        (bound, packed)
    };
    let books: Vec<(Bound<'_>, Packed)> = ways.par_iter().map(bind).collect();
    let fewest = books.iter().map(|(_, packed)| packed.pages()).min()?;
    // The fewer the pieces the fewer jumps for the reader, which is worth a
    // twelfth more pages.
    let most = fewest + fewest / 12;
    let few = books.iter().filter(|(_, packed)| packed.pages() <= most);
    let (bound, packed) = few.min_by_key(|(bound, packed)| (bound.parts.len(), packed.pages()))?;
    Some(bound.draw(packed))
}

/// The text width whose boxes take the least room, looked for among a few
/// hundred posts.
fn best_width(chart: &OrgChart, texts: &Texts, options: &Options) -> f64 {
    const SAMPLE: usize = 300;
    let posts = chart.posts().len();
    let step = posts.div_ceil(SAMPLE).max(1);
    let area = |text_em: f64| {
        let boxes = Boxes::bare(text_em, options);
        let height = |post| {
            let (lines, _) = texts.size(post, text_em);
            boxes.height_of(lines) + options.sibling_gap
        };
        let heights: f64 = (0..posts).step_by(step).map(height).sum();
        (boxes.width + options.sibling_gap) * heights
    };
    let areas = options.text_em.iter().map(|&em| (em, area(em)));
    let best = areas.reduce(|a, b| if b.1 < a.1 { b } else { a });
    best.map_or(8.0, |(em, _)| em)
}

/// A chart cut for one page size, with the sizes that its parts can take.
struct Bound<'a> {
    texts: &'a Texts,
    options: &'a Options,
    /// The index of the page size.
    page: usize,
    room: Room,
    scale: f64,
    parts: Vec<Fitted>,
    sizes: Vec<Vec<Size>>,
}

impl<'a> Bound<'a> {
    fn new(
        chart: &OrgChart,
        texts: &'a Texts,
        options: &'a Options,
        text_em: f64,
        page: usize,
        grain: Grain,
    ) -> Self {
        let scale = options.min_font_pt / options.font_pt;
        let PageSize { width, height } = options.pages[page];
        let room = Room {
            width: width / scale * (1.0 - 1e-9),
            height: height / scale * (1.0 - 1e-9),
        };
        let effort = Effort::for_posts(chart.posts().len());
        let own: Vec<usize> = (0..chart.posts().len())
            .into_par_iter()
            .map(|post| texts.size(post, text_em).0)
            .collect();
        // Numbers of pages are known only when all is packed: room is kept for
        // the longest that there could be.
        let digits = "0".repeat(chart.posts().len().to_string().len());
        let widest = |pattern: &str, _| pattern.replace("{n}", &digits);
        let notes = options.notes.all().map(|note| widest(note, Leads::On));
        let notes = notes.iter().map(|note| texts.note_lines(note, text_em));
        let note_lines = notes.max().unwrap_or(0);
        let with_note = |post: usize| {
            let leaf = chart.children(post).is_empty();
            own[post] + if leaf { 0 } else { note_lines }
        };
        let lines = (0..own.len()).map(with_note).collect();
        let boxes = Boxes::of_lines(chart, lines, text_em, options, Heights::Families);
        let note_height = boxes.height_of(note_lines) - boxes.height_of(0);
        let rooms = (grain::part(room, grain, &boxes, PIECE_GAP), room);
        let cuts = cut::cut(chart, &boxes, options, effort, rooms, note_height);
        let part = |piece| {
            let part = Part::new(chart, &cuts, piece);
            let lines = |at: usize| {
                let note = part.note(at, &options.notes, widest);
                let note = note.map_or(0, |note| texts.note_lines(&note, text_em));
                own[part.posts[at]] + note
            };
            let lines = (0..part.posts.len()).map(lines).collect();
            let as_cut = part.posts.iter().map(|&post| boxes.lines[post]).collect();
            Fitted::new(part, (lines, as_cut), (text_em, options), rooms)
        };
        let parts: Vec<Fitted> = cuts.pieces.par_iter().map(part).collect();
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

    /// Draws all pages, with the text as large as the fullest of them lets it.
    fn draw(&self, packed: &Packed) -> Book {
        let most = self.options.max_font_pt / self.options.font_pt / self.scale;
        let growth = packed.slack(self.room).min(most.max(1.0)) * (1.0 - 1e-9);
        let scale = self.scale * growth;
        let room = Room {
            width: self.room.width / growth,
            height: self.room.height / growth,
        };
        let berths = packed.berths(room);
        let ways = Ways::new(&self.parts, &berths);
        let drawings: Vec<Drawing> = (0..self.parts.len())
            .into_par_iter()
            .map(|at| self.part(at, &berths[at], scale, &ways))
            .collect();
        let mut pages: Vec<Drawing> = Vec::new();
        for (drawing, berth) in drawings.into_iter().zip(&berths) {
            match pages.get_mut(berth.page) {
                Some(page) => page.join(drawing),
                None => pages.push(drawing),
            }
        }
        Book { pages }
    }

    /// Draws one part where it stands.
    fn part(&self, at: usize, berth: &Berth, scale: f64, ways: &Ways) -> Drawing {
        let fitted = &self.parts[at];
        let part = &fitted.part;
        let lead = |post: usize, leads| ways.to(part, at, post, leads);
        let note = |post: usize| {
            part.note(post, &self.options.notes, |pattern, leads| {
                match lead(post, leads) {
                    Some(page) if page == berth.page => self.options.notes.here.clone(),
                    Some(page) => pattern.replace("{n}", &(page + 1).to_string()),
                    None => String::new(),
                }
            })
        };
        let notes: Vec<Option<String>> = (0..part.posts.len()).map(note).collect();
        let words = part.posts.iter().zip(&notes);
        let texts = self
            .texts
            .of(words.map(|(&post, note)| (post, note.as_deref())));
        let Size { width, height } = self.sizes[at].get(berth.pick).copied().unwrap_or_default();
        // Only what fits no page even alone is drawn smaller.
        let fit = (self.options.pages[self.page].width / width)
            .min(self.options.pages[self.page].height / height);
        let scale = scale.min(fit * (1.0 - 1e-9));
        let mut drawing = fitted.draw(&texts, self.options, berth, (self.page, scale));
        drawing.move_by(
            (berth.room.width * scale - drawing.width).max(0.0) / 2.0 + berth.x * scale,
            berth.y * scale,
        );
        for placed in &mut drawing.boxes {
            let post = placed.post;
            placed.kind = part.kinds[post];
            placed.link = match placed.kind {
                BoxKind::Stub => lead(post, Leads::Down),
                BoxKind::Head => lead(post, Leads::Back),
                BoxKind::Post => lead(post, Leads::On),
            };
            placed.post = part.posts[post];
        }
        for edge in &mut drawing.edges {
            (edge.from, edge.to) = (part.posts[edge.from], part.posts[edge.to]);
        }
        drawing
    }
}
