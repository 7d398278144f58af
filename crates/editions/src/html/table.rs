//! Tables, with their cells named for readers aloud.

use super::Page;
use crate::document::{Inline, RowMarks, Table, placed_heads};
use content::table::{HeadCell, RowData, RowKind, TableData};
use language::Room;

use crate::widths::{SIZES, type_size};

impl Page<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let data = &table.data;
        let marks = table.marks.as_deref();
        let wide = match data.landscape {
            true => "wide across",
            false => "wide",
        };
        self.xml.open("div", &[("class", wide), ("tabindex", "0")]);
        // On paper a wide table is set smaller; a screen shows it part by part.
        let size = type_size(table, (self.document.lang, self.measure));
        let smaller = format!("t{size}");
        let smaller = [("class", smaller.as_str())];
        let is_smaller = size < SIZES[0];
        self.xml
            .open("table", if is_smaller { &smaller } else { &[] });
        self.room = Room::Column;
        if let Some(caption) = &data.caption {
            let lead = self.document.caption_lead("table", table.number);
            let own = marks.map_or(&[][..], |marks| &marks.caption);
            self.caption("caption", lead, (caption, own));
        }
        self.xml.open("thead", &[]);
        for (y, row) in placed_heads(data).into_iter().enumerate() {
            self.xml.open("tr", &[]);
            for (at, (x, _, cell)) in row.into_iter().enumerate() {
                let own = marks.and_then(|marks| marks.head.get(y)?.get(at));
                self.head_cell(data, (x, cell), own.map_or(&[], Vec::as_slice));
            }
            self.xml.close();
        }
        self.xml.close();
        self.xml.open("tbody", &[]);
        for (at, row) in data.rows.iter().enumerate() {
            if row.kind == RowKind::Group && at > 0 {
                self.xml.close();
                self.xml.open("tbody", &[]);
            }
            let own = marks.and_then(|marks| marks.rows.get(at));
            self.row(data, row, own);
        }
        self.xml.close_many(2);
        self.room = Room::Page;
        self.table_notes(table);
        self.xml.close();
    }

    fn head_cell(&mut self, data: &TableData, (x, cell): (usize, &HeadCell), marks: &[Inline]) {
        let (wide, high) = (cell.colspan.to_string(), cell.rowspan.to_string());
        let mut attributes = Vec::new();
        if cell.colspan > 1 {
            attributes.push(("colspan", wide.as_str()));
        }
        let side = match cell.colspan > 1 {
            true => "center",
            false => data.columns.get(x).map_or("left", |column| column.align),
        };
        let class = class([side, short(&cell.text)]);
        if !class.is_empty() {
            attributes.push(("class", class.as_str()));
        }
        if cell.rowspan > 1 {
            attributes.push(("rowspan", high.as_str()));
        }
        // A head without words names nothing.
        if cell.text.is_empty() && marks.is_empty() {
            self.xml.leaf("td", &attributes, "");
            return;
        }
        let scope = match cell.colspan > 1 && cell.colspan < data.columns.len() {
            true => "colgroup",
            false => "col",
        };
        attributes.push(("scope", scope));
        self.shown("th", &attributes, &Inline::marked(marks, &cell.text, None));
    }

    fn row(&mut self, data: &TableData, row: &RowData, marks: Option<&RowMarks>) {
        let text = |at: usize, text: &str| {
            let own = marks.and_then(|marks| marks.cells.get(at));
            let own = Inline::marked(own.map_or(&[], Vec::as_slice), text, None);
            match marks.and_then(|marks| marks.change) {
                Some(change) if !own.is_empty() => vec![Inline::Changed(change, own)],
                _ => own,
            }
        };
        if row.kind == RowKind::Group {
            let wide = data.columns.len().to_string();
            let text = text(0, row.cells.first().map_or("", String::as_str));
            self.xml.open("tr", &[("class", "group")]);
            let cell = [
                ("colspan", wide.as_str()),
                ("scope", "rowgroup"),
                ("class", "group"),
            ];
            self.shown("th", &cell, &text);
            return self.xml.close();
        }
        match row.kind {
            RowKind::Total => self.xml.open("tr", &[("class", "total")]),
            _ => self.xml.open("tr", &[]),
        }
        for (at, own) in row.cells.iter().enumerate() {
            let align = data.columns.get(at).map_or("left", |column| column.align);
            let class = match at {
                0 => class([align, rank(own)]),
                _ => class([align, short(own)]),
            };
            let mut attributes = Vec::new();
            if !class.is_empty() {
                attributes.push(("class", class.as_str()));
            }
            let text = text(at, own);
            if at == 0 && !own.is_empty() {
                attributes.push(("scope", "row"));
                self.shown("th", &attributes, &text);
            } else {
                self.shown("td", &attributes, &text);
            }
        }
        self.xml.close();
    }

    fn table_notes(&mut self, table: &Table) {
        let notes = table.shown_notes();
        if notes.is_empty() {
            return;
        }
        if table.marks.is_some() {
            // Two versions of a note may have no sign in common.
            self.xml.open("div", &[("class", "notes-of-table")]);
            notes.iter().for_each(|line| self.shown("p", &[], line));
            return self.xml.close();
        }
        self.xml.open("div", &[("class", "notes-of-table signed")]);
        for (at, (sign, text)) in table.data.notes.iter().enumerate() {
            let lead = if at == 0 {
                table.data.lead.as_str()
            } else {
                ""
            };
            self.xml.open("p", &[]);
            for part in [lead, sign.as_str()] {
                self.lines("span", &[], part);
                self.xml.text(" ");
            }
            self.lines("span", &[], text);
            self.xml.close();
        }
        self.xml.close();
    }
}

/// Names of classes; the left side needs none.
fn class(names: [&str; 2]) -> String {
    let names = names
        .into_iter()
        .filter(|name| !["left", ""].contains(name));
    names.collect::<Vec<_>>().join(" ")
}

/// The most signs of a Chinese word, and of a figure, that a narrow screen does not part.
const SHORT: usize = 4;
const FIGURE: usize = 16;

/// What holds a text on a line that would be parted between its signs.
fn short(text: &str) -> &'static str {
    let count = text.chars().count();
    let is_figure = || text.contains([' ', '+', '(']) && !text.contains(char::is_alphabetic);
    let is_word = || !text.is_ascii() && !text.contains('\n');
    match count <= SHORT && is_word() || count <= FIGURE && is_figure() {
        true => "k",
        false => "",
    }
}

/// What gives the words at the head of a row room: all that a short one needs, and a long
/// one that of a rank.
fn rank(text: &str) -> &'static str {
    match text.chars().count() > 2 * SHORT {
        true => "rank",
        false => short(text),
    }
}
