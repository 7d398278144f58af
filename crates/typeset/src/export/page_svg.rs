//! One page as SVG, as the PDF has it: for the preview.

use typst::utils::hash128;
use typst_svg::SvgOptions;

use crate::pages::Pages;

/// What is known of a page without drawing it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageFacts {
    /// A sum of what is laid out on it, of use in this process alone.
    pub sum: u128,
    /// Its width in points.
    pub width: f64,
    /// Its height in points.
    pub height: f64,
}

/// The facts of each page.
pub fn page_facts(pages: &Pages) -> Vec<PageFacts> {
    let facts = |page: &typst_layout::Page| PageFacts {
        sum: hash128(&page.frame),
        width: page.frame.width().to_pt(),
        height: page.frame.height().to_pt(),
    };
    pages.document.pages().iter().map(facts).collect()
}

/// Draws a page, from 1; nothing where there is none.
pub fn page_svg(pages: &Pages, number: usize) -> String {
    let page = pages.document.pages().get(number.wrapping_sub(1));
    page.map(|page| typst_svg::svg(page, &SvgOptions::default()))
        .unwrap_or_default()
}
