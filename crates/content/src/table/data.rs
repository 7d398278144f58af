//! A table or picture as the layout gets it.

use serde::Serialize;

use tables::model::{Align, Lang, Width};
use tables::source::RowRef;

/// What stands by itself among the paragraphs of a body, or on an annex's pages.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Placed {
    /// One table, or one a Head.
    Tables {
        /// The tables, in order.
        tables: Vec<TableData>,
    },
    /// A picture of the paper's folder.
    Picture(PictureData),
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableData {
    /// The language of its texts, on which it depends what no line parts; no business
    /// of the layout.
    pub lang: Lang,
    /// What stands above it.
    pub caption: Option<String>,
    /// Its columns.
    pub columns: Vec<ColumnData>,
    /// The rows at its head.
    pub header: Vec<Vec<HeadCell>>,
    /// Its rows.
    pub rows: Vec<RowData>,
    /// What stands before its notes.
    pub lead: String,
    /// Its notes: a sign, which may be empty, and what it means.
    pub notes: Vec<(String, String)>,
    /// Whether it may go over pages.
    pub breakable: bool,
    /// Whether it stands on a page that is wider than high.
    pub landscape: bool,
    /// The columns of the file that its columns are of, where it has one; no business
    /// of the layout.
    pub ids: Vec<String>,
    /// The author's own table that it is, if it is one; likewise.
    pub own: Option<String>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ColumnData {
    /// Where its texts stand.
    pub align: &'static str,
    /// The unit of its width: `auto`, `fr` or `pt`.
    pub unit: &'static str,
    /// Its width in that unit.
    pub width: f64,
}

/// A cell of the rows at the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadCell {
    /// What it says.
    pub text: String,
    /// How many columns it is wide.
    pub colspan: usize,
    /// How many rows it is high.
    pub rowspan: usize,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowData {
    /// What it is.
    pub kind: RowKind,
    /// Its cells; of a group the first alone.
    pub cells: Vec<String>,
    /// The row of the file that it is of, where there is one.
    #[serde(skip)]
    pub row: Option<RowRef>,
    /// The id of the post or row of staff that it is of; empty where it is of several.
    #[serde(skip)]
    pub of: String,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RowKind {
    /// A plain row.
    Row,
    /// What the rows below it have in common.
    Group,
    /// Sums of the rows above it.
    Total,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PictureData {
    /// Its path in the paper's folder.
    pub path: String,
    /// What it shows, for readers who cannot see it.
    pub alt: String,
    /// Its width in points; the width of the text where it is `None`.
    pub width: Option<f64>,
    /// What stands below it.
    pub caption: Option<String>,
    /// A note below that.
    pub note: Option<String>,
    /// The sum of its bytes, where its annex is made again when they change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sum: Option<String>,
}

impl ColumnData {
    /// A column as wide as its texts.
    pub fn auto(align: Align) -> Self {
        Self::new(align, Width::Auto)
    }

    /// A column that takes the room which the others leave.
    pub fn wide(align: Align) -> Self {
        Self::share(align, 1.0)
    }

    /// One that takes a share of that room.
    pub fn share(align: Align, share: f64) -> Self {
        Self::new(align, Width::Share(share))
    }

    /// A column.
    pub fn new(align: Align, width: Width) -> Self {
        let (unit, width) = match width {
            Width::Auto => ("auto", 0.0),
            Width::Share(share) => ("fr", share),
            Width::Points(points) => ("pt", points),
        };
        Self {
            align: align.word(),
            unit,
            width,
        }
    }
}

impl HeadCell {
    /// A cell of one column and row.
    pub fn plain(text: &str) -> Self {
        Self::spanning(text, 1, 1)
    }

    /// A cell of several.
    pub fn spanning(text: &str, colspan: usize, rowspan: usize) -> Self {
        Self {
            text: text.to_owned(),
            colspan,
            rowspan,
        }
    }
}

impl RowData {
    /// A plain row.
    pub fn plain(cells: Vec<String>) -> Self {
        Self::of(RowKind::Row, cells)
    }

    /// What the rows below have in common.
    pub fn group(text: &str) -> Self {
        Self::of(RowKind::Group, vec![text.to_owned()])
    }

    /// Sums.
    pub fn total(cells: Vec<String>) -> Self {
        Self::of(RowKind::Total, cells)
    }

    fn of(kind: RowKind, cells: Vec<String>) -> Self {
        Self {
            kind,
            cells,
            row: None,
            of: String::new(),
        }
    }

    /// The same, of one post or row of staff.
    pub fn about(self, id: &str) -> Self {
        Self {
            of: id.to_owned(),
            ..self
        }
    }
}

impl Placed {
    /// Changes every word that readers get.
    pub fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Tables { tables } => tables.iter_mut().for_each(|table| table.each_text(edit)),
            Self::Picture(picture) => {
                edit(&mut picture.alt);
                let words = picture.caption.iter_mut().chain(&mut picture.note);
                words.for_each(edit);
            }
        }
    }

    /// Whether it stands on pages of its own.
    pub fn is_landscape(&self) -> bool {
        match self {
            Self::Tables { tables } => tables.iter().any(|table| table.landscape),
            Self::Picture(_) => false,
        }
    }
}

impl TableData {
    /// A table with columns and what stands at their heads.
    pub fn new(lang: Lang, columns: Vec<ColumnData>, header: Vec<Vec<HeadCell>>) -> Self {
        Self {
            lang,
            caption: None,
            columns,
            header,
            rows: Vec::new(),
            lead: String::new(),
            notes: Vec::new(),
            breakable: false,
            landscape: false,
            ids: Vec::new(),
            own: None,
        }
    }

    /// Its notes as they are read: the first behind what stands before them all, each
    /// behind its sign.
    pub fn note_lines(&self) -> Vec<String> {
        let lines = self.note_parts();
        lines.map(|(before, text)| before + text).collect()
    }

    /// The same, what stands before each and itself.
    pub fn note_parts(&self) -> impl Iterator<Item = (String, &str)> {
        let leads = std::iter::once(self.lead.as_str()).chain(std::iter::repeat(""));
        leads.zip(&self.notes).map(|(lead, (sign, text))| {
            let parts = [lead, sign].into_iter().filter(|part| !part.is_empty());
            let space = |part| format!("{part} ");
            (parts.map(space).collect::<String>(), text.as_str())
        })
    }

    /// Changes every word that readers get.
    pub fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        self.caption.iter_mut().for_each(&mut *edit);
        edit(&mut self.lead);
        let heads = self.header.iter_mut().flatten();
        heads.for_each(|cell| edit(&mut cell.text));
        let cells = self.rows.iter_mut().flat_map(|row| &mut row.cells);
        cells.for_each(&mut *edit);
        for (sign, text) in &mut self.notes {
            edit(sign);
            edit(text);
        }
    }
}
