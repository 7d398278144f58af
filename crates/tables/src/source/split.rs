//! CSV text split into rows of cells, each with its exact span, and comments.
//!
//! `csv-core` parses; the spans come from summing the bytes that it consumes,
//! because the positions that the `csv` crate reports are off with CRLF. Which
//! lines are comments is told here, since a spreadsheet that saves a table
//! again puts quotes around them and commas behind them.

use std::ops::Range;

use csv_core::{ReadFieldResult, Reader};

use super::row::{Cell, Row, TableFault};
use super::{FileId, Span};

/// What a text is split into.
pub(super) struct Split {
    /// The rows that are neither blank nor comments, the header first.
    pub(super) rows: Vec<Row>,
    /// The words of each comment.
    pub(super) comments: Vec<Span>,
    /// What is wrong with the quoting.
    pub(super) faults: Vec<TableFault>,
}

/// Splits a text.
pub(super) fn split(file: FileId, text: &str) -> Split {
    let mut splitter = Splitter {
        file,
        text,
        at: 0,
        reader: Reader::new(),
        split: Split {
            rows: Vec::new(),
            comments: Vec::new(),
            faults: Vec::new(),
        },
    };
    splitter.separator();
    splitter.lines();
    splitter.split
}

struct Splitter<'a> {
    file: FileId,
    text: &'a str,
    at: usize,
    reader: Reader,
    split: Split,
}

impl Splitter<'_> {
    /// Passes over a first line `sep=,`, which is for Excel alone.
    fn separator(&mut self) {
        let line = line(self.text);
        let Some(separator) = stated_separator(line) else {
            return;
        };
        if separator != ',' {
            let span = Span::new(self.file, 0, line.len());
            self.split
                .faults
                .push(TableFault::Separator(span, separator));
        }
        self.at = line.len();
    }

    fn lines(&mut self) {
        loop {
            let rest = self.text[self.at..].trim_start_matches(['\r', '\n']);
            self.at = self.text.len() - rest.len();
            if rest.is_empty() {
                return;
            }
            if is_comment_line(line(rest)) {
                let end = self.at + line(rest).len();
                self.comment(self.at..end);
                self.at = end;
            } else {
                self.row();
            }
        }
    }

    /// Keeps the words of a comment: without its sign, and without the commas
    /// that a spreadsheet adds.
    fn comment(&mut self, range: Range<usize>) {
        let written = self.text[range.clone()].trim_end().trim_end_matches(',');
        let words = written.trim_start().trim_start_matches('#');
        let end = range.start + written.len();
        let span = Span::new(self.file, end - words.len(), end);
        self.split.comments.push(span);
    }

    /// Reads a row, and keeps it unless it is blank: spreadsheets leave such
    /// rows behind.
    fn row(&mut self) {
        let mut cells = Vec::new();
        while !self.cell(&mut cells) {}
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else {
            return;
        };
        let span = Span::new(self.file, first.span.start, last.span.end);
        let row = Row { cells, span };
        match &row.cells[..] {
            [first, rest @ ..] if row.begins_with_sign() && rest.iter().all(Cell::is_blank) => {
                self.comment(inside_quotes(self.text, first.span));
            }
            cells if cells.iter().all(Cell::is_blank) => {}
            _ => self.split.rows.push(row),
        }
    }

    /// Reads a cell; says whether it is the last of its row.
    fn cell(&mut self, cells: &mut Vec<Cell>) -> bool {
        let mut buffer = [0u8; 1024];
        let mut text = Vec::new();
        let start = self.at;
        loop {
            // At the end of the text this passes an empty slice, which tells
            // the reader that no more comes.
            let rest = &self.text.as_bytes()[self.at..];
            let (result, read, written) = self.reader.read_field(rest, &mut buffer);
            self.at += read;
            text.extend_from_slice(&buffer[..written]);
            let last = match result {
                ReadFieldResult::OutputFull | ReadFieldResult::InputEmpty => continue,
                ReadFieldResult::Field { record_end } => record_end,
                ReadFieldResult::End => return true,
            };
            let span = written_span(self.file, self.text, start..self.at, last);
            self.split.faults.extend(quoting_fault(self.text, span));
            let text = String::from_utf8_lossy(&text).into_owned();
            cells.push(Cell { text, span });
            return last;
        }
    }
}

/// The first line of a text, without its end.
fn line(text: &str) -> &str {
    text.split(['\r', '\n']).next().unwrap_or_default()
}

/// The separator that a line `sep=;` states, also as a spreadsheet saves that
/// line again.
fn stated_separator(line: &str) -> Option<char> {
    let line = line.strip_prefix('"').unwrap_or(line);
    let (key, rest) = line.split_at_checked("sep=".len())?;
    let mut rest = rest.chars();
    let separator = rest.next().filter(|_| key.eq_ignore_ascii_case("sep="))?;
    let only = rest.all(|c| matches!(c, '"' | ',' | ';') || c.is_whitespace());
    only.then_some(separator)
}

/// Whether a line is a comment whatever follows: the sign with white space
/// after it, or one that allows a finding.
pub(super) fn is_comment_line(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    let blank = |words: &str| words.starts_with(' ');
    let allows = words.strip_prefix("allow").is_some_and(blank);
    words.len() < line.len() && (words.is_empty() || blank(words) || allows)
}

/// The cell as written: what the reader consumed less the comma or line end.
fn written_span(file: FileId, text: &str, consumed: Range<usize>, last: bool) -> Span {
    let written = &text[consumed.clone()];
    let trimmed = if last {
        written.trim_end_matches(['\r', '\n'])
    } else {
        written.strip_suffix(',').unwrap_or(written)
    };
    Span::new(file, consumed.start, consumed.start + trimmed.len())
}

/// What is wrong with the quotes of a cell: the reader would take all that
/// follows an open one, and would leave away one with text after it.
fn quoting_fault(text: &str, span: Span) -> Option<TableFault> {
    let written = &text[span.start..span.end];
    let inside = written.strip_prefix('"')?;
    let Some(close) = closing_quote(inside) else {
        return Some(TableFault::UnterminatedQuote(span));
    };
    let after = &inside[close + 1..];
    let at = span.end - after.len() - 1;
    (!after.trim().is_empty()).then_some(TableFault::TextAfterQuote(Span { start: at, ..span }))
}

/// The first quote of a text that is not one of two.
fn closing_quote(inside: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += inside[at..].find('"')?;
        if !inside[at + 1..].starts_with('"') {
            return Some(at);
        }
        at += 2;
    }
}

/// A cell's range without the quotes around it.
fn inside_quotes(text: &str, span: Span) -> Range<usize> {
    let written = &text[span.start..span.end];
    match written.strip_prefix('"') {
        Some(inside) => {
            let length = closing_quote(inside).unwrap_or(inside.len());
            span.start + 1..span.start + 1 + length
        }
        None => span.start..span.end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn file(text: &str) -> FileId {
        Sources::default().add("t.csv".into(), text.to_owned(), Vec::new())
    }

    /// Each cell's text and its written form, a row a line.
    fn check(text: &str, expected: &[&[(&str, &str)]]) {
        let Split { rows, faults, .. } = split(file(text), text);
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
        check("sep=,\r\na", &[&[("a", "a")]]);
        check("\"SEP=,\",,\ra \"b\"\r", &[&[("a \"b\"", "a \"b\"")]]);
    }

    /// The comments of a text, and how many rows it has beside them.
    fn check_comments(text: &str, comments: &[&str], rows: usize) {
        let found = split(file(text), text);
        let words = found.comments.iter();
        let words: Vec<&str> = words.map(|span| &text[span.start..span.end]).collect();
        assert_eq!((words.as_slice(), found.rows.len()), (comments, rows));
    }

    #[test]
    fn comments_end_with_their_line_and_survive_a_spreadsheet() {
        check_comments("# a\rx,y\r# b\rz,w\r", &[" a", " b"], 2);
        check_comments("# a, \"b\nx,y\r\n#\r#", &[" a, \"b", "", ""], 1);
        check_comments(
            "\"# a, b\",,\n# c, d,,\n\"# e\nf\",\n #g,,\nx,y\n",
            &[" a, b", " c, d", " e\nf", "g"],
            1,
        );
        check_comments("#allow a/b: c, d\nx,y", &["allow a/b: c, d"], 1);
        check_comments("#N/A,y\n########,y\n\"# a\",y\n#,y\n", &[], 4);
    }

    #[test]
    fn faults_of_quoting_stand_at_their_quote() {
        let faults = |text: &str| split(file(text), text).faults;
        let id = file("");
        let open = TableFault::UnterminatedQuote(Span::new(id, 6, 12));
        assert_eq!(faults("a,b\n1,\"2\n3,4\n"), [open]);
        let after = |start, end| TableFault::TextAfterQuote(Span::new(id, start, end));
        assert_eq!(faults("a,b\n\"1\"2,3\n"), [after(6, 8)]);
        assert_eq!(faults("a,b\n1,\"2\"\"\"x\"y\"\r\n"), [after(10, 15)]);
        assert_eq!(faults("a \"b\",\"c\" ,\"\"\"d\"\"\"\n"), []);
        let separator = TableFault::Separator(Span::new(id, 0, 5), ';');
        assert_eq!(faults("sep=;\na;b\n"), [separator]);
    }
}
