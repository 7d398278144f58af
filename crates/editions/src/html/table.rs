//! Tables, with their cells named for readers aloud.

use super::Page;
use crate::document::{Inline, RowMarks, Table};
use content::table::{HeadCell, RowData, RowKind, TableData};

impl Page<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let data = &table.data;
        let marks = table.marks.as_deref();
        self.xml
            .open("div", &[("class", "wide"), ("tabindex", "0")]);
        self.xml.open("table", &[]);
        if let Some(caption) = &data.caption {
            let lead = self.document.caption_lead("table", table.number);
            let own = marks.map_or(&[][..], |marks| &marks.caption);
            self.caption("caption", lead, (caption, own));
        }
        self.xml.open("thead", &[]);
        for (y, row) in data.header.iter().enumerate() {
            self.xml.open("tr", &[]);
            for (x, cell) in row.iter().enumerate() {
                let own = marks.and_then(|marks| marks.head.get(y)?.get(x));
                self.head_cell(data, cell, own.map_or(&[], Vec::as_slice));
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
        self.table_notes(table);
        self.xml.close();
    }

    fn head_cell(&mut self, data: &TableData, cell: &HeadCell, marks: &[Inline]) {
        let (wide, high) = (cell.colspan.to_string(), cell.rowspan.to_string());
        let mut attributes = Vec::new();
        if cell.colspan > 1 {
            attributes.push(("colspan", wide.as_str()));
            attributes.push(("class", "center"));
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
            let class = match align {
                "left" => None,
                side => Some(("class", side)),
            };
            let mut attributes: Vec<(&str, &str)> = class.into_iter().collect();
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
        self.xml.open("div", &[("class", "notes-of-table")]);
        for line in &notes {
            self.shown("p", &[], line);
        }
        self.xml.close();
    }
}
