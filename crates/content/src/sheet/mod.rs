//! Organisation charts with what stands around them: how boxes are marked, the
//! legend, the chart in words, and the room on the page.
//!
//! Annexes and the `chart` command make their charts here, so that the same
//! posts give the same chart. Where the posts come from, and how a page is
//! drawn, is for others to know.

mod alt;
mod around;
mod boxes;
mod broken;
mod cache;
mod cramped;
mod data;
mod layout;
mod legend;
mod lone;
mod look;
mod place;
mod post;
mod room;
pub mod svg;

pub use boxes::BoxData;
pub use broken::{BrokenPart, BrokenWord};
pub use cache::{MadeOf, SheetCache};
pub use cramped::Cramped;
pub use data::{PageData, Picture, SheetData};
pub use layout::{FontFamilies, LayoutWords, layout_words};
pub use legend::LegendRow;
pub use lone::LoneSheetData;
pub use look::Look;
pub use post::SheetPost;
pub use room::{A3, A4, SheetPaper};

use orgchart::{Book, ChartError, Frame, Measure, Notes, Options, OrgChart, lay_out};
use tables::model::{Change, Mark, Marked, Words};

use around::{Around, PageRoom};

/// What charts are made with, beside their posts.
pub struct SheetStyle<'a> {
    /// The marks of changes, in the legend's order.
    pub marks: &'a [Mark],
    /// The edition's fixed words.
    pub words: &'a Words,
    /// The widths of characters in the edition's fonts.
    pub measure: &'a dyn Measure,
    /// The paper that the chart is for.
    pub paper: SheetPaper,
    /// The least text size, in points.
    pub min_font_pt: f64,
    /// Whether the legend says what stands in brackets.
    pub brackets: bool,
    /// The note below the chart; may be empty.
    pub note: &'a str,
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
    /// The marks of changes.
    marks: Vec<Mark>,
    /// The legend; empty where there is nothing to explain.
    pub legend: Vec<LegendRow>,
    /// The note below the chart; may be empty.
    pub note: String,
    /// Each page in words, for readers who cannot see it.
    pub alt: Vec<String>,
    /// The posts in reading order, each with how deep it stands, from 1.
    pub outline: Vec<(usize, String)>,
    /// The paper that it is for.
    pub paper: SheetPaper,
    /// Whether its text is smaller than it may be.
    pub cramped: Option<Cramped>,
    /// The pages among which the layout chose.
    rooms: Vec<PageRoom>,
}

impl Sheet {
    /// Lays out the chart of some posts.
    ///
    /// # Errors
    /// When their reporting lines make no tree.
    pub fn new(
        title: &str,
        mut posts: Vec<SheetPost>,
        style: &SheetStyle<'_>,
    ) -> Result<Self, ChartError> {
        let looks = look::mark(&mut posts, style.marks);
        let chart = OrgChart::new(posts.iter().map(|post| post.shown.clone()).collect())?;
        let legend = legend::legend(&posts, style);
        let words = &style.words.chart;
        let around = |legend: &[LegendRow]| {
            let texts: Vec<&str> = legend.iter().map(|row| row.text.as_str()).collect();
            let around = Around {
                title,
                legend: &texts,
                note: style.note,
                measure: style.measure,
            };
            around.pages(&style.paper)
        };
        let rooms = around(&legend);
        let options = Options {
            pages: rooms.iter().map(|room| room.size).collect(),
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
        let cramped = cramped::cramped(&book, &rooms, style.min_font_pt);
        // All pages of a chart are of one size.
        let room = book.pages.first().and_then(|page| rooms.get(page.page));
        let lines = room.map_or(&[][..], |room| &room.rows);
        let legend = legend::used(legend, &book, lines);
        let pages = book.pages.iter().enumerate();
        let alt = pages.map(|(at, page)| alt::alt(style.words, title, &chart, at, page));
        let mut sheet = Self {
            title: title.to_owned(),
            note: style.note.to_owned(),
            alt: alt.collect(),
            cramped,
            rooms: around(&legend),
            legend,
            chart,
            book,
            looks,
            marks: style.marks.to_vec(),
            paper: style.paper,
            posts,
            outline: Vec::new(),
        };
        let order = sheet.chart.order().iter();
        let entry = |post: &usize| (sheet.chart.depth(*post) + 1, sheet.name(*post, style.words));
        sheet.outline = order.map(entry).collect();
        Ok(sheet)
    }

    /// The words that had to be broken.
    pub fn broken_words(&self) -> Vec<BrokenWord> {
        broken::words(&self.chart, &self.book)
    }

    /// A post on one line: title, rank and pay point, and what the chart marks of what
    /// happens to it.
    pub fn name(&self, post: usize, words: &Words) -> String {
        let own = &self.posts[post];
        let tenure = words.tenure.get(own.tenure);
        let marked = |change: &&Change| {
            let of = Marked::Change(**change);
            self.marks.iter().any(|mark| mark.of == of)
        };
        let changes = own.changes.iter().filter(marked);
        let changes = changes.filter_map(|change| words.chart.marks.get(change.word()));
        let changes = changes.map(|pattern| pattern.fill(&[("tenure", tenure)]));
        let parts = std::iter::once(alt::name(&self.chart.posts()[post], words)).chain(changes);
        alt::joined(&parts.collect::<Vec<_>>(), words)
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
