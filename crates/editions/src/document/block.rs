//! What stands one under another.

use std::sync::Arc;

use super::change::Change;
use super::inline::Inline;
use content::sheet::{BoxData, LegendRow, PageData, SheetPaper};
use content::table::TableData;

/// A block.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading of the body.
    Heading(Heading),
    /// A paragraph of the body.
    Paragraph(Paragraph),
    /// A numbered list.
    List(List),
    /// A list with bullets.
    Bullets(Vec<Item>),
    /// A text of an annex, or one that is typed without a number.
    Plain(Vec<Inline>),
    /// Posts that have lines of their own, set in further than what they stand in.
    Posts(Vec<Inline>),
    /// Facts of a job description: the name of each, and what it says.
    Facts(Vec<(String, Vec<Inline>)>),
    /// A table.
    Table(Table),
    /// An existing job description beside the proposed one.
    Beside(Beside),
    /// A picture of the paper's folder.
    Picture(Picture),
    /// A page of an organisation chart.
    Chart(Box<ChartPage>),
    /// What follows begins a page.
    PageBreak,
    /// What became another, as a whole, from an earlier version to this one.
    Changed(Change, Vec<Block>),
}

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// Its level, from 1.
    pub level: usize,
    /// The number that stands before it: (I).
    pub number: Option<String>,
    /// Its words.
    pub inside: Vec<Inline>,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// Its number; none of the first one of a paper.
    pub number: Option<usize>,
    /// What links to it are called.
    pub name: Option<String>,
    /// Its words.
    pub inside: Vec<Inline>,
}

/// A numbered list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// How its level and those below are numbered: `(a)`, `(i)`, `(1)`.
    pub pattern: Vec<String>,
    /// Which of these levels it is.
    pub level: usize,
    /// The number of its first item, from 1.
    pub start: usize,
    /// Whether its numbers stand at the left margin, as those of duties do.
    pub at_margin: bool,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// Its number as it is printed; empty after a bullet.
    pub number: String,
    /// What links to it are called.
    pub name: Option<String>,
    /// Its words.
    pub inside: Vec<Inline>,
    /// The lists below it.
    pub below: Vec<Block>,
    /// What became of it, as a whole.
    pub change: Option<Change>,
}

/// The passages of what stands around a table or picture, as far as there are some.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Around {
    /// That of its caption.
    pub caption: Option<usize>,
    /// Those of its notes.
    pub notes: Vec<Option<usize>>,
}

impl Around {
    /// That of a note.
    pub fn note(&self, at: usize) -> Option<usize> {
        self.notes.get(at).copied().flatten()
    }
}

/// A table with what it is called.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it says.
    pub data: TableData,
    /// Its number among the tables of the body that have a caption.
    pub number: Option<usize>,
    /// The passage of each cell, row by row, as far as there is one.
    pub passages: Vec<Vec<Option<usize>>>,
    /// The passages of what stands above and below it.
    pub around: Around,
    /// Whether it stands in the body, among paragraphs.
    pub is_of_body: bool,
    /// What became of its parts, where two versions are shown together.
    pub marks: Option<Box<TableMarks>>,
}

/// What became of a table's parts. Where a text is empty it stays as it is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableMarks {
    /// The words above it.
    pub caption: Vec<Inline>,
    /// The cells of its head, row by row.
    pub head: Vec<Vec<Vec<Inline>>>,
    /// Its rows, removed ones among them.
    pub rows: Vec<RowMarks>,
    /// The lines of its notes.
    pub notes: Vec<Vec<Inline>>,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RowMarks {
    /// As a whole.
    pub change: Option<Change>,
    /// The texts of its cells.
    pub cells: Vec<Vec<Inline>>,
}

/// Two job descriptions in two columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The heads of the columns.
    pub heads: [String; 2],
    /// The rows: what stands in each column, with how far it is set in.
    pub rows: Vec<[(usize, Vec<Inline>); 2]>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Its path in the paper's folder.
    pub path: String,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
    /// What it shows, for readers who cannot see it.
    pub alt: String,
    /// Its width and height as set, in points.
    pub size: (f64, f64),
    /// Its number among the pictures of the body.
    pub number: Option<usize>,
    /// What stands below it.
    pub caption: Option<String>,
    /// A note below that.
    pub note: Option<String>,
    /// The passages of what stands below it.
    pub around: Around,
    /// The caption and the note where they became others.
    pub marks: [Vec<Inline>; 2],
}

/// A page of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartPage {
    /// What is drawn on it.
    pub page: PageData,
    /// How its paper is divided.
    pub room: SheetPaper,
    /// The word above the legend.
    pub legend_word: String,
    /// The legend.
    pub legend: Vec<LegendRow>,
    /// What stands above it; the first page has the annex's own heading.
    pub title: Option<String>,
    /// The note below.
    pub note: String,
    /// The passage of that.
    pub around: Around,
    /// The posts of the whole chart with how deep each stands, from 1; on the first
    /// page alone.
    pub posts: Vec<(usize, String)>,
    /// What links to it are called.
    pub name: String,
    /// What became of its boxes, where two versions are shown together.
    pub marks: Option<Box<ChartMarks>>,
}

/// What became of a page of a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChartMarks {
    /// The boxes that are new or different, by their places on the page.
    pub boxes: Vec<(usize, Change)>,
    /// The boxes that are gone, where they stood.
    pub ghosts: Vec<BoxData>,
    /// In words: what is new, different and gone.
    pub told: Vec<Vec<Inline>>,
    /// The note below.
    pub note: Vec<Inline>,
}

impl List {
    /// The numbering of an own level.
    pub fn pattern_at(&self, level: usize) -> &str {
        let own = self.pattern.get(level).or(self.pattern.last());
        own.map_or("(a)", String::as_str)
    }
}
