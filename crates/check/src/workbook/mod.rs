//! The tables of a paper as one workbook, and back: what is written is read again
//! and compared, cell by cell and comment by comment.

mod back;
mod kept;
mod lines;
mod meaning;
mod not_written;
mod sheet;
mod write;

pub use back::{CsvTable, csv_tables};
pub use meaning::meaning;
pub use not_written::NotWritten;
pub use write::workbook;

/// One table of a paper as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableText<'a> {
    /// The name of its file, `posts.csv`.
    pub name: &'a str,
    /// The text in CSV.
    pub text: &'a str,
    /// Whether the file begins with a byte-order mark, or is to: what it would be
    /// written with.
    pub mark: bool,
}

/// How a CSV file was written that a workbook stands in place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Habits {
    /// With a byte-order mark.
    mark: bool,
    /// With lines that end with CRLF.
    crlf: bool,
    /// With comments as wide as the table, as spreadsheets save them.
    wide: bool,
}

impl Habits {
    /// Those of a new file: with the mark, Excel opens it as UTF-8.
    const NEW: Self = Self {
        mark: true,
        crlf: false,
        wide: false,
    };

    /// All of them.
    fn all() -> impl Iterator<Item = Self> {
        (0..8).map(|bits| Self {
            mark: bits & 1 > 0,
            crlf: bits & 2 > 0,
            wide: bits & 4 > 0,
        })
    }

    /// The name of the document property that says so of a file.
    fn property(self, name: &str) -> String {
        let mark = if self.mark {
            "with a mark"
        } else {
            "without a mark"
        };
        let ends = if self.crlf { "CRLF" } else { "LF" };
        let wide = if self.wide { ", wide comments" } else { "" };
        format!("{name}: UTF-8 {mark}, {ends}{wide}")
    }
}
