//! Where a passage stands in the paper's files as they are now.

use std::collections::BTreeMap;
use std::ops::Range;

use compare::Version;
use tables::source::{FileId, SourceFile, Span, Table};

use crate::origin::{Kind, Origin, Passage};

/// The shortest text that tells how far lines have moved, in characters.
const TELLING: usize = 6;

/// The files of a version, as passages name them.
pub struct Files<'v> {
    version: &'v Version,
    /// Texts by name; the sheets of a workbook have one name.
    files: BTreeMap<String, Vec<FileId>>,
    /// Where lines begin in each.
    lines: BTreeMap<FileId, Vec<usize>>,
    /// How far lines have moved: of a file the line that one was, and is.
    moved: BTreeMap<String, Vec<(usize, usize)>>,
}

impl<'v> Files<'v> {
    /// Those of a version; the passages say how far lines have moved.
    pub(crate) fn of(version: &'v Version, origin: &Origin) -> Self {
        let mut files: BTreeMap<String, Vec<FileId>> = BTreeMap::new();
        for (id, file) in version.sources.files() {
            files
                .entry(version.name(file.path.as_str()))
                .or_default()
                .push(id);
        }
        let lines = version.sources.files();
        let lines = lines.map(|(id, file)| (id, starts(&file.text))).collect();
        let mut this = Self {
            version,
            files,
            lines,
            moved: BTreeMap::new(),
        };
        let mut moved: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for passage in origin.passages.values() {
            if passage.typed.chars().count() < TELLING {
                continue;
            }
            if let [span] = this.all(passage, &passage.typed)[..] {
                let line = this.file(span).line(span.start);
                let own = moved.entry(passage.file.clone()).or_default();
                own.push((passage.line, line));
            }
        }
        moved.values_mut().for_each(|lines| lines.sort_unstable());
        this.moved = moved;
        this
    }

    /// The file of a span.
    pub(crate) fn file(&self, span: Span) -> &'v SourceFile {
        self.version.sources.file(span.file)
    }

    /// The one place where a text of a passage stands, which it may have in place of its
    /// own: where the passage stood, as far as lines have moved.
    pub(crate) fn find(&self, passage: &Passage, text: &str) -> Option<Span> {
        let all = self.all(passage, text);
        if let [one] = all[..] {
            return Some(one);
        }
        let wanted = self.line(passage);
        let on_line = |span: &&Span| self.file(**span).line(span.start) == wanted;
        let found: Vec<&Span> = all.iter().filter(on_line).collect();
        if let [one] = found[..] {
            return Some(*one);
        }
        let column = |span: &&&Span| self.file(***span).place(span.start).column == passage.column;
        let mut found = found.iter().filter(column);
        found
            .next()
            .filter(|_| found.next().is_none())
            .map(|span| **span)
    }

    /// The line on which a passage is to be looked for.
    fn line(&self, passage: &Passage) -> usize {
        let known = self.moved.get(&passage.file).into_iter().flatten();
        let nearest = known.min_by_key(|(was, _)| was.abs_diff(passage.line));
        nearest.map_or(passage.line, |(was, is)| {
            (passage.line + is).saturating_sub(*was)
        })
    }

    /// All places where a text of a passage stands.
    fn all(&self, passage: &Passage, text: &str) -> Vec<Span> {
        let files = self.files.get(&passage.file).into_iter().flatten();
        match &passage.kind {
            Kind::Cell(column) => files
                .filter_map(|file| self.table(*file))
                .flat_map(|table| cells(table, column, text))
                .collect(),
            _ if text.is_empty() => Vec::new(),
            _ => files.flat_map(|file| self.stretches(*file, text)).collect(),
        }
    }

    fn stretches(&self, file: FileId, text: &str) -> Vec<Span> {
        let whole = &self.version.sources.file(file).text;
        let found = whole.match_indices(text);
        let found = found.map(|(at, _)| Span::new(file, at, at + text.len()));
        found.collect()
    }

    fn table(&self, file: FileId) -> Option<&'v Table> {
        let mut tables = self.version.sources.tables().iter();
        tables.find(|table| table.file == file)
    }

    /// What stands on the line of a place before it.
    pub(crate) fn line_before(&self, span: Span) -> &'v str {
        let starts = self.lines.get(&span.file).map_or(&[][..], Vec::as_slice);
        let line = starts.partition_point(|start| *start <= span.start);
        let start = line.checked_sub(1).map_or(0, |line| starts[line]);
        &self.file(span).text[start..span.start]
    }
}

/// The cells of a column with a text.
fn cells(table: &Table, column: &str, text: &str) -> Vec<Span> {
    let Some(column) = table.column(column) else {
        return Vec::new();
    };
    let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
    let own = cells.filter(|cell| cell.text == text);
    own.map(|cell| cell.span).collect()
}

/// Where lines begin.
fn starts(text: &str) -> Vec<usize> {
    let ends: Vec<Range<usize>> = text
        .match_indices(['\n', '\r'])
        .filter(|(at, _)| !text[*at..].starts_with("\r\n"))
        .map(|(at, end)| at..at + end.len())
        .collect();
    std::iter::once(0)
        .chain(ends.into_iter().map(|end| end.end))
        .collect()
}
