//! From shapes to pages: the whole chart on one, or split over several.

mod book;
mod candidate;
mod fitted;
mod frontier;
mod line_counts;
mod one_page;
mod packing;
mod page_layout;
mod page_links;
mod paginate;
mod part;
mod piece_sizes;
mod place;
mod split;
mod split_chart;
mod wider;

pub(crate) use book::book;
pub(crate) use one_page::{largest_thinkable, one_page};
