//! A table read from its file: split into cells, its header and the widths of
//! its rows looked at, and each row turned into a value.

use super::beside;
use super::cells::Cells;
use super::encodings::TableEncoding;
use super::headers::Column;
use super::loader::Loader;
use crate::diag::{Diagnostic, Severity, number_of};
use crate::source::{Cell, FileId, FolderError, Row, Span, Table, TableFault};

impl Loader<'_> {
    /// Reads a table whose columns are the given ones; `None` where a fault
    /// makes its rows meaningless.
    pub(super) fn table(&mut self, name: &str, columns: &[Column]) -> Option<Table> {
        let seen = self.ignored.headers.len();
        let table = self.sound_table(name, columns);
        self.ignored.missed |= self.ignored.headers.len() == seen;
        table
    }

    fn sound_table(&mut self, name: &str, columns: &[Column]) -> Option<Table> {
        let file = self.table_file(name)?;
        self.checked(file, columns)
    }

    /// The text of a table, from wherever the paper has its tables.
    pub(super) fn table_file(&mut self, name: &str) -> Option<FileId> {
        if let Some(shelf) = self.sheets_of(name) {
            return self.sheet_file(shelf, name);
        }
        let read = self.folder.read(name);
        if self.lender_lost && matches!(read, Err(FolderError::Missing { .. })) {
            return None;
        }
        let encoding = match self.folder.is_lent(name) {
            true => self.lent_encoding,
            false => self.encoding,
        };
        let file = self.keep(name, read, Some(TableEncoding::stated(encoding)))?;
        if let Some(finding) = beside::also(self.folder, name) {
            self.report(finding.in_file(self.folder.shown(name)));
        }
        Some(file)
    }

    /// Whether the paper has a table; where it has not, a workbook of that name is
    /// warned of.
    pub(super) fn has_table(&mut self, name: &str) -> bool {
        if self.sheets_of(name).is_some() {
            return self.has_sheet(name);
        }
        if !matches!(self.folder.read(name), Err(FolderError::Missing { .. })) {
            return true;
        }
        if let Some(mut finding) = beside::instead(self.folder, name) {
            finding.severity = Severity::Warning;
            self.report(finding.in_file(self.folder.shown(name)));
        }
        false
    }

    /// The rows of a table that need not be there, which are none where it is not.
    /// `None` where it cannot be read, or where `read` gives none for a row.
    pub(super) fn optional<T>(
        &mut self,
        name: &str,
        columns: &[Column],
        read: impl FnMut(&mut Self, &Cells<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        if !self.has_table(name) {
            return Some(Vec::new());
        }
        self.says_more = true;
        let table = self.table(name, columns)?;
        let rows = self.rows(&table, read);
        rows.into_iter().collect()
    }

    /// Notes whether a table has one of some columns.
    pub(super) fn says_more(&mut self, table: &Table, columns: &[&str]) {
        self.says_more |= columns.iter().any(|name| table.column(name).is_some());
    }

    /// The same of a file that was read.
    pub(super) fn checked(&mut self, file: FileId, columns: &[Column]) -> Option<Table> {
        let (table, whole) = self.split(file)?;
        self.report_odd(&table, &[]);
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

    /// Splits a file into cells; says whether all of its quotes close. `None`
    /// where it states another separator.
    pub(super) fn split(&mut self, file: FileId) -> Option<(Table, bool)> {
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
                        "{} in a table of {}",
                        number_of(row.cells.len(), "cell"),
                        number_of(table.width(), "column")
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
