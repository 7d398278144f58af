//! Where a whole paragraph of the document is typed: a row of duties, a paragraph or an
//! item of a body.

use tables::source::FileId;

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
        let pieces = base.pieces.iter();
        let own = pieces.filter(|piece| piece.paragraph == paragraph);
        let marks = own.filter_map(|piece| piece.mark.as_deref());
        let passages: Vec<&Passage> = marks
            .map(|mark| self.origin.passage(mark).map(|(_, passage)| passage))
            .collect::<Option<_>>()?;
        let mut units = passages.iter().map(|passage| self.unit_of(passage));
        let first = units.next()??;
        units.all(|unit| unit == Some(first)).then_some(first)
    }

    fn unit_of(&self, passage: &Passage) -> Option<Unit> {
        let span = self.files.find(passage, &passage.typed)?;
        match &passage.kind {
            Kind::Cell(column) => {
                let is_duty = passage.file == "duties.csv" && column.starts_with("text_");
                let mut tables = self.version.sources.tables().iter();
                let table = tables.find(|table| table.file == span.file)?;
                let mut rows = table.rows.iter();
                let row =
                    rows.position(|row| row.span.start <= span.start && span.end <= row.span.end)?;
                let column = table.column(column)?;
                let file = span.file;
                is_duty.then_some(Unit::Row { file, row, column })
            }
            _ => {
                let mut texts = self.version.prose.parts().enumerate();
                let found = texts.find_map(|(text, own)| {
                    let mut pieces = own.pieces.iter();
                    let piece = pieces.position(|piece| {
                        let own = piece.span;
                        own.file == span.file && own.start <= span.start && span.end <= own.end
                    })?;
                    Some(Unit::Piece { text, piece })
                });
                found.filter(|_| passage.file.ends_with(".hbs"))
            }
        }
    }
}
