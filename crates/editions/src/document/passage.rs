//! Where the words of a document were typed: so that what a reviewer changes finds
//! its way home.

use std::collections::BTreeMap;

use tables::assets::templates::BUILT_IN;
use tables::model::Lang;
use tables::source::{RowRef, Sources, Span, version_sum};

/// A stretch of the paper's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// The file's name as messages show it.
    pub file: String,
    /// Its first line, from 1.
    pub line: usize,
    /// Its first character there, from 1.
    pub column: usize,
    /// The line of its end.
    pub end_line: usize,
    /// The character after its last one.
    pub end_column: usize,
    /// The words as the edition has them.
    pub text: String,
    /// What stands in the file: of a cell its text, without the quotes of the table.
    pub typed: String,
}

/// What a passage is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PassageKind {
    /// A stretch of a body as it was typed.
    Typed,
    /// A call in a body, whose words are computed.
    Call,
    /// A cell of this column.
    Cell(String),
}

/// The passages of a document while it is put together.
pub struct Passages<'a> {
    sources: &'a Sources,
    shown: Box<dyn Fn(&str) -> String + 'a>,
    found: Vec<Passage>,
    /// Where each begins in its file.
    starts: Vec<usize>,
    /// Those of cells and settings that are known.
    cells: BTreeMap<Span, usize>,
    lang: Lang,
}

impl<'a> Passages<'a> {
    /// None yet. `shown` gives the name of a file in the paper's folder.
    pub fn new(sources: &'a Sources, lang: Lang, shown: impl Fn(&str) -> String + 'a) -> Self {
        Self {
            lang,
            sources,
            shown: Box::new(shown),
            found: Vec::new(),
            starts: Vec::new(),
            cells: BTreeMap::new(),
        }
    }

    /// A stretch of a file.
    pub fn add(&mut self, kind: PassageKind, span: Span, text: &str) -> usize {
        let (from, to) = self.sources.places(span);
        let file = self.sources.file(span.file);
        let typed = file.text.get(span.start..span.end).unwrap_or_default();
        self.found.push(Passage {
            kind,
            file: (self.shown)(file.path.as_str()),
            typed: typed.to_owned(),
            line: from.line,
            column: from.column,
            end_line: to.line,
            end_column: to.column,
            text: text.to_owned(),
        });
        self.starts.push(span.start);
        self.found.len() - 1
    }

    /// A cell; none where the table has no such column.
    pub fn cell(&mut self, row: RowRef, column: &str, text: &str) -> Option<usize> {
        let typed = self.sources.cell_text(row, column)?;
        if typed.trim().is_empty() {
            return None;
        }
        let span = self.sources.cell_span(row, column);
        if let Some(known) = self.cells.get(&span) {
            return Some(*known);
        }
        let at = self.add(PassageKind::Cell(column.to_owned()), span, text);
        typed.clone_into(&mut self.found[at].typed);
        self.cells.insert(span, at);
        Some(at)
    }

    /// A cell of a column that the file has for this language, or for both.
    pub fn column(&mut self, row: RowRef, name: &str, text: &str) -> Option<usize> {
        let own = format!("{name}_{}", self.lang.code());
        let found = self.cell(row, &own, text);
        found.or_else(|| self.cell(row, name, text))
    }

    /// A text of paper.toml by its key, and of several in a list its place there.
    pub fn setting(&mut self, keys: &[&str], at: Option<usize>, text: &str) -> Option<usize> {
        let span = self.sources.setting(keys, at)?;
        if let Some(known) = self.cells.get(&span) {
            return Some(*known);
        }
        let file = self.sources.file(span.file);
        let has_calls = file.text.get(span.start..span.end)?.contains("{{");
        let kind = match has_calls {
            true => PassageKind::Call,
            false => PassageKind::Typed,
        };
        let passage = self.add(kind, span, text);
        self.cells.insert(span, passage);
        Some(passage)
    }

    /// A text of an own table in paper.toml, in this language.
    pub fn of_table(
        &mut self,
        table: &str,
        key: &str,
        at: Option<usize>,
        text: &str,
    ) -> Option<usize> {
        let own = format!("{key}_{}", self.lang.code());
        self.setting(&["table", table, &own], at, text)
    }

    /// Adds words to a passage that goes on up to `end`, in the same file.
    pub fn extend(&mut self, at: usize, end: Span, text: &str) {
        let (_, to) = self.sources.places(end);
        let file = &self.sources.file(end.file).text;
        if let Some(passage) = self.found.get_mut(at) {
            // Bodies are read forwards: what goes on stands behind what was there.
            let from = self.starts.get(at).copied().unwrap_or(end.start);
            let typed = file.get(from..end.end).unwrap_or_default();
            typed.clone_into(&mut passage.typed);
            (passage.end_line, passage.end_column) = (to.line, to.column);
            passage.text.push_str(text);
        }
    }

    /// What a passage is.
    pub fn kind(&self, at: usize) -> Option<&PassageKind> {
        self.found.get(at).map(|passage| &passage.kind)
    }

    /// The files that were read, with their sums: a document of another
    /// version is known by them.
    pub fn files(&self) -> Vec<(String, String)> {
        let own = self.sources.on_disk();
        let own = own.filter(|file| !file.path.starts_with(BUILT_IN));
        let named = own.map(|file| {
            let sum = version_sum(&file.path, &file.bytes);
            ((self.shown)(file.path.as_str()), sum)
        });
        named.collect()
    }

    /// All of them.
    pub fn done(self) -> Vec<Passage> {
        self.found
    }
}
