//! CSV cut into cells with exact spans.
//!
//! `csv-core` parses; the spans come from summing the bytes that it consumes,
//! because the positions that the `csv` crate reports are off with CRLF. Blank
//! lines and lines that begin with `#` are passed over.

use std::ops::Range;

use csv_core::{ReadFieldResult, ReaderBuilder};

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

/// One data row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The cells in file order.
    pub cells: Vec<Cell>,
    /// From the first cell to the last.
    pub span: Span,
}

/// A table as it stands in its file.
#[derive(Debug, Clone)]
pub struct Table {
    /// The file that it was cut from.
    pub file: FileId,
    /// The header row; empty for an empty file.
    pub headers: Vec<Cell>,
    /// The data rows.
    pub rows: Vec<Row>,
}

/// What makes a file no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFault {
    /// A quote that opens and never closes would swallow the rest of the file.
    UnterminatedQuote(Span),
}

impl Table {
    /// Cuts decoded CSV text into a table; faults are all that was found wrong
    /// with its quoting.
    pub fn parse(file: FileId, text: &str) -> (Self, Vec<TableFault>) {
        let (mut records, faults) = records(file, text);
        let headers = if records.is_empty() {
            Vec::new()
        } else {
            records.remove(0).cells
        };
        let table = Self {
            file,
            headers,
            rows: records,
        };
        (table, faults)
    }

    /// The index of the named column, white space around the name ignored.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.headers
            .iter()
            .position(|cell| cell.text.trim() == name)
    }

    /// The row references, in order.
    pub fn row_refs(&self) -> impl Iterator<Item = (RowRef, &Row)> {
        (0u32..)
            .map(|index| RowRef {
                file: self.file,
                index,
            })
            .zip(&self.rows)
    }
}

/// Cuts `text` into rows; blank rows and `#` lines are left out.
fn records(file: FileId, text: &str) -> (Vec<Row>, Vec<TableFault>) {
    let bytes = text.as_bytes();
    let mut reader = ReaderBuilder::new().comment(Some(b'#')).build();
    let mut buffer = [0u8; 4096];
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    let (mut cells, mut cell) = (Vec::new(), Vec::new());
    let (mut at, mut start) = (0, 0);
    loop {
        // At the end of the text this passes an empty slice, which tells the
        // reader that no more comes.
        let (result, read, written) = reader.read_field(&bytes[at..], &mut buffer);
        at += read;
        cell.extend_from_slice(&buffer[..written]);
        match result {
            ReadFieldResult::OutputFull | ReadFieldResult::InputEmpty => {}
            ReadFieldResult::End => return (rows, faults),
            ReadFieldResult::Field { record_end } => {
                if cells.is_empty() {
                    start = skip_passed_over(text, start);
                }
                let span = written_span(file, text, start..at, record_end);
                if is_open_quote(&text[span.start..span.end]) {
                    faults.push(TableFault::UnterminatedQuote(span));
                }
                cells.push(Cell {
                    text: String::from_utf8_lossy(&std::mem::take(&mut cell)).into_owned(),
                    span,
                });
                start = at;
                if record_end {
                    rows.extend(row(std::mem::take(&mut cells)));
                }
            }
        }
    }
}

/// A row of cells, or nothing where every cell is blank: spreadsheets leave
/// such rows behind.
fn row(cells: Vec<Cell>) -> Option<Row> {
    let (first, last) = (cells.first()?, cells.last()?);
    let span = Span::new(first.span.file, first.span.start, last.span.end);
    let blank = cells.iter().all(|cell| cell.text.trim().is_empty());
    (!blank).then_some(Row { cells, span })
}

/// The reader swallows line ends and comments before a row with its first
/// cell; this is where the cell itself begins.
fn skip_passed_over(text: &str, mut start: usize) -> usize {
    loop {
        let rest = &text[start..];
        if rest.starts_with(['\r', '\n']) {
            start += 1;
        } else if rest.starts_with('#') {
            start += rest.find('\n').unwrap_or(rest.len());
        } else {
            return start;
        }
    }
}

/// The cell as written: what the reader consumed less the comma or line end.
fn written_span(file: FileId, text: &str, consumed: Range<usize>, record_end: bool) -> Span {
    let written = &text[consumed.clone()];
    let trimmed = if record_end {
        written.trim_end_matches(['\r', '\n'])
    } else {
        written.strip_suffix(',').unwrap_or(written)
    };
    Span::new(file, consumed.start, consumed.start + trimmed.len())
}

fn is_open_quote(written: &str) -> bool {
    written.starts_with('"') && written.matches('"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    /// Each cell's text and its written form, a row a line.
    fn check(text: &str, expected: &[&[(&str, &str)]]) {
        let mut sources = Sources::default();
        let file = sources.add("t.csv".into(), text.to_owned(), Vec::new());
        let (rows, faults) = records(file, text);
        assert_eq!(faults, []);
        let found: Vec<Vec<(&str, &str)>> = rows
            .iter()
            .map(|row| {
                row.cells
                    .iter()
                    .map(|cell| (cell.text.as_str(), &text[cell.span.start..cell.span.end]))
                    .collect()
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn spans_are_exact_with_crlf_quotes_and_comments() {
        check(
            "id,名\r\n\r\n# note, \"x\r\na,\"甲,\"\"乙\"\"\r\n丙\"\r\n,,\r\nb,",
            &[
                &[("id", "id"), ("名", "名")],
                &[("a", "a"), ("甲,\"乙\"\r\n丙", "\"甲,\"\"乙\"\"\r\n丙\"")],
                &[("b", "b"), ("", "")],
            ],
        );
        check("", &[]);
        check("a\n", &[&[("a", "a")]]);
    }

    #[test]
    fn an_open_quote_is_a_fault_at_its_cell() {
        let file = Sources::default().add("t.csv".into(), String::new(), Vec::new());
        let (_, faults) = records(file, "a,b\n1,\"2\n3,4\n");
        let [TableFault::UnterminatedQuote(span)] = faults[..] else {
            panic!("{faults:?}")
        };
        assert_eq!(span.start, 6);
    }
}
