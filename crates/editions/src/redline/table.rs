//! Tables and pictures.

use super::Merge;
use super::align::{Key, Step};
use crate::document::{Change, Inline, Look, Picture, RowMarks, Table, TableMarks};
use content::table::{RowData, RowKind, TableData};

/// What an id begins with, where a row is told by one, and no title.
const ID: char = '#';

/// Whether two tables have the same columns under heads of the same shape.
pub(super) fn is_alike(old: &Table, new: &Table) -> bool {
    let shape = |data: &TableData| -> Vec<Vec<(usize, usize)>> {
        let cells = |row: &Vec<content::table::HeadCell>| {
            row.iter()
                .map(|cell| (cell.colspan, cell.rowspan))
                .collect()
        };
        data.header.iter().map(cells).collect()
    };
    let (old, new) = (&old.data, &new.data);
    old.columns.len() == new.columns.len() && shape(old) == shape(new)
}

impl Merge<'_> {
    pub(super) fn table(&mut self, old: &Table, new: &Table) -> Table {
        let mut data = new.data.clone();
        let heads = old.data.header.iter().zip(&new.data.header);
        let head = heads.map(|(old, new)| {
            let cells = old.iter().zip(new);
            cells
                .map(|(old, new)| self.plain(&old.text, &new.text))
                .collect()
        });
        let head = head.collect();
        let caption = self.optional(&old.data.caption, &new.data.caption);
        if data.caption.is_none() && !caption.is_empty() {
            data.caption = old.data.caption.clone();
        }
        let (rows, marks) = self.rows(&old.data, &new.data);
        data.rows = rows;
        let note = |data: &TableData| -> Vec<Vec<Inline>> {
            let lines = data.note_lines().into_iter();
            lines.map(|line| lines_of(&line)).collect()
        };
        let notes = self.lines(&note(&old.data), &note(&new.data));
        Table {
            data,
            passages: Vec::new(),
            marks: Some(Box::new(TableMarks {
                caption,
                head,
                rows: marks,
                notes,
            })),
            ..new.clone()
        }
    }

    /// A text that either version may lack; empty where both do.
    fn optional(&mut self, old: &Option<String>, new: &Option<String>) -> Vec<Inline> {
        self.plain(
            old.as_deref().unwrap_or_default(),
            new.as_deref().unwrap_or_default(),
        )
    }

    fn rows(&mut self, old: &TableData, new: &TableData) -> (Vec<RowData>, Vec<RowMarks>) {
        let keys = |data: &TableData| -> Vec<Key> {
            let key = |row: &RowData| Key {
                kind: match row.kind {
                    RowKind::Row => "row",
                    RowKind::Group => "group",
                    RowKind::Total => "total",
                },
                name: match row.of.as_str() {
                    "" => row.cells.first().cloned().unwrap_or_default(),
                    id => format!("{ID}{id}"),
                },
                is_told: !row.of.is_empty(),
                text: format!("{}\t{}", row.of, row.cells.join("\t")),
            };
            data.rows.iter().map(key).collect()
        };
        let (mut rows, mut marks) = (Vec::new(), Vec::new());
        for (step, change) in self.changes(&keys(old), &keys(new)) {
            let (row, mark) = match step {
                Step::Both(was, is) => {
                    let row = &new.rows[is];
                    let cells = old.rows[was].cells.iter().zip(&row.cells);
                    let cells = cells.map(|(old, new)| self.plain(old, new)).collect();
                    (
                        row,
                        RowMarks {
                            change: None,
                            cells,
                        },
                    )
                }
                Step::Gone(at) | Step::Left(at, _) => {
                    (&old.rows[at], whole_row(&old.rows[at], change))
                }
                Step::Come(at) | Step::Arrived(_, at) => {
                    (&new.rows[at], whole_row(&new.rows[at], change))
                }
            };
            rows.push(row.clone());
            marks.push(mark);
        }
        (rows, marks)
    }

    pub(super) fn picture(&mut self, old: &Picture, new: &Picture) -> Picture {
        let caption = self.optional(&old.caption, &new.caption);
        let note = self.optional(&old.note, &new.note);
        let mut picture = new.clone();
        picture.caption = new.caption.clone().or_else(|| old.caption.clone());
        picture.note = new.note.clone().or_else(|| old.note.clone());
        picture.marks = [caption, note];
        picture
    }
}

/// A row that became another as a whole.
fn whole_row(row: &RowData, change: Change) -> RowMarks {
    RowMarks {
        change: Some(change),
        cells: row.cells.iter().map(|text| lines_of(text)).collect(),
    }
}

fn lines_of(text: &str) -> Vec<Inline> {
    Inline::lines(text, Look::default(), None)
}
