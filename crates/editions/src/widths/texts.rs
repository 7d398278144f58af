//! What the columns of a table say.

use crate::document::{Table, TableMarks, both_versions, placed_heads, tied};
use content::table::{HeadCell, RowKind};
use language::Room;
use tables::model::Lang;

/// A text of a column, and whether it is bold.
pub(crate) type Text = (String, bool);

/// The texts of each column, and those of heads that stand above several.
pub(crate) struct Texts {
    pub(crate) own: Vec<Vec<Text>>,
    /// Where the first of its columns is, and how many there are.
    pub(crate) across: Vec<(usize, usize, Text)>,
}

/// What a table says, both versions of what became another: Word sees them side by
/// side as one.
pub(crate) fn texts(table: &Table, lang: Lang) -> Texts {
    let tied = |text: String| tied(&text, (lang, Room::Column)).into_owned();
    let (data, marks) = (&table.data, table.marks.as_deref());
    let mut found = Texts {
        own: vec![Vec::new(); data.columns.len()],
        across: Vec::new(),
    };
    for (y, row) in placed_heads(data).into_iter().enumerate() {
        for (at, (x, wide, cell)) in row.into_iter().enumerate() {
            let text = (tied(head_text(cell, marks, (y, at))), true);
            match wide {
                1 => found.own[x].push(text),
                _ => found.across.push((x, wide, text)),
            }
        }
    }
    for (y, row) in data.rows.iter().enumerate() {
        if row.kind == RowKind::Group {
            continue;
        }
        let own = marks.and_then(|marks| marks.rows.get(y));
        for (x, (text, column)) in row.cells.iter().zip(&mut found.own).enumerate() {
            let own = own.and_then(|own| own.cells.get(x));
            let text = both_versions(own.map_or(&[], Vec::as_slice), text);
            column.push((tied(text), row.kind != RowKind::Row));
        }
    }
    found
}

fn head_text(cell: &HeadCell, marks: Option<&TableMarks>, (y, at): (usize, usize)) -> String {
    let own = marks.and_then(|marks| marks.head.get(y)?.get(at));
    both_versions(own.map_or(&[], Vec::as_slice), &cell.text)
}
