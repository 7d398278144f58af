//! What every module here needs: reading a file, reading a table, reporting.

use camino::Utf8PathBuf;

use crate::diag::{Diagnostic, nearest};
use crate::model::{Lang, Text};
use crate::source::{
    Cell, Doubt, Encoding, FileId, FolderError, PaperFolder, Row, RowRef, Sources, Span, Table,
    TableFault, decode_usual, foreign,
};

use super::beside;
use super::encodings::{self, TableEncoding};
use super::ignored::Ignored;

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
    /// The columns that paper.toml passes over.
    pub(super) ignored: Ignored,
}

impl<'a> Loader<'a> {
    pub(super) fn new(folder: &'a PaperFolder) -> Self {
        Self {
            folder,
            sources: Sources::default(),
            findings: Vec::new(),
            encoding: None,
            langs: Vec::new(),
            ignored: Ignored::default(),
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
                let instead = beside::instead(self.folder, name);
                let finding = instead.unwrap_or_else(|| unreadable(&error));
                self.report(finding.in_file(path));
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
        if let Some(kind) = foreign(&bytes) {
            let id = self.sources.add(path, String::new(), bytes);
            self.report(no_text(kind, is_table).at(Span::new(id, 0, 0)));
            return None;
        }
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
                self.sources.not_as_typed(id);
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
        if let Some(finding) = beside::also(self.folder, name) {
            self.report(finding.in_file(self.folder.shown(name)));
        }
        self.checked(file, columns)
    }

    /// The same of a file that was read.
    pub(super) fn checked(&mut self, file: FileId, columns: &[Column]) -> Option<Table> {
        let (table, whole) = self.cut(file)?;
        let sound = self.is_sound(&table, whole, columns);
        let table = table.without(|name| self.ignored.has(name));
        self.sources.add_table(table.clone());
        sound.then_some(table)
    }

    /// Reports what makes the rows of a table meaningless.
    fn is_sound(&mut self, table: &Table, whole: bool, columns: &[Column]) -> bool {
        if let Some(finding) = no_table(table, columns) {
            self.report(finding);
            return false;
        }
        self.ignored.see(table);
        // Under a faulty header, or after an open quote has swallowed cells, the
        // widths of rows say nothing.
        self.check_headers(table, columns) && whole && self.check_widths(table)
    }

    /// Cuts a file into cells; says whether all of its quotes close. `None`
    /// where it states another separator.
    pub(super) fn cut(&mut self, file: FileId) -> Option<(Table, bool)> {
        let (table, faults) = Table::parse(file, &self.sources.file(file).text);
        let mut separated = true;
        for fault in &faults {
            self.report(match *fault {
                TableFault::UnterminatedQuote(span) => {
                    Diagnostic::error("tables/open-quote", "a quote opens here and never closes")
                        .at(Span::new(file, span.start, span.start + 1))
                        .help("close it, and write a quote inside a quoted cell twice: \"\"")
                }
                TableFault::TextAfterQuote(span) => {
                    let message = "a quote closes here, and text follows it in the same cell";
                    Diagnostic::error("tables/stray-quote", message)
                        .at(span)
                        .help("put the whole cell in quotes, and write a quote in it twice: \"\"")
                        .help("or remove the quotes")
                }
                TableFault::Separator(span, separator) => {
                    separated = false;
                    stated_separator(separator).at(span)
                }
            });
        }
        separated.then_some((table, faults.is_empty()))
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
                let passed_over = match name {
                    "" => table.is_empty(at),
                    _ => self.ignored.has(name),
                };
                if !passed_over {
                    self.report(unknown_column(header, names()));
                }
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
            .filter(|name| !names().any(|known| known == *name) && !self.ignored.has(name))
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

    /// Reports rows with more or fewer cells than the table has columns; empty
    /// ones at the end, which spreadsheets add, count for nothing.
    pub(super) fn check_widths(&mut self, table: &Table) -> bool {
        let rows = table.rows.iter();
        let ragged: Vec<&Row> = rows.filter(|row| table.is_ragged(row)).collect();
        for row in &ragged {
            // A quote that lost its end closes at the next one, rows later.
            let mut cells = row.cells.iter();
            let torn = cells.find(|cell| cell.text.contains(['\n', '\r']));
            let surplus = table.surplus(row).map(|cell| cell.span);
            let place = torn.map_or(surplus.unwrap_or(row.span), |cell| {
                Span::new(table.file, cell.span.start, cell.span.start + 1)
            });
            let help = if torn.is_some() {
                "the cell that begins here has a line break in it: is its closing quote missing?"
            } else if surplus.is_some() {
                "quote a cell that holds a comma: \"a, b\""
            } else {
                "an empty cell has its comma too: a,,b"
            };
            self.report(
                Diagnostic::error(
                    "tables/ragged-row",
                    format!(
                        "{} cells in a table of {} columns",
                        row.cells.len(),
                        table.width()
                    ),
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
                    .did_you_mean(&text, words.iter().copied()),
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
            .map(|cell| cell.text.replace("\r\n", "\n").replace('\r', "\n"))
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
    let Some((only, rest)) = table.headers.split_first() else {
        return Some(
            Diagnostic::error("tables/no-header", "this table has no header row")
                .at(Span::new(table.file, 0, 0))
                .help(format!("its columns are: {}", names.join(", "))),
        );
    };
    let mut used = [';', '\t'].into_iter().filter(|&it| only.text.contains(it));
    let separator = used.next().filter(|_| rest.iter().all(Cell::is_blank))?;
    Some(wrong_separator(separator).at(only.span))
}

fn wrong_separator(separator: char) -> Diagnostic {
    let message = match separator {
        ';' => "the cells stand between semicolons".to_owned(),
        '\t' => "the cells stand between tabs".to_owned(),
        other => format!("the cells stand between `{other}`"),
    };
    let finding = Diagnostic::error("tables/wrong-separator", message);
    finding.help("save the table with commas (CSV)")
}

/// The finding for a first line such as `sep=;`.
fn stated_separator(separator: char) -> Diagnostic {
    let finding = wrong_separator(separator);
    finding.help("where there are commas already, remove this line")
}

/// The finding for a file of another program.
fn no_text(kind: &str, table: bool) -> Diagnostic {
    let finding = |what| Diagnostic::error("tables/workbook", format!("this is {kind}, {what}"));
    if table {
        let help = "open it and save it as CSV UTF-8 (in Excel: Save As, CSV UTF-8)";
        finding("and no table in CSV").help(help)
    } else {
        finding("and no text").help("save its words as plain text in UTF-8")
    }
}

fn unknown_column(header: &Cell, names: impl Iterator<Item = &'static str> + Clone) -> Diagnostic {
    let name = header.text.trim();
    let finding = unnamed_or_unknown(header).did_you_mean(name, names.clone());
    let finding = finding.help(format!(
        "this table's columns are: {}",
        names.collect::<Vec<_>>().join(", ")
    ));
    if name.is_empty() {
        return finding.help("give the column a name, or empty its cells");
    }
    finding.help(format!(
        "to pass over the column, say so in paper.toml: [tables] ignore = [{name:?}]"
    ))
}

/// The finding for a column whose name is not known.
pub(super) fn unnamed_or_unknown(header: &Cell) -> Diagnostic {
    let name = header.text.trim();
    let message = match name {
        "" => "a column has no name, and cells stand in it".to_owned(),
        _ => format!("no column `{name}` is known"),
    };
    let finding = Diagnostic::error("tables/unknown-column", message).at(header.span);
    if name.starts_with('#') {
        return finding.help("for a comment, write a space after the sign: # a comment");
    }
    finding
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
