//! The cells of one row, by column.

use crate::characters::as_set;
use crate::model::Text;
use crate::source::{Cell, Row, RowRef, Span, Table};

/// The cells of one row, by column.
pub(super) struct Cells<'a> {
    pub(super) table: &'a Table,
    pub(super) row: &'a Row,
    pub(super) at: RowRef,
}

impl Cells<'_> {
    fn cell(&self, column: &str) -> Option<&Cell> {
        self.row.cells.get(self.table.column(column)?)
    }

    /// The text of a cell as it is set; empty where there is no such column.
    pub(super) fn text(&self, column: &str) -> String {
        self.cell(column)
            .map(|cell| as_set(&cell.text))
            .unwrap_or_default()
    }

    /// The same, `None` where it is empty.
    pub(super) fn filled(&self, column: &str) -> Option<String> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    /// The cells `{stem}_zh` and `{stem}_en`.
    pub(super) fn both(&self, stem: &str) -> Text {
        Text {
            zh: self.text(&format!("{stem}_zh")),
            en: self.text(&format!("{stem}_en")),
        }
    }

    /// Where a cell stands, or its row.
    pub(super) fn span(&self, column: &str) -> Span {
        self.cell(column).map_or(self.row.span, |cell| cell.span)
    }
}
