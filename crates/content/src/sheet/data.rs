//! A chart as its Typst template takes it.

use serde::Serialize;

use super::svg::{borders, lines, pt};
use super::{BoxData, BrokenWord, Cramped, LegendRow, Sheet, SheetPaper};
use orgchart::{DOUBLE_GAP, Drawing, Size, Tag};

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
    /// Whether its text is smaller than it may be; no business of the template.
    #[serde(skip)]
    pub cramped: Option<Cramped>,
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
    /// The room that the page leaves for it.
    pub room: Size,
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
            for own in &mut page.boxes {
                edit(&mut own.text);
                edit(&mut own.said);
            }
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
            cramped: self.cramped,
            outline: self.outline.clone(),
        }
    }

    fn page(&self, page: &Drawing, alt: &str) -> PageData {
        let boxes = page.boxes.iter();
        PageData {
            alt: alt.to_owned(),
            landscape: self.is_landscape(page),
            head: self.room(page).head,
            room: self.room(page).size,
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
