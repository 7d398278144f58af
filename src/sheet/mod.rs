//! Organisation charts with what stands around them: how boxes are marked, the
//! legend, the chart in words, and the room on the page.
//!
//! Annexes and the `chart` command make their charts here, so that the same
//! posts give the same chart. Where the posts come from, and how a page is
//! drawn, is for others to know.

mod alt;
mod legend;
mod look;
mod post;
mod room;
mod template;

pub use legend::LegendRow;
pub use look::Look;
pub use post::SheetPost;
pub use room::{A3, A4, Paper};

use crate::chart::{
    Book, ChartError, ChartPost, Frame, Measure, Notes, Options, OrgChart, lay_out,
};
use crate::model::{Mark, Words};

/// What charts are made with, beside their posts.
pub struct Style<'a> {
    /// The marks of changes, in the legend's order.
    pub marks: &'a [Mark],
    /// The edition's fixed words.
    pub words: &'a Words,
    /// The widths of characters in the edition's fonts.
    pub measure: &'a dyn Measure,
    /// The paper that the chart is for.
    pub paper: Paper,
    /// The least text size, in points.
    pub min_font_pt: f64,
    /// Whether the legend says what stands in brackets.
    pub brackets: bool,
}

/// A chart laid out, with its legend and its words.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The title above the chart; may be empty.
    pub title: String,
    /// The posts.
    pub posts: Vec<SheetPost>,
    /// The reporting tree.
    pub chart: OrgChart,
    /// The pages.
    pub book: Book,
    /// How boxes look that are marked, by the index in a box.
    pub looks: Vec<Look>,
    /// The legend; empty where there is nothing to explain.
    pub legend: Vec<LegendRow>,
    /// Each page in words, for readers who cannot see it.
    pub alt: Vec<String>,
    /// The paper that it is for.
    pub paper: Paper,
}

impl Sheet {
    /// Lays out the chart of some posts.
    ///
    /// # Errors
    /// When their reporting lines make no tree.
    pub fn new(title: &str, posts: Vec<SheetPost>, style: &Style<'_>) -> Result<Self, ChartError> {
        let (looks, frames) = look::looks(&posts, style.marks);
        let chart_post = |(post, look): (&SheetPost, &Option<usize>)| ChartPost {
            id: post.id.clone(),
            title: post.title.clone(),
            rank: post.rank.clone(),
            point: post.point.clone(),
            superior: post.superior,
            staff: post.staff,
            dotted_to: post.dotted_to.clone(),
            symbols: look.map_or_else(String::new, |look| looks[look].symbols.clone()),
            frame: *look,
        };
        let chart = OrgChart::new(posts.iter().zip(&frames).map(chart_post).collect())?;
        let legend = legend::legend(&posts, style);
        let title_em = style.measure.width_em(title);
        let words = &style.words.chart;
        let options = Options {
            pages: style.paper.rooms(title_em, legend.len()),
            frames: looks.iter().map(Look::frame).collect(),
            min_font_pt: style.min_font_pt,
            notes: Notes {
                stub: words.stub.as_str().to_owned(),
                head: words.head.as_str().to_owned(),
                more: words.more.as_str().to_owned(),
                here: words.here.clone(),
            },
            ..Options::default()
        };
        let book = lay_out(&chart, style.measure, &options);
        let pages = book.pages.iter().enumerate();
        let alt = pages.map(|(at, page)| alt::alt(style.words, title, &chart, at, page));
        Ok(Self {
            title: title.to_owned(),
            alt: alt.collect(),
            chart,
            book,
            looks,
            legend,
            paper: style.paper,
            posts,
        })
    }
}

impl Look {
    /// How its border is drawn.
    fn frame(&self) -> Frame {
        Frame {
            border: self.border,
            double: self.double,
        }
    }
}
