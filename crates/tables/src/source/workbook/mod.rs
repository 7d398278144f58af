//! An Excel workbook (.xlsx, .xlsm) as tables: each sheet as text in CSV, with the
//! way back from every cell of the text to the sheet's own.
//!
//! Everything behind this room works on text: so a cell of a sheet is read, checked
//! and quoted exactly as the same cell of a CSV file would be.

mod book;
mod cells;
mod grid;
mod hidden;
mod odd;
mod parts;
mod places;
mod shared;
mod struck;

pub use book::{Book, SheetName};
pub use odd::{Number, Odd, What};
pub use parts::Refused;
pub use places::{Places, address};

/// A sheet as text.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The text in CSV: a line a row, comments as comments.
    pub text: String,
    /// Where the cells of the sheet stand in it.
    pub places: Places,
    /// What a sheet can have and CSV cannot.
    pub odd: Vec<Odd>,
}
