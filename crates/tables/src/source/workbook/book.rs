//! A workbook that is open: the names of its sheets, and each as text.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};

use super::grid::{Filled, Grid};
use super::hidden::{Hidden, hidden};
use super::odd::What;
use super::parts::{Facts, Refused, attribute, elements, measured, part};
use super::places::address;
use super::{Sheet, cells, shared, struck};

/// A workbook.
pub struct Book {
    bytes: Vec<u8>,
    xlsx: Xlsx<Cursor<Vec<u8>>>,
    facts: Facts,
}

/// What a workbook says of a sheet with cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetName {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
}

/// The most cells that the sheets of a table may have.
const MOST_CELLS: usize = 4 << 20;

impl Book {
    /// Opens a workbook.
    ///
    /// # Errors
    /// Why it is none, or may not be read.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Refused> {
        let facts = measured(&bytes)?;
        let xlsx = Xlsx::new(Cursor::new(bytes.clone())).map_err(|error| match error {
            calamine::XlsxError::Password => Refused::Locked,
            error => Refused::damaged(error),
        })?;
        let book = Self { bytes, xlsx, facts };
        let names = book.sheets();
        for (at, sheet) in names.iter().enumerate() {
            let same = |other: &&SheetName| other.name.to_lowercase() == sheet.name.to_lowercase();
            if names[..at].iter().any(|other| same(&other)) {
                return Err(Refused::Twins(sheet.name.clone()));
            }
        }
        Ok(book)
    }

    /// The sheets with cells, in their order.
    pub fn sheets(&self) -> Vec<SheetName> {
        let sheets = self.xlsx.sheets_metadata().iter();
        let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let sheets = sheets.map(|sheet| SheetName {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
        });
        sheets.collect()
    }

    /// The names of the properties that its authors gave it.
    pub fn properties(&self) -> Vec<String> {
        let mut names = Vec::new();
        if let Ok(text) = part(&self.bytes, "docProps/custom.xml") {
            let read = elements(&text, |element| {
                if element.local_name().as_ref() == "property" {
                    names.extend(attribute(element, "name").map(|name| unescaped(&name)));
                }
                false
            });
            if read.is_err() {
                names.clear();
            }
        }
        names
    }

    /// Whether it has macros.
    pub fn has_macros(&self) -> bool {
        self.facts.has_macros
    }

    /// Whether a sheet has a cell with anything in it.
    pub fn has_cells(&mut self, name: &str) -> bool {
        let Ok(mut reader) = self.xlsx.worksheet_cells_reader(name) else {
            return true;
        };
        loop {
            match reader.next_cell() {
                Ok(Some(cell)) if *cell.get_value() == DataRef::Empty => {}
                Ok(None) => return false,
                _ => return true,
            }
        }
    }

    /// A sheet as text.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn sheet(&mut self, name: &str) -> Result<Sheet, Refused> {
        let mut filled = self.filled(name)?;
        // The order of a file's cells is free.
        filled.sort_by_key(|cell| cell.at);
        if let Some(pair) = filled.windows(2).find(|pair| pair[0].at == pair[1].at) {
            let (row, column) = pair[0].at;
            let cell = address(row, column);
            return Err(Refused::damaged(format!(
                "the cell {cell} stands in it twice"
            )));
        }
        let merged = match self.facts.merges {
            true => self.xlsx.merge_cells_by_sheet_name(name),
            false => Ok(Vec::new()),
        };
        let merged = merged.map_err(Refused::damaged)?;
        let merged = merged.iter().map(|it| (it.start, it.end)).collect();
        let grid = Grid {
            name,
            filled,
            merged,
            hidden: self.hidden(name)?,
            hidden_sheet: self.sheets().iter().any(|it| it.name == name && it.hidden),
        };
        grid.sheet()
    }

    fn filled(&mut self, name: &str) -> Result<Vec<Filled>, Refused> {
        let path = self.path(name)?;
        if let Some(path) = &path {
            shared::sound(&part(&self.bytes, path)?)?;
        }
        let path = path.filter(|_| self.facts.strikes);
        let reader = self.xlsx.worksheet_cells_reader(name);
        let mut reader = reader.map_err(Refused::damaged)?;
        let mut filled = Vec::new();
        let struck = struck_of(&self.bytes, path.as_deref())?;
        while let Some(record) = reader
            .next_cell_with_formula_metadata()
            .map_err(Refused::damaged)?
        {
            let (text, mut what) = cells::text(&record.value);
            let lost = record.formula.filter(|_| record.value == DataRef::Empty);
            if let Some(formula) = lost {
                what = Some(What::NoValue(formula_text(formula)));
            }
            if !text.is_empty() && struck.contains(&record.pos) {
                what = Some(What::Struck);
            }
            if text.is_empty() && what.is_none() {
                continue;
            }
            if filled.len() == MOST_CELLS {
                let message = format!("the sheet `{name}` has more than {MOST_CELLS} cells");
                return Err(Refused::TooLarge(message));
            }
            filled.push(Filled {
                at: record.pos,
                text,
                what,
            });
        }
        Ok(filled)
    }

    /// What of a sheet is hidden.
    fn hidden(&self, name: &str) -> Result<Hidden, Refused> {
        if !self.facts.hides {
            return Ok(Hidden::default());
        }
        match self.path(name)? {
            Some(path) => hidden(&part(&self.bytes, &path)?),
            None => Ok(Hidden::default()),
        }
    }

    /// The part that a sheet is in.
    fn path(&self, name: &str) -> Result<Option<String>, Refused> {
        let mut id = None;
        elements(&part(&self.bytes, "xl/workbook.xml")?, |element| {
            let is_own = element.local_name().as_ref() == "sheet"
                && attribute(element, "name").is_some_and(|own| unescaped(&own) == name);
            if is_own {
                id = attribute(element, "id");
            }
            is_own
        })?;
        let mut target = None;
        elements(
            &part(&self.bytes, "xl/_rels/workbook.xml.rels")?,
            |element| {
                let is_own = element.local_name().as_ref() == "Relationship"
                    && id.is_some()
                    && attribute(element, "Id") == id;
                if is_own {
                    target = attribute(element, "Target");
                }
                is_own
            },
        )?;
        Ok(target.map(|target| match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        }))
    }
}

/// The cells of a sheet that are struck out.
fn struck_of(bytes: &[u8], path: Option<&str>) -> Result<BTreeSet<(u32, u32)>, Refused> {
    let Some(path) = path else {
        return Ok(BTreeSet::new());
    };
    // A workbook need not have either part.
    let styles =
        part(bytes, "xl/styles.xml").map_or(Ok(BTreeSet::new()), |it| struck::styles(&it))?;
    let texts =
        part(bytes, "xl/sharedStrings.xml").map_or(Ok(BTreeSet::new()), |it| struck::texts(&it))?;
    struck::cells(&part(bytes, path)?, &styles, &texts)
}

fn unescaped(text: &str) -> String {
    let text = quick_xml::escape::unescape(text);
    text.map(std::borrow::Cow::into_owned).unwrap_or_default()
}

fn formula_text(formula: calamine::XlsxFormulaMetadata) -> String {
    match formula {
        calamine::XlsxFormulaMetadata::Normal { formula }
        | calamine::XlsxFormulaMetadata::Shared { formula, .. } => formula,
        _ => String::new(),
    }
}
