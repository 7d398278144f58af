//! Tables, with their cells named for readers aloud.

use super::Page;
use crate::document::Table;
use content::table::{HeadCell, RowData, RowKind, TableData};

impl Page<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let data = &table.data;
        self.xml
            .open("div", &[("class", "wide"), ("tabindex", "0")]);
        self.xml.open("table", &[]);
        if let Some(caption) = &data.caption {
            let lead = self.document.caption_lead("table", table.number);
            let lead = lead.map(|(word, number, between)| format!("{word}{number}{between}"));
            let caption = format!("{}{caption}", lead.unwrap_or_default());
            self.lines("caption", &[], &caption);
        }
        self.xml.open("thead", &[]);
        for row in &data.header {
            self.xml.open("tr", &[]);
            row.iter().for_each(|cell| self.head_cell(data, cell));
            self.xml.close();
        }
        self.xml.close();
        self.xml.open("tbody", &[]);
        for (at, row) in data.rows.iter().enumerate() {
            if row.kind == RowKind::Group && at > 0 {
                self.xml.close();
                self.xml.open("tbody", &[]);
            }
            self.row(data, row);
        }
        self.xml.close_many(2);
        self.table_notes(data);
        self.xml.close();
    }

    fn head_cell(&mut self, data: &TableData, cell: &HeadCell) {
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
        if cell.text.is_empty() {
            self.xml.leaf("td", &attributes, "");
            return;
        }
        let scope = match cell.colspan > 1 && cell.colspan < data.columns.len() {
            true => "colgroup",
            false => "col",
        };
        attributes.push(("scope", scope));
        self.lines("th", &attributes, &cell.text);
    }

    fn row(&mut self, data: &TableData, row: &RowData) {
        if row.kind == RowKind::Group {
            let wide = data.columns.len().to_string();
            let text = row.cells.first().map_or("", String::as_str);
            self.xml.open("tr", &[("class", "group")]);
            let cell = [
                ("colspan", wide.as_str()),
                ("scope", "rowgroup"),
                ("class", "group"),
            ];
            self.lines("th", &cell, text);
            return self.xml.close();
        }
        match row.kind {
            RowKind::Total => self.xml.open("tr", &[("class", "total")]),
            _ => self.xml.open("tr", &[]),
        }
        for (at, text) in row.cells.iter().enumerate() {
            let align = data.columns.get(at).map_or("left", |column| column.align);
            let class = match align {
                "left" => None,
                side => Some(("class", side)),
            };
            let mut attributes: Vec<(&str, &str)> = class.into_iter().collect();
            if at == 0 && !text.is_empty() {
                attributes.push(("scope", "row"));
                self.lines("th", &attributes, text);
            } else {
                self.lines("td", &attributes, text);
            }
        }
        self.xml.close();
    }

    fn table_notes(&mut self, data: &TableData) {
        if data.notes.is_empty() {
            return;
        }
        self.xml.open("div", &[("class", "notes-of-table")]);
        for line in data.note_lines() {
            self.lines("p", &[], &line);
        }
        self.xml.close();
    }
}
