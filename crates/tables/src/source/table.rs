//! A table as it stands in its file: cells with exact spans, rows, comments.
//!
//! Blank lines and comments are passed over. A comment is a line whose first
//! cell begins with `#` and whose other cells are empty, or one that begins
//! with `#` and white space. Any other line that begins with `#` is a row,
//! unless it has not as many cells as the table has columns.

use super::row::{Cell, Row, RowRef, TableFault};
use super::split::{Split, split};
use super::{FileId, Span};

/// A table as it stands in its file.
#[derive(Debug, Clone)]
pub struct Table {
    /// The file that it was split from.
    pub file: FileId,
    /// The header row; empty for an empty file.
    pub headers: Vec<Cell>,
    /// The data rows.
    pub rows: Vec<Row>,
    /// The words of each comment, without the `#`.
    pub comments: Vec<Span>,
    /// Lines that begin with `#` and are neither comments nor rows: they have
    /// not as many cells as the table has columns, or an error value of a
    /// spreadsheet in place of what names the row.
    pub passed_over: Vec<Row>,
    /// The cells of the columns that were taken out: they may hold more than they
    /// should.
    pub ignored: Vec<Span>,
}

impl Table {
    /// Splits decoded CSV text into a table; faults are all that was found wrong
    /// with its quoting.
    pub fn parse(file: FileId, text: &str) -> (Self, Vec<TableFault>) {
        let Split {
            rows,
            comments,
            faults,
        } = split(file, text);
        // A line that begins with `#` may be the header itself.
        let plain = rows.iter().find(|row| !row.begins_with_sign()).cloned();
        let (mut rows, passed_over): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| {
            !row.begins_with_sign() || plain.as_ref().is_none_or(|header| row.is_under(header))
        });
        let headers = if rows.is_empty() {
            Vec::new()
        } else {
            rows.remove(0).cells
        };
        let table = Self {
            file,
            headers,
            rows,
            comments,
            passed_over,
            ignored: Vec::new(),
        };
        (table, faults)
    }

    /// The index of the named column, white space around the name ignored.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.headers
            .iter()
            .position(|cell| cell.text.trim() == name)
    }

    /// How many columns it has, without those at its end that a spreadsheet
    /// adds: they have neither name nor cells.
    pub fn width(&self) -> usize {
        let named = self.headers.iter().rposition(|cell| !cell.is_blank());
        let filled = (0..self.headers.len()).rev().find(|&at| !self.is_empty(at));
        named.max(filled).map_or(0, |at| at + 1)
    }

    /// Whether no row has anything in the column of this index.
    pub fn is_empty(&self, column: usize) -> bool {
        let mut cells = self.rows.iter().filter_map(|row| row.cells.get(column));
        cells.all(Cell::is_blank)
    }

    /// The first cell of a row that stands under no column; blank ones, which
    /// spreadsheets add, count for nothing.
    pub fn surplus<'r>(&self, row: &'r Row) -> Option<&'r Cell> {
        let extra = row.cells.get(self.headers.len()..).unwrap_or_default();
        extra.iter().find(|cell| !cell.is_blank())
    }

    /// Whether a row has more or fewer cells than the table has columns.
    pub fn is_ragged(&self, row: &Row) -> bool {
        row.cells.len() < self.width() || self.surplus(row).is_some()
    }

    /// The table without some of its columns, by name.
    #[must_use]
    pub fn without(mut self, passed_over: impl Fn(&str) -> bool) -> Self {
        let gone = self
            .headers
            .iter()
            .map(|cell| passed_over(cell.text.trim()));
        let gone: Vec<bool> = gone.collect();
        if gone.contains(&true) {
            let cells = self.rows.iter_mut().map(|row| &mut row.cells);
            for cells in cells.chain([&mut self.headers]) {
                let mut gone = gone.iter();
                cells.retain(|cell| {
                    let kept = gone.next() != Some(&true);
                    self.ignored.extend((!kept).then_some(cell.span));
                    kept
                });
            }
        }
        self
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    /// The header, the rows and what is passed over, by first cells.
    fn check(text: &str, header: &str, rows: &[&str], passed_over: &[&str]) {
        let file = Sources::default().add("t.csv".into(), text.to_owned(), Vec::new());
        let (table, _) = Table::parse(file, text);
        let first = |row: &Row| row.cells[0].text.clone();
        let firsts = |rows: &[Row]| rows.iter().map(first).collect::<Vec<String>>();
        assert_eq!(table.headers[0].text, header);
        assert_eq!(firsts(&table.rows), rows);
        assert_eq!(firsts(&table.passed_over), passed_over);
    }

    #[test]
    fn a_line_with_the_sign_is_a_row_where_it_has_the_cells_of_one() {
        check("a,b\n#4,1\n2,3\n", "a", &["#4", "2"], &[]);
        // What the row is about is lost.
        check("a,b\n#N/A,1\n#ref!,3\n", "a", &[], &["#N/A", "#ref!"]);
        check("a_zh,b\n#N/A,1\n", "a_zh", &["#N/A"], &[]);
        check(
            "a,b,,\n#1,2,,\n#3,4\n#5,6,7\n",
            "a",
            &["#1", "#3", "#5"],
            &[],
        );
        check("a,b,c\n#one, two\n1,2,3\n", "a", &["1"], &["#one"]);
        check("#one, two\na,b,c\n1,2,3\n", "a", &["1"], &["#one"]);
        check("#a,b,c\n1,2,3\n", "#a", &["1"], &[]);
    }

    #[test]
    fn columns_without_name_and_cells_do_not_count() {
        let width = |text: &str| {
            let file = Sources::default().add("t.csv".into(), text.to_owned(), Vec::new());
            Table::parse(file, text).0.width()
        };
        assert_eq!(width("a,b,,\n1,2,,\n"), 2);
        assert_eq!(width("a,b,,\n1,2\n"), 2);
        assert_eq!(width("a,b,,\n1,2,,x\n"), 4);
        assert_eq!(width(""), 0);
    }
}
