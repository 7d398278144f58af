//! What every module here needs: reading a file, reading a table, reporting.

use camino::Utf8PathBuf;

use crate::diag::{Diagnostic, nearest};
use crate::model::{Lang, Text};
use crate::source::{
    Cell, Doubt, Encoding, FileId, FolderError, PaperFolder, Row, RowRef, Sources, Span, Table,
    TableFault, decode_usual,
};

use super::encodings::{self, TableEncoding};

/// When a column must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Always.
    Always,
    /// Where the paper is printed in this language.
    For(Lang),
    /// It may be left out.
    Never,
}

/// A column that a table may have.
pub type Column = (&'static str, Need);

/// How many undecodable places of one file are shown: in the wrong encoding
/// every character is one.
const SHOWN_FAULTS: usize = 10;

/// Reads the files of one folder and gathers what is wrong with them.
pub(super) struct Loader<'a> {
    pub(super) folder: &'a PaperFolder,
    pub(super) sources: Sources,
    pub(super) findings: Vec<Diagnostic>,
    /// The encoding that paper.toml states for the tables.
    pub(super) encoding: Option<Encoding>,
    /// The languages of the paper; none until paper.toml has been read.
    pub(super) langs: Vec<Lang>,
}

impl<'a> Loader<'a> {
    pub(super) fn new(folder: &'a PaperFolder) -> Self {
        Self {
            folder,
            sources: Sources::default(),
            findings: Vec::new(),
            encoding: None,
            langs: Vec::new(),
        }
    }

    pub(super) fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Reads and decodes a file that must be there and is no table.
    pub(super) fn text(&mut self, name: &str) -> Option<FileId> {
        let read = self.folder.read(name);
        self.keep(name, read, None)
    }

    /// Reads a file that need not be there.
    pub(super) fn optional_text(&mut self, name: &str) -> Option<FileId> {
        match self.folder.read(name) {
            Err(FolderError::Missing { .. }) => None,
            read => self.keep(name, read, None),
        }
    }

    fn keep(
        &mut self,
        name: &str,
        read: Result<Vec<u8>, FolderError>,
        table: Option<TableEncoding>,
    ) -> Option<FileId> {
        let path = self.folder.shown(name);
        match read {
            Ok(bytes) => self.decode(path, bytes, table),
            Err(error) => {
                self.report(unreadable(&error).in_file(path));
                None
            }
        }
    }

    /// Decodes a file that was read.
    pub(super) fn decode(
        &mut self,
        path: Utf8PathBuf,
        bytes: Vec<u8>,
        table: Option<TableEncoding>,
    ) -> Option<FileId> {
        let is_table = table.is_some();
        let TableEncoding { stated, usual } = table.unwrap_or_default();
        let decoded = decode_usual(&bytes, stated, usual);
        let id = self.sources.add(path, decoded.text, bytes);
        self.sources.read_in(id, decoded.encoding);
        if let Some(Doubt { at, what }) = decoded.doubt {
            let text = &self.sources.file(id).text;
            let length = text[at..].chars().next().map_or(0, char::len_utf8);
            let finding = encodings::doubted(what, is_table);
            self.report(finding.at(Span::new(id, at, at + length)));
            if !what.is_usable() {
                return None;
            }
        }
        let more = decoded.faults.len().saturating_sub(SHOWN_FAULTS);
        for (index, (at, bytes)) in decoded.faults.iter().take(SHOWN_FAULTS).enumerate() {
            let span = Span::new(id, *at, at + '\u{FFFD}'.len_utf8());
            let finding = encodings::undecodable(bytes, decoded.encoding, stated, is_table);
            let mut finding = finding.at(span);
            if more > 0 && index + 1 == SHOWN_FAULTS {
                finding = finding.saying(format!("and in {more} more places of this file"));
            }
            self.report(finding);
        }
        decoded.faults.is_empty().then_some(id)
    }

    /// Reads a table whose columns are the given ones; `None` where a fault
    /// makes its rows meaningless.
    pub(super) fn table(&mut self, name: &str, columns: &[Column]) -> Option<Table> {
        let read = self.folder.read(name);
        let file = self.keep(name, read, Some(TableEncoding::stated(self.encoding)))?;
        self.checked(file, columns)
    }

    /// The same of a file that was read.
    pub(super) fn checked(&mut self, file: FileId, columns: &[Column]) -> Option<Table> {
        let (table, whole) = self.cut(file);
        if let Some(finding) = no_table(&table, columns) {
            self.report(finding);
            return None;
        }
        // Under a faulty header, or after an open quote has swallowed cells, the
        // widths of rows say nothing.
        let sound = self.check_headers(&table, columns) && whole;
        (sound && self.check_widths(&table)).then_some(table)
    }

    /// Cuts a file into cells; says whether all of its quotes close.
    pub(super) fn cut(&mut self, file: FileId) -> (Table, bool) {
        let (table, faults) = Table::parse(file, &self.sources.file(file).text);
        self.sources.add_table(table.clone());
        for TableFault::UnterminatedQuote(span) in &faults {
            self.report(
                Diagnostic::error("tables/open-quote", "a quote opens here and never closes")
                    .at(Span::new(file, span.start, span.start + 1))
                    .help("close it, and write a quote inside a quoted cell twice: \"\""),
            );
        }
        (table, faults.is_empty())
    }

    fn check_headers(&mut self, table: &Table, columns: &[Column]) -> bool {
        let before = self.findings.len();
        let names = || columns.iter().map(|(name, _)| *name);
        for (at, header) in table.headers.iter().enumerate() {
            let name = header.text.trim();
            let earlier = table.headers[..at]
                .iter()
                .find(|cell| cell.text.trim() == name);
            if !names().any(|known| known == name) {
                self.report(unknown_column(header, names()));
            } else if let Some(first) = earlier {
                self.report(
                    Diagnostic::error(
                        "tables/duplicate-column",
                        format!("the column `{name}` stands twice"),
                    )
                    .at(header.span)
                    .with(first.span, "first here")
                    .help("remove one of them"),
                );
            }
        }
        let missing = columns.iter().filter(|(name, need)| {
            let needed = match need {
                Need::Always => true,
                Need::For(lang) => self.langs.contains(lang),
                Need::Never => false,
            };
            needed && table.column(name).is_none()
        });
        // A misspelt name is one mistake: the column is not missing as well.
        let misspelt: Vec<&str> = table
            .headers
            .iter()
            .map(|header| header.text.trim())
            .filter(|name| !names().any(|known| known == *name))
            .filter_map(|name| nearest(name, names()))
            .collect();
        let missing: Vec<&str> = missing
            .map(|(name, _)| *name)
            .filter(|name| !misspelt.contains(name))
            .collect();
        for name in missing {
            self.report(missing_column(table, name));
        }
        self.findings.len() == before
    }

    /// Reports rows with more or fewer cells than the table has columns.
    pub(super) fn check_widths(&mut self, table: &Table) -> bool {
        let width = table.headers.len();
        let ragged: Vec<&Row> = table
            .rows
            .iter()
            .filter(|row| row.cells.len() != width)
            .collect();
        for row in &ragged {
            // A quote that lost its end closes at the next one, rows later.
            let torn = row.cells.iter().find(|cell| cell.text.contains('\n'));
            let extra = row.cells.get(width).map_or(row.span, |cell| cell.span);
            let place = torn.map_or(extra, |cell| {
                Span::new(table.file, cell.span.start, cell.span.start + 1)
            });
            let help = if torn.is_some() {
                "the cell that begins here has a line break in it: is its closing quote missing?"
            } else if row.cells.len() > width {
                "quote a cell that holds a comma: \"a, b\""
            } else {
                "an empty cell has its comma too: a,,b"
            };
            self.report(
                Diagnostic::error(
                    "tables/ragged-row",
                    format!("{} cells in a table of {width} columns", row.cells.len()),
                )
                .at(place)
                .help(help),
            );
        }
        ragged.is_empty()
    }

    /// Turns each row into a value.
    pub(super) fn rows<T>(
        &mut self,
        table: &Table,
        mut read: impl FnMut(&mut Self, &Cells<'_>) -> T,
    ) -> Vec<T> {
        table
            .row_refs()
            .map(|(at, row)| read(self, &Cells { table, row, at }))
            .collect()
    }

    /// Reads a cell whose word must be one of a few.
    pub(super) fn word<T>(
        &mut self,
        cells: &Cells<'_>,
        column: &'static str,
        rule: &'static str,
        words: &[&str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = cells.text(column);
        let value = read(&text);
        if value.is_none() {
            self.report(
                Diagnostic::error(rule, format!("`{text}` is no {column}"))
                    .at(cells.span(column))
                    .help(format!("write one of: {}", words.join(", ")))
                    .did_you_mean(nearest(&text, words.iter().copied())),
            );
        }
        value
    }
}

/// The cells of one row, by column.
pub(super) struct Cells<'a> {
    table: &'a Table,
    row: &'a Row,
    pub(super) at: RowRef,
}

impl Cells<'_> {
    fn cell(&self, column: &str) -> Option<&Cell> {
        self.row.cells.get(self.table.column(column)?)
    }

    /// The text of a cell, line ends as `\n`; empty where there is no such
    /// column.
    pub(super) fn text(&self, column: &str) -> String {
        self.cell(column)
            .map(|cell| cell.text.replace("\r\n", "\n"))
            .unwrap_or_default()
    }

    /// The same, `None` where it is empty.
    pub(super) fn filled(&self, column: &str) -> Option<String> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    /// The cells `{stem}_zh` and `{stem}_en`.
    pub(super) fn both(&self, stem: &str) -> Text {
        Text {
            zh: self.text(&format!("{stem}_zh")),
            en: self.text(&format!("{stem}_en")),
        }
    }

    /// Where a cell stands, or its row.
    pub(super) fn span(&self, column: &str) -> Span {
        self.cell(column).map_or(self.row.span, |cell| cell.span)
    }
}

fn unreadable(error: &FolderError) -> Diagnostic {
    let message = error.to_string();
    match error {
        FolderError::Missing { .. } => Diagnostic::error("tables/missing-file", message)
            .help("a paper's folder has paper.toml, six tables and a body for each language"),
        _ => Diagnostic::error("tables/unreadable-file", message),
    }
}

/// The finding for a file that is no table with commas at all.
fn no_table(table: &Table, columns: &[Column]) -> Option<Diagnostic> {
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    no_columns(table, &names)
}

/// The same, given the columns' names.
pub(super) fn no_columns(table: &Table, names: &[&str]) -> Option<Diagnostic> {
    let [only] = &table.headers[..] else {
        return table.headers.is_empty().then(|| {
            Diagnostic::error("tables/no-header", "this table has no header row")
                .at(Span::new(table.file, 0, 0))
                .help(format!("its columns are: {}", names.join(", ")))
        });
    };
    let separators = [(';', "semicolons"), ('\t', "tabs")];
    let mut used = separators.iter();
    let (_, separator) = used.find(|(separator, _)| only.text.contains(*separator))?;
    let message = format!("the cells stand between {separator}");
    let finding = Diagnostic::error("tables/wrong-separator", message).at(only.span);
    Some(finding.help("save the table with commas (CSV)"))
}

fn unknown_column(header: &Cell, names: impl Iterator<Item = &'static str> + Clone) -> Diagnostic {
    let name = header.text.trim();
    let message = match name {
        "" => "a column has no name".to_owned(),
        _ => format!("no column `{name}` is known"),
    };
    let finding = Diagnostic::error("tables/unknown-column", message).at(header.span);
    let finding = finding.did_you_mean(nearest(name, names.clone()));
    finding.help(format!(
        "this table's columns are: {}",
        names.collect::<Vec<_>>().join(", ")
    ))
}

pub(super) fn missing_column(table: &Table, name: &str) -> Diagnostic {
    let headers = &table.headers;
    let span = match (headers.first(), headers.last()) {
        (Some(first), Some(last)) => Span::new(table.file, first.span.start, last.span.end),
        _ => Span::new(table.file, 0, 0),
    };
    Diagnostic::error(
        "tables/missing-column",
        format!("the column `{name}` is missing"),
    )
    .at(span)
    .help(format!("add `{name}` to the header row"))
}
