//! What chart is wanted.

use camino::Utf8PathBuf;

use content::sheet::SheetPaper;
use tables::model::{Lang, Structure};
use tables::source::Encoding;

/// What a chart is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartFormat {
    /// PDF.
    Pdf,
    /// SVG.
    Svg,
    /// JSON.
    Json,
}

/// A chart that is wanted.
#[derive(Debug, Clone)]
pub struct ChartRequest {
    /// The table of posts.
    pub table: Utf8PathBuf,
    /// An earlier table, to mark what changes.
    pub against: Option<Utf8PathBuf>,
    /// A table of ranks, where posts name theirs by id; without, `ranks.csv`
    /// beside a table in the manner of posts.csv.
    pub ranks: Option<Utf8PathBuf>,
    /// Marks like those of marks.toml.
    pub marks: Option<Utf8PathBuf>,
    /// The encoding of the tables.
    pub encoding: Option<Encoding>,
    /// The structure to draw, where the table says of which its posts are.
    pub structure: Structure,
    /// The only office to draw.
    pub office: Option<String>,
    /// The language; otherwise the table's.
    pub lang: Option<Lang>,
    /// The title above the chart; may be empty.
    pub title: String,
    /// The paper to draw on.
    pub paper: SheetPaper,
    /// The least text size, in points.
    pub min_font_pt: f64,
    /// Whether to draw what can be drawn of a faulty table.
    pub lenient: bool,
    /// Folders with fonts of the user's own.
    pub font_dirs: Vec<Utf8PathBuf>,
    /// What is wanted of it.
    pub format: ChartFormat,
}
