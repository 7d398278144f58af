//! A chart over as many pages as it takes to be read.

use rayon::prelude::*;

use super::paginate::{Pages, paginate};
use super::piece_sizes::{self, PieceSize};
use super::split_chart::{PIECE_GAP, SplitChart};
use crate::drawing::Book;
use crate::options::Options;
use crate::text::{Boxes, Texts};
use crate::tree::OrgChart;

/// Lays a chart out on pages with text of the least size or more; none where
/// no page has room.
pub(crate) fn book(chart: &OrgChart, texts: &Texts, options: &Options) -> Option<Book> {
    let text_em = best_width(chart, texts, options);
    let pages = options.pages.iter().enumerate();
    let pages = pages.filter(|(_, size)| size.has_room());
    let piece_sizes = piece_sizes::to_try(chart.posts().len());
    let ways: Vec<(usize, PieceSize)> = pages
        .flat_map(|(page, _)| piece_sizes.iter().map(move |size| (page, *size)))
        .collect();
    let try_out = |&(page, piece_size): &(usize, PieceSize)| {
        let split = SplitChart::new((chart, texts, text_em), options, page, piece_size);
        let top_alone = chart.roots().len() == 1;
        let pages = paginate(&split.sizes, split.room, PIECE_GAP, top_alone);
        (split, pages)
    };
    let books: Vec<(SplitChart<'_>, Pages)> = ways.par_iter().map(try_out).collect();
    let fewest = books.iter().map(|(_, pages)| pages.count()).min()?;
    // The fewer the pieces the fewer jumps for the reader, which is worth a
    // twelfth more pages.
    let most = fewest + fewest / 12;
    let few = books.iter().filter(|(_, pages)| pages.count() <= most);
    let (split, pages) = few.min_by_key(|(split, pages)| (split.parts.len(), pages.count()))?;
    Some(split.draw(pages))
}

/// The text width, in em, whose boxes take the least room, looked for among a few
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
    let areas = texts.to_try().iter().map(|&em| (em, area(em)));
    let best = areas.reduce(|a, b| if b.1 < a.1 { b } else { a });
    best.map_or(8.0, |(em, _)| em)
}
