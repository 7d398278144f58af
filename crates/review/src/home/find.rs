//! Where a passage stands in the paper's files as they are now. In a file that is as it
//! was it stands where it stood. In another one it is found where nothing else can be
//! meant: words of a body between the words that they stood between, a cell in its
//! column and at the line that its neighbours tell. In doubt it is not found.

use std::collections::{BTreeMap, BTreeSet};

use compare::Version;
use tables::source::{FileId, SourceFile, Span, Table};

use super::around::{self, Around};
use super::becomes::Becomes;
use crate::origin::{Kind, Origin, Passage};

/// The files of a version, as passages name them.
pub struct Files<'v> {
    version: &'v Version,
    /// By name; the sheets of a workbook have one.
    files: BTreeMap<String, Vec<FileId>>,
    /// The passages of each file in the order of their places, one a place.
    passages: BTreeMap<&'v str, Vec<&'v Passage>>,
    /// The files that are others now.
    pub(super) others: BTreeSet<String>,
    /// What the document makes of passages.
    pub(super) becomes: Becomes,
    /// Of a file the passages that nothing else is like, and where they stand.
    pub(super) standing: BTreeMap<&'v str, Vec<(&'v Passage, Span)>>,
}

impl<'v> Files<'v> {
    /// Those of a version; `others` are not those that the document was made of.
    pub(crate) fn of(
        version: &'v Version,
        origin: &'v Origin,
        others: &[String],
        becomes: Becomes,
    ) -> Self {
        let mut files: BTreeMap<String, Vec<FileId>> = BTreeMap::new();
        for (id, file) in version.sources.files() {
            let name = version.name(file.path.as_str());
            files.entry(name).or_default().push(id);
        }
        let mut this = Self {
            version,
            files,
            passages: around::in_order(origin),
            others: others.iter().cloned().collect(),
            becomes,
            standing: BTreeMap::new(),
        };
        let others = this.passages.iter();
        let others = others.filter(|(file, _)| this.others.contains(**file));
        let standing = others.map(|(file, own)| (*file, this.all_standing(own)));
        this.standing = standing.collect();
        this
    }

    /// What the document makes of a passage.
    pub(super) fn becomes(&self, passage: &Passage) -> &[String] {
        let texts = self.becomes.texts.get(&passage.place());
        texts.map_or(&[], Vec::as_slice)
    }

    /// The passages that stand once, as they were or as the document makes them, and stood
    /// once.
    fn all_standing(&self, passages: &[&'v Passage]) -> Vec<(&'v Passage, Span)> {
        let mut times: BTreeMap<(&Kind, &str), usize> = BTreeMap::new();
        for passage in passages {
            *times.entry((&passage.kind, &passage.typed)).or_default() += 1;
        }
        let once = passages
            .iter()
            .filter(|own| times.get(&(&own.kind, &own.typed)) == Some(&1));
        let stands = |passage: &Passage, text: &str| match self.all(passage, text)[..] {
            [span] if self.fits(passage, span) => Some(span),
            _ => None,
        };
        let standing = once.filter_map(|passage| {
            let is_own = |text: &&String| !times.contains_key(&(&passage.kind, text.as_str()));
            let texts = self.becomes(passage).iter().filter(is_own);
            let new = || only(texts.filter_map(|text| stands(passage, text)));
            Some((*passage, stands(passage, &passage.typed).or_else(new)?))
        });
        // What moves away tells nothing of its neighbours.
        let standing =
            standing.filter(|(passage, _)| !self.becomes.leave.contains(&passage.place()));
        standing.collect()
    }

    /// The file of a span.
    pub(crate) fn file(&self, span: Span) -> &'v SourceFile {
        self.version.sources.file(span.file)
    }

    pub(super) fn line(&self, span: Span) -> usize {
        self.file(span).line(span.start)
    }

    /// Whether the words of a passage stand anywhere in its file.
    pub(crate) fn stands(&self, passage: &Passage) -> bool {
        !self.all(passage, &passage.typed).is_empty()
    }

    /// The passages of a file that surely stand and are nearest to two places of the file
    /// as it was: before the one, and behind the other.
    pub(super) fn around(
        &self,
        file: &str,
        (from, to): ((usize, usize), (usize, usize)),
    ) -> [Option<(&'v Passage, Span)>; 2] {
        let known = self.standing.get(file);
        let known = || known.into_iter().flatten();
        let before = known().rfind(|(was, _)| was.end <= from);
        let behind = known().find(|(was, _)| was.start() >= to);
        [before.copied(), behind.copied()]
    }

    /// The passages of a file in the order of their places.
    pub(super) fn passages(&self, file: &str) -> &[&'v Passage] {
        self.passages.get(file).map_or(&[], Vec::as_slice)
    }

    /// The one file of a name.
    pub(super) fn only(&self, name: &str) -> Option<FileId> {
        match self.files.get(name).map(Vec::as_slice) {
            Some([file]) => Some(*file),
            _ => None,
        }
    }

    /// Whether what stands around a place is what stood around the passage.
    pub(super) fn fits(&self, passage: &Passage, span: Span) -> bool {
        if matches!(passage.kind, Kind::Cell(_)) {
            return true;
        }
        let mut texts = self.version.prose.parts().filter(|it| it.file == span.file);
        let is_comment = texts.any(|text| {
            let mut comments = text.comments.iter();
            comments.any(|comment| comment.start < span.end && span.start < comment.end)
        });
        let around = Around {
            all: self.passages(&passage.file),
            texts: &|passage: &Passage| self.becomes(passage),
            text: &self.file(span).text,
        };
        !is_comment && around.fits(passage, span.start..span.end)
    }

    /// All places where a text of a passage stands.
    pub(super) fn all(&self, passage: &Passage, text: &str) -> Vec<Span> {
        let files = self.files.get(&passage.file).into_iter().flatten();
        match &passage.kind {
            Kind::Cell(column) => files
                .filter_map(|file| self.table(*file))
                .flat_map(|table| cells(table, column, text))
                .collect(),
            _ if text.is_empty() => files.flat_map(|file| self.gaps(*file, passage)).collect(),
            _ => files.flat_map(|file| self.stretches(*file, text)).collect(),
        }
    }

    /// The places where nothing stands between what stood around a passage.
    fn gaps(&self, file: FileId, passage: &Passage) -> Vec<Span> {
        let text = &self.version.sources.file(file).text;
        let spans = (0..=text.len()).filter(|at| text.is_char_boundary(*at));
        let spans = spans.map(|at| Span::new(file, at, at));
        spans.filter(|span| self.fits(passage, *span)).collect()
    }

    fn stretches(&self, file: FileId, text: &str) -> Vec<Span> {
        let whole = &self.version.sources.file(file).text;
        let found = whole.match_indices(text).map(|(at, _)| at);
        let spans = found.map(|at| Span::new(file, at, at + text.len()));
        spans.collect()
    }

    pub(super) fn table(&self, file: FileId) -> Option<&'v Table> {
        let mut tables = self.version.sources.tables().iter();
        tables.find(|table| table.file == file)
    }

    /// What stands on the line of a place before it.
    pub(crate) fn line_before(&self, span: Span) -> &'v str {
        let text = &self.file(span).text;
        &text[around::line_start(text, span.start)..span.start]
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

/// The one of some places, if it is the only one.
pub(super) fn only(found: impl IntoIterator<Item = Span>) -> Option<Span> {
    let mut found = found.into_iter();
    found.next().filter(|_| found.next().is_none())
}
