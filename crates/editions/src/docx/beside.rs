//! Two job descriptions in two columns.

use super::Book;
use super::table::Cell;
use crate::document::{Beside, Inline, behind_number};
use crate::widths::{Columns, SIZES, WIDTHS};

/// How far a level is set in, in twentieths of a point, with the number in that room.
const STEP: usize = 520;

impl Book<'_> {
    /// Two job descriptions in two columns.
    pub(super) fn beside(&mut self, beside: &Beside) {
        let columns = Columns {
            widths: vec![WIDTHS.0 / 2; 2],
            size: SIZES[0],
        };
        self.open_table(columns, true);
        let heads = beside.heads.each_ref();
        let heads = heads.map(|text| Cell {
            align: "center",
            strong: true,
            ..Cell::of(text)
        });
        self.row(&heads, true);
        for row in &beside.rows {
            self.xml.open("w:tr", &[]);
            self.xml.open("w:trPr", &[]);
            self.xml.empty("w:cantSplit", &[]);
            self.row_mark();
            self.xml.close();
            for (level, text) in row {
                self.beside_cell(*level, text);
            }
            self.xml.close();
        }
        self.xml.close();
        self.paragraph("AfterTable", "");
        self.xml.close();
    }

    fn beside_cell(&mut self, level: usize, text: &[Inline]) {
        self.xml.open("w:tc", &[]);
        let width = (WIDTHS.0 / 2).to_string();
        self.xml.open("w:tcPr", &[]);
        self.xml
            .empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
        self.xml.close();
        let inset = match level {
            0 => String::new(),
            _ => format!("<w:ind w:left=\"{}\" w:hanging=\"{STEP}\"/>", level * STEP),
        };
        self.paragraph("TableText", &inset);
        match behind_number(text).filter(|_| level > 0) {
            Some((number, rest)) => {
                self.words(&number);
                self.begin_run();
                self.xml.empty("w:tab", &[]);
                self.end_run();
                self.inline(&rest, 0);
            }
            None => self.inline(text, 0),
        }
        self.xml.close_many(2);
    }
}
