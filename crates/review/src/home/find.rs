//! Where a passage stands in the paper's files as they are now. In a file that is as it
//! was it stands where it stood. In another one it is found where nothing else can be
//! meant: words of a body between the words that they stood between, a cell in its
//! column and at the line that its neighbours tell. In doubt it is not found.

use std::collections::{BTreeMap, BTreeSet};

use compare::Version;
use tables::source::{FileId, SourceFile, Span, Table};

use super::around;
use crate::origin::{Kind, Origin, Passage};

/// The files of a version, as passages name them.
pub struct Files<'v> {
    version: &'v Version,
    /// By name; the sheets of a workbook have one.
    files: BTreeMap<String, Vec<FileId>>,
    /// The passages of each file in the order of their places, one a place.
    passages: BTreeMap<&'v str, Vec<&'v Passage>>,
    /// The files that are others now.
    others: BTreeSet<String>,
    /// Of a file the passages that nothing else is like, and where they stand.
    standing: BTreeMap<&'v str, Vec<(&'v Passage, Span)>>,
}

impl<'v> Files<'v> {
    /// Those of a version; `others` are not those that the document was made of.
    pub(crate) fn of(version: &'v Version, origin: &'v Origin, others: &[String]) -> Self {
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
            standing: BTreeMap::new(),
        };
        let others = this.passages.iter();
        let others = others.filter(|(file, _)| this.others.contains(**file));
        let standing = others.map(|(file, own)| (*file, this.all_standing(own)));
        this.standing = standing.collect();
        this
    }

    /// The passages that stand once, and stood once.
    fn all_standing(&self, passages: &[&'v Passage]) -> Vec<(&'v Passage, Span)> {
        let mut times: BTreeMap<(&Kind, &str), usize> = BTreeMap::new();
        for passage in passages {
            *times.entry((&passage.kind, &passage.typed)).or_default() += 1;
        }
        let once = passages
            .iter()
            .filter(|own| times.get(&(&own.kind, &own.typed)) == Some(&1));
        let standing = once.filter_map(|passage| match self.all(passage, &passage.typed)[..] {
            [span] if self.fits(passage, span) => Some((*passage, span)),
            _ => None,
        });
        standing.collect()
    }

    /// The file of a span.
    pub(crate) fn file(&self, span: Span) -> &'v SourceFile {
        self.version.sources.file(span.file)
    }

    fn line(&self, span: Span) -> usize {
        self.file(span).line(span.start)
    }

    /// Whether the words of a passage stand anywhere in its file.
    pub(crate) fn stands(&self, passage: &Passage) -> bool {
        !self.all(passage, &passage.typed).is_empty()
    }

    /// The one place where a passage stands with a text, which it may have in place of
    /// its own.
    pub(crate) fn find(&self, passage: &Passage, text: &str) -> Option<Span> {
        let all = self.all(passage, text);
        if !self.others.contains(&passage.file) {
            let as_it_stood = |span: &Span| {
                let place = self.file(*span).place(span.start);
                (place.line, place.column) == (passage.line, passage.column)
            };
            return only(all.into_iter().filter(as_it_stood));
        }
        let fits = all.into_iter().filter(|span| self.fits(passage, *span));
        let fits: Vec<Span> = fits.collect();
        let is_line_told = matches!(passage.kind, Kind::Cell(_))
            || passage.file.ends_with(".toml")
            || fits.len() > 1
            || self.has_double(passage);
        if !is_line_told {
            return only(fits);
        }
        let (before, behind) = self.moves_around(passage);
        if before.is_some() && behind.is_some() && before != behind && self.has_double(passage) {
            return None;
        }
        let moved = |span: &Span| {
            let by = moved_by(passage.line, self.line(*span));
            before == Some(by) || behind == Some(by)
        };
        only(fits.into_iter().filter(moved))
    }

    /// By how much the lines moved of what stands next before a passage, and behind it.
    fn moves_around(&self, passage: &Passage) -> (Option<isize>, Option<isize>) {
        let known = self.standing.get(passage.file.as_str());
        let known = || known.into_iter().flatten();
        let before = known().rfind(|(was, _)| was.line < passage.line);
        let behind = known().find(|(was, _)| was.line > passage.line);
        let by = |(was, is): &(&Passage, Span)| moved_by(was.line, self.line(*is));
        (before.map(by), behind.map(by))
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

    /// Whether another passage of the file has the same words.
    fn has_double(&self, passage: &Passage) -> bool {
        let all = self.passages.get(passage.file.as_str());
        let place = (passage.line, passage.column);
        let mut all = all.into_iter().flatten();
        all.any(|other| {
            let same = (&other.kind, &other.typed) == (&passage.kind, &passage.typed);
            same && (other.line, other.column) != place
        })
    }

    /// Whether what stands around a place is what stood around the passage.
    fn fits(&self, passage: &Passage, span: Span) -> bool {
        if matches!(passage.kind, Kind::Cell(_)) {
            return true;
        }
        let mut texts = self.version.prose.parts().filter(|it| it.file == span.file);
        let is_comment = texts.any(|text| {
            let mut comments = text.comments.iter();
            comments.any(|comment| comment.start < span.end && span.start < comment.end)
        });
        let all = self.passages(&passage.file);
        !is_comment && around::fits(all, passage, &self.file(span).text, span.start..span.end)
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

/// How far a line moved.
fn moved_by(was: usize, is: usize) -> isize {
    is.cast_signed() - was.cast_signed()
}

/// The one of some places, if it is the only one.
fn only(found: impl IntoIterator<Item = Span>) -> Option<Span> {
    let mut found = found.into_iter();
    found.next().filter(|_| found.next().is_none())
}
