//! A chart as its Typst template takes it.

use serde::Serialize;

use super::svg::{borders, lines, pt};
use super::{BrokenWord, LegendRow, Look, Sheet, SheetPaper};
use orgchart::{DOUBLE_GAP, Drawing, PlacedBox, Tag};

/// Everything that the template of charts gets beside the annex's own facts:
/// lengths in points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetData {
    /// How the page is divided.
    pub room: SheetPaper,
    /// The pages, in order.
    pub pages: Vec<PageData>,
    /// The legend; empty where there is nothing to explain.
    pub legend: Vec<LegendRow>,
    /// The note below; left out where there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The words that had to be broken; no business of the template.
    #[serde(skip)]
    pub broken: Vec<BrokenWord>,
    /// The posts of the whole chart in reading order, each with how deep it stands,
    /// from 1: for editions that show it as a list too.
    #[serde(skip)]
    pub outline: Vec<(usize, String)>,
}

/// One page of a chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PageData {
    /// The page in words, for readers who cannot see it.
    pub alt: String,
    /// Whether it is wider than high.
    pub landscape: bool,
    /// The height of what stands above the chart.
    pub head: f64,
    /// The width of the chart.
    pub width: f64,
    /// The height of the chart.
    pub height: f64,
    /// The size of its text.
    pub font_pt: f64,
    /// The distance between baselines.
    pub leading_pt: f64,
    /// Between the lines of a double border.
    pub double_gap: f64,
    /// The boxes, in reading order.
    pub boxes: Vec<BoxData>,
    /// The lines between boxes, piece by piece; no template gets them.
    #[serde(skip)]
    pub lines: Vec<[[f64; 2]; 2]>,
    /// Lines and plain borders.
    pub picture: Picture,
    /// Letters in place of dotted lines.
    pub tags: Vec<Tag>,
}

/// A box of a page, with its left top corner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoxData {
    /// What it is called among the boxes of its chart; no template gets it.
    #[serde(skip)]
    pub id: String,
    /// What the box of its superior is called; no template gets it.
    #[serde(skip)]
    pub above: Option<String>,
    /// Its left edge.
    pub x: f64,
    /// Its top edge.
    pub y: f64,
    /// Its width.
    pub w: f64,
    /// Its height.
    pub h: f64,
    /// Its text, lines parted by line ends.
    pub text: String,
    /// The top of its text.
    pub text_y: f64,
    /// The width of its border.
    pub border: f64,
    /// The page to which it leads, from 1.
    pub link: Option<usize>,
    /// How it looks, where it is marked.
    pub mark: Option<Look>,
}

/// What a page draws as one picture: it reaches a little over the drawing, since
/// a border stands astride its box's edge.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// Its left edge.
    pub x: f64,
    /// Its top edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The drawing.
    pub svg: String,
}

impl SheetData {
    /// Changes every word that readers get.
    pub fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        for page in &mut self.pages {
            edit(&mut page.alt);
            page.boxes.iter_mut().for_each(|own| edit(&mut own.text));
            page.tags.iter_mut().for_each(|tag| edit(&mut tag.text));
        }
        edit(&mut self.note);
        self.outline.iter_mut().for_each(|(_, name)| edit(name));
        for row in &mut self.legend {
            edit(&mut row.text);
            row.sign.iter_mut().for_each(&mut *edit);
        }
    }
}

impl Sheet {
    /// What the template of charts gets.
    pub fn data(&self) -> SheetData {
        let pages = self.book.pages.iter().zip(&self.alt);
        SheetData {
            room: self.paper,
            pages: pages.map(|(page, alt)| self.page(page, alt)).collect(),
            legend: self.legend.clone(),
            note: self.note.clone(),
            broken: self.broken_words(),
            outline: self.outline.clone(),
        }
    }

    fn page(&self, page: &Drawing, alt: &str) -> PageData {
        let boxes = page.boxes.iter();
        PageData {
            alt: alt.to_owned(),
            landscape: page.landscape,
            head: self.head(page),
            width: page.width,
            height: page.height,
            font_pt: page.font_pt,
            leading_pt: page.leading_pt,
            double_gap: DOUBLE_GAP * page.scale,
            boxes: boxes.map(|placed| self.placed(page, placed)).collect(),
            lines: lines_of(page),
            picture: picture(page),
            tags: page.tags.clone(),
        }
    }

    /// What the box of a post's superior is called.
    fn above(&self, placed: &PlacedBox) -> Option<String> {
        let posts = self.chart.posts();
        let superior = posts.get(posts.get(placed.post)?.superior?)?;
        Some(superior.id.clone())
    }

    fn placed(&self, page: &Drawing, placed: &PlacedBox) -> BoxData {
        let lines: Vec<&str> = placed.lines.iter().map(|line| line.text.as_str()).collect();
        BoxData {
            id: placed.id.clone(),
            above: self.above(placed),
            x: placed.x,
            y: placed.y,
            w: placed.w,
            h: placed.h,
            text: lines.join("\n"),
            text_y: page.text_top(placed),
            border: placed.border,
            link: placed.link.map(|page| page + 1),
            mark: placed.frame.and_then(|look| self.looks.get(look)).cloned(),
        }
    }
}

/// The lines of a page, piece by piece.
fn lines_of(page: &Drawing) -> Vec<[[f64; 2]; 2]> {
    let pieces = page.edges.iter().flat_map(|edge| edge.points.windows(2));
    pieces.map(|ends| [ends[0], ends[1]]).collect()
}

/// Lines and plain borders of a page.
fn picture(page: &Drawing) -> Picture {
    const OVER: f64 = 4.0;
    let (width, height) = (page.width + 2.0 * OVER, page.height + 2.0 * OVER);
    let frame = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    let view = format!("{} {} {} {}", pt(-OVER), pt(-OVER), pt(width), pt(height));
    let plain = page.boxes.iter().filter(|placed| placed.frame.is_none());
    let svg = format!(
        "{frame} width=\"{}\" height=\"{}\" viewBox=\"{view}\">{}{}</svg>",
        pt(width),
        pt(height),
        lines(page),
        borders(plain)
    );
    Picture {
        x: -OVER,
        y: -OVER,
        width,
        height,
        svg,
    }
}
