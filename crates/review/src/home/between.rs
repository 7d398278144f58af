//! What stands in a file by now between what surely stands: whether a paragraph that goes
//! is gone, and one that comes is there. Words that stand there in their place are no
//! answer to either.

use std::ops::Range;

use tables::source::{FileId, Table};

use super::plain::plain;
use super::{Home, SHORT, around};
use crate::edit::Base;
use crate::origin::{Kind, Passage};

/// A place of a file as it was: its line, and the character there.
type Was = (usize, usize);

/// A stretch of a file as it is, with the passages that stood in it.
struct Between<'h> {
    file: FileId,
    range: Range<usize>,
    stood: Vec<&'h Passage>,
}

impl<'h> Home<'h> {
    /// Whether a paragraph is gone from its file, which is another by now: its words
    /// stand nowhere, and no others where they stood.
    pub(crate) fn is_gone(&self, base: &Base, paragraph: usize) -> bool {
        let own = self.typed(base, paragraph);
        let (Some(first), Some(last)) = (
            own.iter().min_by_key(|passage| passage.start()),
            own.iter().max_by_key(|passage| passage.end),
        ) else {
            return false;
        };
        let ends = match &first.kind {
            Kind::Cell(_) => ((first.line, 0), (last.end.0 + 1, 0)),
            _ => (first.start(), last.end),
        };
        let is_one = own.iter().all(|passage| passage.file == first.file);
        if !is_one || !self.stand_nowhere(&own) {
            return false;
        }
        let Some(mut between) = self.between(&first.file, ends) else {
            return false;
        };
        let is_own = |passage: &&Passage| ends.0 <= passage.start() && passage.end <= ends.1;
        between.stood.retain(|passage| !is_own(passage));
        match &first.kind {
            Kind::Cell(column) => self.has_no_rows(&between, column),
            _ => self.has_no_words(&between, &first.file),
        }
    }

    /// Whether the words of some passages stand nowhere in their files, which are others
    /// by now. Those that were typed one behind the other are looked for as one.
    fn stand_nowhere(&self, passages: &[&Passage]) -> bool {
        let mut whole: Vec<Passage> = Vec::new();
        for passage in passages {
            match whole.last_mut() {
                Some(last) if last.file == passage.file && last.end == passage.start() => {
                    last.typed.push_str(&passage.typed);
                    last.end = passage.end;
                }
                _ => whole.push((*passage).clone()),
            }
        }
        let is_long = |passage: &Passage| passage.typed.chars().count() > SHORT;
        if whole.iter().any(is_long) {
            whole.retain(is_long);
        }
        let is_other =
            |passage: &Passage| !self.is_as_it_was(&passage.file) && !self.files.stands(passage);
        !whole.is_empty() && whole.iter().all(is_other)
    }

    /// Whether a new paragraph between two others is in their file, which is another by
    /// now: more often than it was.
    pub(crate) fn has_come(
        &self,
        base: &Base,
        (before, behind): (Option<usize>, Option<usize>),
        text: &str,
    ) -> bool {
        let of = |paragraph: Option<usize>| match paragraph {
            Some(paragraph) => self.typed(base, paragraph),
            None => Vec::new(),
        };
        let (before, behind) = (of(before), of(behind));
        let last = before.into_iter().max_by_key(|passage| passage.end);
        let first = behind.into_iter().min_by_key(|passage| passage.start());
        let mut beside = [last, first].into_iter().flatten();
        beside.any(|passage| {
            let file = passage.file.as_str();
            let here = |other: &&Passage| other.file == passage.file;
            let from = last.filter(here).map(|last| last.end);
            let to = first.filter(here).map(Passage::start);
            let ends = from.or(to).zip(to.or(from));
            let between = ends
                .filter(|_| !self.is_as_it_was(file))
                .and_then(|ends| self.between(file, ends));
            between.is_some_and(|between| self.says(base, &between, &passage.kind, text))
        })
    }

    /// What stands between what stood before a place of a file and behind another, as far
    /// as that surely stands.
    fn between(&self, file: &str, ends: (Was, Was)) -> Option<Between<'h>> {
        let [before, behind] = self.files.around(file, ends);
        let spans = [before, behind].map(|found| found.map(|(_, span)| span));
        let id = spans.into_iter().flatten().next();
        let id = id.map(|span| span.file).or_else(|| self.files.only(file))?;
        let text = &self.version.sources.file(id).text;
        let range =
            spans[0].map_or(0, |span| span.end)..spans[1].map_or(text.len(), |span| span.start);
        let is_inside = |passage: &&&Passage| {
            before.is_none_or(|(before, _)| before.end <= passage.start())
                && behind.is_none_or(|(behind, _)| passage.end <= behind.start())
        };
        let all = self.files.passages(file).iter();
        (range.start <= range.end).then(|| Between {
            file: id,
            range,
            stood: all.filter(is_inside).copied().collect(),
        })
    }

    /// Whether no row stands there but those that stood there.
    fn has_no_rows(&self, between: &Between<'_>, column: &str) -> bool {
        let Some((table, column)) = self.column(between, column) else {
            return false;
        };
        let mut stood = between.stood.iter();
        let mut texts = cells(table, column, &between.range).filter(|text| !text.is_empty());
        texts.all(|text| stood.any(|passage| self.may_say(passage, |own| own.trim() == text)))
    }

    /// Whether no words stand there but those that stood there.
    fn has_no_words(&self, between: &Between<'_>, file: &str) -> bool {
        let text = &self.version.sources.file(between.file).text;
        let mut rest = &text[between.range.clone()];
        for passage in &between.stood {
            let texts = self.files.becomes(passage).iter();
            // Of two that stand there the longer one holds the other.
            let texts = texts.map(String::as_str).chain([passage.typed.as_str()]);
            let found = texts.filter(|text| !text.is_empty()).filter_map(|text| {
                let (gap, behind) = rest.split_once(text)?;
                (!around::has_words(gap, file)).then_some(behind)
            });
            rest = found.min_by_key(|behind| behind.len()).unwrap_or(rest);
        }
        !around::has_words(rest, file)
    }

    /// Whether a passage has a text, or the document gives it that.
    fn may_say(&self, passage: &Passage, is_it: impl Fn(&str) -> bool) -> bool {
        let mut texts = self.files.becomes(passage).iter();
        is_it(&passage.typed) || texts.any(|text| is_it(text))
    }

    /// Whether a text stands there more often than it did.
    fn says(&self, base: &Base, between: &Between<'_>, kind: &Kind, text: &str) -> bool {
        let text = plain(text);
        let (is, was) = match kind {
            Kind::Cell(name) => {
                let Some((table, column)) = self.column(between, name) else {
                    return false;
                };
                let is = cells(table, column, &between.range).filter(|own| plain(own) == text);
                let was = between
                    .stood
                    .iter()
                    .filter(|passage| passage.kind == *kind)
                    .filter(|passage| self.may_say(passage, |own| plain(own) == text));
                (is.count(), was.count())
            }
            _ => match self.pieces(between, &text) {
                0 => (0, 0),
                is => (is, self.paragraphs(base, between, &text)),
            },
        };
        is > was
    }

    /// How many pieces of prose there say a text.
    fn pieces(&self, between: &Between<'_>, text: &str) -> usize {
        let prose = &self.version.prose;
        let pieces = prose.parts().flat_map(|part| prose.pieces(part));
        let own = pieces.filter(|(piece, words)| {
            let (span, range) = (piece.span, &between.range);
            let is_there =
                span.file == between.file && range.start <= span.start && span.end <= range.end;
            is_there && plain(&words.text) == *text
        });
        own.count()
    }

    /// How many paragraphs said it that stood there.
    fn paragraphs(&self, base: &Base, between: &Between<'_>, text: &str) -> usize {
        let own = (0..base.paragraphs.len()).filter(|paragraph| {
            let marked = base.pieces_of(*paragraph);
            let marked = marked.filter(|piece| piece.mark.is_some());
            let said: String = marked.map(|piece| piece.text.as_str()).collect();
            let stood = || self.typed(base, *paragraph).into_iter().next();
            let stood = || {
                stood().is_some_and(|first| {
                    let place = (&first.file, first.start());
                    let mut all = between.stood.iter();
                    all.any(|passage| (&passage.file, passage.start()) == place)
                })
            };
            plain(&said) == *text && stood()
        });
        own.count()
    }

    fn column(&self, between: &Between<'_>, name: &str) -> Option<(&'h Table, usize)> {
        let table = self.files.table(between.file)?;
        Some((table, table.column(name)?))
    }
}

/// The texts of a column in the rows of a stretch.
fn cells<'t>(
    table: &'t Table,
    column: usize,
    range: &Range<usize>,
) -> impl Iterator<Item = &'t str> {
    let range = range.clone();
    let rows = table.rows.iter();
    let own = rows.filter(move |row| range.start <= row.span.start && row.span.end <= range.end);
    own.filter_map(move |row| row.cells.get(column))
        .map(|cell| cell.text.trim())
}
