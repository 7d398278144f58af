//! What must hold of charts laid out, whatever their shape.

mod any_tree;
mod books;
mod one_page;
mod shapes;
mod words;

use crate::check::faults;
use crate::samples::{self, PlainMeasure};
use crate::{Book, Drawing, Options, OrgChart, lay_out};

/// Lays a chart out, and checks that nothing is wrong with it.
fn sound(chart: &OrgChart, options: &Options) -> Book {
    let book = lay_out(chart, &PlainMeasure, options);
    let found = faults(chart, &book, options);
    assert_eq!(found, [], "{} posts", chart.posts().len());
    book
}

/// Lays a chart out that must come out on one page.
fn sound_page(chart: &OrgChart, options: &Options) -> Drawing {
    let mut pages = sound(chart, options).pages;
    assert_eq!(pages.len(), 1);
    pages.remove(0)
}

/// Options that let the text be as small as one page makes it.
fn any_size() -> Options {
    Options {
        min_font_pt: 0.0,
        ..samples::options()
    }
}
