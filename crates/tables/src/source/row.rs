//! Cells and rows as they stand in a table's file, and what makes it no table.

use super::error_values::is_error_value;
use super::{FileId, Span};

/// A row of a table, small enough for every value to carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    /// The table's file.
    pub file: FileId,
    /// The row's index among the data rows, from 0.
    pub index: u32,
}

/// One cell: what it says and where it stands, quotes included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The text with CSV quoting taken off.
    pub text: String,
    /// The cell as written, without the comma after it.
    pub span: Span,
}

impl Cell {
    /// Whether it holds nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// One data row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The cells in file order.
    pub cells: Vec<Cell>,
    /// From the first cell to the last.
    pub span: Span,
}

impl Row {
    /// Whether its first cell begins with `#`.
    pub fn begins_with_sign(&self) -> bool {
        let first = self.cells.first();
        first.is_some_and(|cell| cell.text.trim_start().starts_with('#'))
    }

    /// How many cells it has without the blank ones at its end.
    fn filled(&self) -> usize {
        let last = self.cells.iter().rposition(|cell| !cell.is_blank());
        last.map_or(0, |at| at + 1)
    }

    /// Whether it is a row under this header, although it begins with `#`.
    pub(super) fn is_under(&self, header: &Self) -> bool {
        self.fits(header) && !(names_rows(header) && self.begins_with_error_value())
    }

    /// Whether its first cell is an error value of a spreadsheet.
    pub fn begins_with_error_value(&self) -> bool {
        let first = self.cells.first();
        first.is_some_and(|cell| is_error_value(&cell.text))
    }

    /// Whether it can be a row under this header: no cell is missing, and none
    /// stands beyond the columns but blank ones.
    fn fits(&self, header: &Self) -> bool {
        self.cells.len() >= header.filled() && self.filled() <= header.cells.len()
    }
}

/// Whether the first column names the rows and is not printed as it is.
fn names_rows(header: &Row) -> bool {
    let first = header.cells.first();
    let printed = |name: &str| name.ends_with("_zh") || name.ends_with("_en");
    first.is_some_and(|cell| !printed(cell.text.trim()))
}

/// What makes a file no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFault {
    /// A quote that opens and never closes would swallow the rest of the file.
    UnterminatedQuote(Span),
    /// A quote closes and text follows it in the same cell; the span is from
    /// that quote to the end of the cell.
    TextAfterQuote(Span),
    /// A first line `sep=;` says that the cells do not stand between commas.
    Separator(Span, char),
}
