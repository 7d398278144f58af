//! Tables and pictures, which stand by themselves.

use std::sync::Arc;

use resvg::usvg;

use super::block::{Around, Block, Picture, Table};
use super::passage::Passages;
use content::table::{PictureData, Placed, TableData};
use tables::diag::Diagnostic;
use tables::source::PaperFolder;

/// The width of the text, and the greatest height of a picture, in points: those of
/// page.typ and placed.typ.
const TEXT_WIDTH: f64 = 451.28;
const TALLEST: f64 = 571.89;

/// How many tables and pictures have had a number.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    counts: bool,
    tables: usize,
    pictures: usize,
}

impl Counted {
    /// Those of a body, from none.
    pub fn of_body() -> Self {
        Self {
            counts: true,
            ..Self::none()
        }
    }

    /// Those of an annex, which have no numbers.
    pub fn none() -> Self {
        Self {
            counts: false,
            tables: 0,
            pictures: 0,
        }
    }
}

/// Where pictures are read from.
pub struct Pictures<'a> {
    /// The paper's folder.
    pub folder: &'a PaperFolder,
}

/// What stands by itself, as blocks.
///
/// # Errors
/// When a picture cannot be shown.
pub fn blocks_of(
    placed: &Placed,
    counted: &mut Counted,
    pictures: &Pictures<'_>,
    passages: &mut Passages<'_>,
) -> Result<Vec<Block>, Diagnostic> {
    match placed {
        Placed::Tables { tables } => {
            let mut table = |data: &TableData| {
                let numbered = counted.counts && data.caption.is_some();
                counted.tables += usize::from(numbered);
                Block::Table(Table {
                    passages: cells(data, passages),
                    around: around(data, passages),
                    data: data.clone(),
                    number: numbered.then_some(counted.tables),
                    is_of_body: counted.counts,
                    marks: None,
                })
            };
            Ok(tables.iter().map(&mut table).collect())
        }
        Placed::Picture(data) => {
            counted.pictures += usize::from(counted.counts);
            let number = counted.counts.then_some(counted.pictures);
            let picture = pictures.read(data, number)?;
            Ok(vec![Block::Picture(picture)])
        }
    }
}

/// The passages of a table's cells.
fn cells(data: &TableData, passages: &mut Passages<'_>) -> Vec<Vec<Option<usize>>> {
    let mut rows = Vec::new();
    for row in &data.rows {
        let cells = row.cells.iter().zip(&data.ids);
        let cell = |(text, id): (&String, &String)| passages.column(row.row?, id, text);
        rows.push(cells.map(cell).collect());
    }
    rows
}

/// The passages of what stands above and below an own table.
fn around(data: &TableData, passages: &mut Passages<'_>) -> Around {
    let Some(own) = &data.own else {
        return Around::default();
    };
    let caption = data.caption.as_ref();
    let caption = caption.and_then(|text| passages.of_table(own, "caption", None, text));
    let notes = data.notes.iter().enumerate();
    let notes = notes.map(|(at, (_, text))| passages.of_table(own, "notes", Some(at), text));
    Around {
        caption,
        notes: notes.collect(),
    }
}

impl Pictures<'_> {
    fn read(&self, data: &PictureData, number: Option<usize>) -> Result<Picture, Diagnostic> {
        let unread = |why: String| {
            let message = format!("cannot show {}: {why}", data.path);
            Diagnostic::error("body/no-picture", message)
                .in_file(self.folder.shown(&data.path))
                .help("put the picture into the paper's folder, as PNG, JPEG, GIF, WebP or SVG")
        };
        let bytes = self.folder.read(&data.path);
        let bytes = bytes.map_err(|error| unread(error.to_string()))?;
        let (width, height) = sides(&data.path, &bytes).ok_or_else(|| {
            let why = "neither Word nor the web can be told its size";
            unread(why.to_owned())
        })?;
        let wide = data.width.unwrap_or(TEXT_WIDTH).min(TEXT_WIDTH);
        let high = wide * height / width;
        let size = match high <= TALLEST {
            true => (wide, high),
            false => (TALLEST * width / height, TALLEST),
        };
        Ok(Picture {
            path: data.path.clone(),
            bytes: Arc::new(bytes),
            alt: data.alt.clone(),
            size,
            number: number.filter(|_| data.caption.is_some()),
            caption: data.caption.clone(),
            note: data.note.clone(),
            around: Around::default(),
            marks: Default::default(),
        })
    }
}

/// The sides of a picture, in whatever unit.
fn sides(path: &str, bytes: &[u8]) -> Option<(f64, f64)> {
    let (width, height) = if path.to_ascii_lowercase().ends_with(".svg") {
        let tree = usvg::Tree::from_data(bytes, &usvg::Options::default()).ok()?;
        let size = tree.size();
        (f64::from(size.width()), f64::from(size.height()))
    } else {
        let size = imagesize::blob_size(bytes).ok()?;
        let side = |pixels: usize| u32::try_from(pixels).ok().map(f64::from);
        (side(size.width)?, side(size.height)?)
    };
    (width > 0.0 && height > 0.0).then_some((width, height))
}
