//! The store of every file read, which turns spans into places.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};

use super::lines::{Lines, STEP, characters};
use super::workbook::Places;
use super::{Encoding, FileId, Place, RowRef, Span, Table};

/// A file's decoded text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as messages show it.
    pub path: Utf8PathBuf,
    /// The decoded text, without a byte-order mark.
    pub text: String,
    /// The bytes as read, for fingerprints.
    pub bytes: Vec<u8>,
    /// The encoding that they were read in.
    pub encoding: Encoding,
    /// Whether the text is what was typed. Where it is not, that has been told,
    /// and its characters say nothing.
    pub is_as_typed: bool,
    /// Where its cells stand in the workbook that it is a sheet of. The bytes are
    /// the workbook's, which is a file of its own here, and not kept twice.
    pub sheet: Option<Places>,
    /// Where its lines begin, found when a place is first asked for.
    lines: OnceLock<Lines>,
}

/// A cell of a workbook, or a row of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetCell<'a> {
    /// The name of its sheet.
    pub sheet: &'a str,
    /// The cell, `C7`; the cells, `A7:F7`.
    pub cell: String,
}

impl SheetCell<'_> {
    /// Both: `posts!C7`.
    pub fn whole(&self) -> String {
        format!("{}!{}", self.sheet, self.cell)
    }
}

impl SourceFile {
    fn new(path: Utf8PathBuf, text: String, bytes: Vec<u8>) -> Self {
        Self {
            path,
            text,
            bytes,
            encoding: Encoding::Utf8,
            is_as_typed: true,
            sheet: None,
            lines: OnceLock::new(),
        }
    }

    fn beginnings(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.text))
    }

    /// How many characters begin before a byte of the text.
    fn characters_before(&self, at: usize) -> usize {
        let step = at / STEP;
        self.beginnings().counted[step] + characters(&self.text.as_bytes()[step * STEP..at])
    }

    /// The line of a byte offset, from 1: for what needs no column, which is counted.
    pub fn line(&self, offset: usize) -> usize {
        let starts = &self.beginnings().starts;
        starts.partition_point(|&start| start <= offset)
    }

    /// Whether it is a table: `posts.csv`, or the sheet `posts` of a workbook.
    pub fn is_table(&self, name: &str) -> bool {
        match &self.sheet {
            Some(sheet) => name.strip_suffix(".csv") == Some(sheet.name.as_str()),
            None => self.path.file_name() == Some(name),
        }
    }

    /// The cell of a span, in a sheet of a workbook.
    pub fn cell(&self, span: Span) -> Option<SheetCell<'_>> {
        let sheet = self.sheet.as_ref()?;
        Some(SheetCell {
            sheet: &sheet.name,
            cell: sheet.address(span.start, span.end),
        })
    }

    /// The place of a byte offset of the text; past the end gives the end.
    pub fn place(&self, offset: usize) -> Place {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line(offset);
        let start = self.beginnings().starts[line - 1];
        Place {
            line,
            column: self.characters_before(offset) - self.characters_before(start) + 1,
        }
    }

    /// The lines that a span touches, whole, the last with its end.
    pub fn lines(&self, span: Range<usize>) -> Range<usize> {
        let starts = &self.beginnings().starts;
        let first = starts.partition_point(|&at| at <= span.start);
        let last = starts.partition_point(|&at| at <= span.end);
        let end = starts.get(last).copied();
        starts[first - 1]..end.unwrap_or(self.text.len())
    }

    /// The byte offset of a place that Handlebars names, for which a line ends
    /// with LF alone; past a line's end gives the line's end.
    pub fn offset(&self, place: Place) -> usize {
        let Lines {
            newlines, counted, ..
        } = self.beginnings();
        let Some(&start) = newlines.get(place.line.saturating_sub(1)) else {
            return self.text.len();
        };
        let next = newlines.get(place.line);
        let end = next.map_or(self.text.len(), |next| next - 1);
        let wanted = self.characters_before(start) + place.column.saturating_sub(1);
        // The last step that begins with no more characters before it; what it
        // begins with may still belong to the character before.
        let step = counted.partition_point(|&count| count <= wanted) - 1;
        let from = self.text.ceil_char_boundary(step * STEP);
        let left = wanted.saturating_sub(counted[step]);
        let found = self.text[from..].char_indices().nth(left);
        found.map_or(end, |(at, _)| (from + at).min(end))
    }
}

/// Every file of a paper that was read, with the tables cut out of them.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    tables: Vec<Table>,
    told: BTreeSet<Span>,
}

impl Sources {
    /// The values of paper.toml that are texts or days, each with its key, which names its
    /// sections, and where it is written.
    pub fn settings(&self) -> Vec<(String, Span, String)> {
        super::setting_span::settings(self)
    }

    /// The same of the paper.toml of the folder that lends tables, of what it says of these.
    pub fn lent_settings(&self) -> Vec<(String, Span, String)> {
        super::setting_span::lent_settings(self)
    }

    /// Where a value of paper.toml is written, quotes included: of a key in sections its
    /// names in turn, and of one of several in a list its place there.
    pub fn setting(&self, keys: &[&str], at: Option<usize>) -> Option<Span> {
        super::setting_span::setting_span(self, keys, at)
    }

    /// Takes a file's decoded text and raw bytes; gives its id.
    pub fn add(&mut self, path: Utf8PathBuf, text: String, bytes: Vec<u8>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile::new(path, text, bytes));
        id
    }

    /// Takes a sheet of a workbook as text, with the workbook's path.
    pub fn add_sheet(&mut self, path: Utf8PathBuf, text: String, sheet: Places) -> FileId {
        let id = self.add(path, text, Vec::new());
        self.files[id.0 as usize].sheet = Some(sheet);
        id
    }

    /// Notes the encoding that a file was read in, where it is not UTF-8.
    pub fn read_in(&mut self, id: FileId, encoding: Encoding) {
        self.files[id.0 as usize].encoding = encoding;
    }

    /// Notes that a file's text is not what was typed.
    pub fn not_as_typed(&mut self, id: FileId) {
        self.files[id.0 as usize].is_as_typed = false;
    }

    /// Takes a table, so that its cells can be found again by [`RowRef`].
    pub fn add_table(&mut self, table: Table) {
        self.tables.push(table);
    }

    /// The file of an id.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The id of the file with this displayed path, if it was read.
    pub fn find(&self, path: &Utf8Path) -> Option<FileId> {
        let at = self.files.iter().position(|file| file.path == path)?;
        Some(FileId(u32::try_from(at).ok()?))
    }

    /// Every file in the order read.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(&self.files)
    }

    /// Whether there is a table of a name among them: of `posts`, posts.csv or a sheet.
    pub fn has_table(&self, name: &str) -> bool {
        let name = format!("{name}.csv");
        self.files.iter().any(|file| file.is_table(&name))
    }

    /// Whether some of them are sheets of a workbook.
    pub fn has_sheets(&self) -> bool {
        self.files.iter().any(|file| file.sheet.is_some())
    }

    /// Every file that was read from the disk, in the order read: no sheets.
    pub fn on_disk(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter().filter(|file| file.sheet.is_none())
    }

    /// The file and the place where a span begins, as people read it:
    /// `posts.csv:7:3`, or `tables.xlsx posts!C7`; `shown` makes the path visible.
    pub fn begin(&self, span: Span, shown: impl Fn(&str) -> String) -> String {
        let file = self.file(span.file);
        let path = shown(file.path.as_str());
        match file.cell(span) {
            Some(cell) => format!("{path} {}", shown(&cell.whole())),
            None => {
                let start = file.place(span.start);
                format!("{path}:{}:{}", start.line, start.column)
            }
        }
    }

    /// Puts down cells of which is said already why they have no text.
    pub fn tell(&mut self, cells: Vec<Span>) {
        self.told.extend(cells);
    }

    /// Whether it is said already why a cell has no text.
    pub fn is_told(&self, cell: Span) -> bool {
        self.told.contains(&cell)
    }

    /// Every table read.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The span of a row's cell in the named column, or of the whole row where
    /// it has no such cell.
    pub fn cell_span(&self, row: RowRef, column: &str) -> Span {
        self.tables
            .iter()
            .find(|table| table.file == row.file)
            .and_then(|table| table.rows.get(row.index as usize).map(|row| (table, row)))
            .map_or(Span::new(row.file, 0, 0), |(table, row)| {
                table
                    .column(column)
                    .and_then(|at| row.cells.get(at))
                    .map_or(row.span, |cell| cell.span)
            })
    }

    /// The column with a row's text in a language: `x_zh` of `x` where its table has it.
    pub fn column_in(&self, row: RowRef, id: &str, language: &str) -> String {
        let own = format!("{id}_{language}");
        match self.cell_text(row, &own) {
            Some(_) => own,
            None => id.to_owned(),
        }
    }

    /// The text of a row's cell in the named column; none where the table has no
    /// such column.
    pub fn cell_text(&self, row: RowRef, column: &str) -> Option<&str> {
        let table = self.tables.iter().find(|table| table.file == row.file)?;
        let cells = &table.rows.get(row.index as usize)?.cells;
        Some(&cells.get(table.column(column)?)?.text)
    }

    /// Whether a span is a stretch of the text of a file.
    pub fn has(&self, span: Span) -> bool {
        let file = self.files.get(span.file.0 as usize);
        file.is_some_and(|file| file.text.get(span.start..span.end).is_some())
    }

    /// Where a span starts and ends, as people read it.
    pub fn places(&self, span: Span) -> (Place, Place) {
        let file = self.file(span.file);
        (file.place(span.start), file.place(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_from_one() {
        let mut sources = Sources::default();
        let id = sources.add("a".into(), "甲乙\n丙,丁\n".into(), Vec::new());
        let file = sources.file(id);
        let at = file.text.find('丁').unwrap_or_default();
        let place = file.place(at);
        assert_eq!(place, Place { line: 2, column: 3 });
        assert_eq!(file.offset(place), at);
        assert_eq!(file.place(999), Place { line: 3, column: 1 });
        assert_eq!(&file.text[file.lines(0..1)], "甲乙\n");
        assert_eq!(&file.text[file.lines(3..at)], "甲乙\n丙,丁\n");
        assert_eq!(&file.text[file.lines(at..file.text.len())], "丙,丁\n");
    }

    #[test]
    fn columns_of_long_lines_are_those_that_one_counts() {
        let mut sources = Sources::default();
        let line = "a甲é𠀀".repeat(700);
        let text = format!("乙{line}\n{line}\n");
        let id = sources.add("a".into(), text.clone(), Vec::new());
        for (at, _) in text.char_indices() {
            let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let column = text[start..at].chars().count() + 1;
            let place = sources.file(id).place(at);
            assert_eq!((place.column, sources.file(id).offset(place)), (column, at));
        }
    }

    #[test]
    fn a_line_ends_with_lf_crlf_or_cr() {
        let text = "a\rb\r\nc\n\nd\r\re";
        let mut sources = Sources::default();
        let id = sources.add("a".into(), text.into(), Vec::new());
        let file = sources.file(id);
        let places = ['a', 'b', 'c', 'd', 'e'].map(|c| file.place(text.find(c).unwrap_or(999)));
        let lines = places.map(|place| (place.line, place.column));
        assert_eq!(lines, [(1, 1), (2, 1), (3, 1), (5, 1), (7, 1)]);
        assert_eq!(&text[file.lines(3..3)], "b\r\n");
        assert_eq!(&text[file.lines(0..text.len())], text);
    }
}
