//! Laying a chart out: the one call that others make.

use crate::drawing::{Book, Drawing};
use crate::lines::dotted;
use crate::measure::Measure;
use crate::options::Options;
use crate::pages::{book, largest_thinkable, one_page};
use crate::text::{Boxes, Heights, Texts};
use crate::tree::OrgChart;

/// Lays a chart out on the one page where its text comes out largest, or over
/// as many pages as it takes where that text would be under the least size.
///
/// The book has at least one page; that of a chart without posts is empty. Every
/// post has one box of its own, or a [stub](crate::BoxKind::Stub) and a
/// [head](crate::BoxKind::Head). Options that make no sense (lengths that are
/// negative, infinite or no numbers) count as the default ones. Where no page has room,
/// boxes are drawn at the nominal size.
#[must_use]
pub fn lay_out(chart: &OrgChart, measure: &dyn Measure, options: &Options) -> Book {
    let options = &options.sound(chart);
    let texts = Texts::new(chart, measure, options);
    if chart.posts().iter().all(|post| post.dotted_to.is_empty()) {
        return pages(chart, &texts, options);
    }
    let mut pages = pages(chart, &texts, &dotted::with_margins(options));
    dotted::draw(chart, &mut pages, options);
    pages
}

/// The pages without second reporting lines.
fn pages(chart: &OrgChart, texts: &Texts, options: &Options) -> Book {
    if is_hopeless(chart, texts, options)
        && let Some(book) = book(chart, texts, options)
    {
        return book;
    }
    let page = best_page(chart, texts, options);
    if page.font_pt < options.min_font_pt
        && !page.boxes.is_empty()
        && let Some(book) = book(chart, texts, options)
    {
        return book;
    }
    Book { pages: vec![page] }
}

/// Text of this size, in points, is comfortable to read.
const COMFORTABLE_PT: f64 = 9.0;

/// The chart on the first page size, unless that makes the text small and
/// another makes it larger.
fn best_page(chart: &OrgChart, texts: &Texts, options: &Options) -> Drawing {
    if !options.pages.first().is_some_and(|first| first.has_room()) {
        return one_page(chart, texts, options);
    }
    let first = Options {
        pages: options.pages.iter().copied().take(1).collect(),
        ..options.clone()
    };
    let page = one_page(chart, texts, &first);
    if page.font_pt >= COMFORTABLE_PT || options.pages.len() < 2 {
        return page;
    }
    let other = one_page(chart, texts, options);
    if other.font_pt > page.font_pt {
        other
    } else {
        page
    }
}

/// Whether no page could hold the boxes in text of the least size, however they
/// were packed.
fn is_hopeless(chart: &OrgChart, texts: &Texts, options: &Options) -> bool {
    const FEW: usize = 40;
    let widths = texts.to_try().iter().copied();
    let narrowest = widths.fold(f64::INFINITY, f64::min);
    if chart.posts().len() < FEW {
        return false;
    }
    let boxes = Boxes::new(chart, texts, narrowest, options, Heights::Families);
    largest_thinkable(&boxes, options) < options.min_font_pt
}
