//! Where a whole paragraph of the document is typed: a row of duties, a paragraph or an
//! item of a body.

use tables::source::{FileId, Span};

use super::Home;
use crate::edit::Base;
use crate::origin::{Kind, Passage};

/// What a paragraph of the document is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A row of duties.csv, by its table and its place there, with the column of its text.
    Row {
        /// The file.
        file: FileId,
        /// Its place among the rows.
        row: usize,
        /// The column of its text.
        column: usize,
    },
    /// A piece of a body.
    Piece {
        /// The text among those of the paper.
        text: usize,
        /// Its place among the pieces.
        piece: usize,
    },
}

impl Home<'_> {
    /// What a paragraph is made of, where all of its words are of one row or one piece.
    pub(crate) fn unit(&self, base: &Base, paragraph: usize) -> Option<Unit> {
        let marks = base.marks_of(paragraph);
        let passages: Vec<&Passage> = marks
            .map(|mark| self.origin.passage(mark).map(|(_, passage)| passage))
            .collect::<Option<_>>()?;
        let mut units = passages.iter().map(|passage| self.unit_of(passage));
        let first = units.next()??;
        units.all(|unit| unit == Some(first)).then_some(first)
    }

    /// Whether a paragraph was a row of duties, wherever that stands by now.
    pub(crate) fn was_row(&self, base: &Base, paragraph: usize) -> bool {
        let passages = self.typed(base, paragraph);
        !passages.is_empty() && passages.into_iter().all(is_duty)
    }

    /// Whether the row of a paragraph stands beside those of others by now, between which
    /// it was put.
    pub(crate) fn is_moved(
        &self,
        base: &Base,
        paragraph: usize,
        (before, behind): (Option<usize>, Option<usize>),
    ) -> bool {
        let cell = |paragraph: usize| match self.typed(base, paragraph)[..] {
            [passage] if !self.is_as_it_was(&passage.file) => Some(passage),
            _ => None,
        };
        let Some(own) = cell(paragraph) else {
            return false;
        };
        let Kind::Cell(column) = &own.kind else {
            return false;
        };
        let mut tables = self.version.sources.tables().iter();
        let table = tables.find(|table| {
            let path = &self.version.sources.file(table.file).path;
            self.version.name(path.as_str()) == own.file
        });
        let rows = table.and_then(|table| Some((table, table.column(column)?)));
        let Some((table, column)) = rows else {
            return false;
        };
        let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
        let texts: Vec<&str> = cells.map(|cell| cell.text.as_str()).collect();
        let mut places = texts.iter().enumerate();
        let mut own = places.by_ref().filter(|(_, text)| **text == own.typed);
        let (Some((at, _)), None) = (own.next(), own.next()) else {
            return false;
        };
        let is = |beside: Option<usize>, at: Option<usize>| {
            let passage = beside.and_then(cell);
            let text = at.and_then(|at| texts.get(at));
            passage.is_none_or(|passage| {
                let texts = self.files.becomes(passage).iter().map(String::as_str);
                let mut texts = texts.chain([passage.typed.as_str()]);
                text.is_some_and(|text| texts.any(|own| own == *text))
            })
        };
        let is_beside_any = before.and_then(cell).is_some() || behind.and_then(cell).is_some();
        is_beside_any && is(before, at.checked_sub(1)) && is(behind, Some(at + 1))
    }

    /// Where the passages of a paragraph stand.
    pub(crate) fn spans(&self, base: &Base, paragraph: usize) -> Vec<Span> {
        let passages = self.typed(base, paragraph).into_iter();
        passages
            .filter_map(|passage| self.files.find(passage, &passage.typed))
            .collect()
    }

    /// The passages of a paragraph.
    pub(super) fn typed(&self, base: &Base, paragraph: usize) -> Vec<&Passage> {
        let marks = base.marks_of(paragraph);
        let passages = marks.filter_map(|mark| self.origin.passage(mark));
        passages.map(|(_, passage)| passage).collect()
    }

    fn unit_of(&self, passage: &Passage) -> Option<Unit> {
        let span = self.files.find(passage, &passage.typed)?;
        match &passage.kind {
            Kind::Cell(column) => {
                let mut tables = self.version.sources.tables().iter();
                let table = tables.find(|table| table.file == span.file)?;
                let mut rows = table.rows.iter();
                let row =
                    rows.position(|row| row.span.start <= span.start && span.end <= row.span.end)?;
                let column = table.column(column)?;
                let file = span.file;
                is_duty(passage).then_some(Unit::Row { file, row, column })
            }
            _ => {
                // The end of the line behind the words of an item is theirs too.
                let end = span.start + passage.typed.trim_end().len();
                let mut texts = self.version.prose.parts().enumerate();
                let found = texts.find_map(|(text, own)| {
                    let mut pieces = own.pieces.iter();
                    let piece = pieces.position(|piece| {
                        let own = piece.span;
                        own.file == span.file && own.start <= span.start && end <= own.end
                    })?;
                    Some(Unit::Piece { text, piece })
                });
                found.filter(|_| passage.file.ends_with(".hbs"))
            }
        }
    }
}

/// Whether a passage is the text of a duty.
fn is_duty(passage: &Passage) -> bool {
    let is_text = matches!(&passage.kind, Kind::Cell(column) if column.starts_with("text_"));
    is_text && passage.file == "duties.csv"
}
