//! Tables, pictures and charts of a redline.

use serde_json::{Value, json};

use super::data::{Data, is_marked};
use super::label;
use content::table::{RowData, TableData};
use editions::document::{Change, ChartPage, Inline, Picture, RowMarks, Table};

impl Data {
    pub(super) fn table(&self, own: &Table) -> Value {
        // By these the columns have room for both versions, and rows stand on one page.
        let both = own.with_both_versions();
        let mut table = json!(both);
        let (mut caption_bar, mut head_bar) = (Value::Null, Value::Null);
        if let Some(marks) = &own.marks {
            if own.data.caption.is_some() {
                table["caption"] = self.inline(&marks.caption);
                caption_bar = self.bar([&marks.caption]);
            }
            head_bar = self.bar(marks.head.iter().flatten());
            for (y, row) in marks.head.iter().enumerate() {
                for (x, cell) in row.iter().enumerate() {
                    table["header"][y][x]["text"] = self.inline(cell);
                }
            }
            for (row, own) in marks.rows.iter().enumerate() {
                self.row(&mut table["rows"][row], own, &both.rows[row]);
            }
        }
        let (lead, notes) = self.notes(&own.data, own.shown_notes());
        json!({
            "kind": "table", "table": table, "marked": false, "of_body": own.is_of_body,
            "caption_bar": caption_bar, "head_bar": head_bar,
            "lead": self.inline(&lead), "notes": notes,
        })
    }

    /// A row with its marks; `both` has both versions of its texts.
    fn row(&self, row: &mut Value, marks: &RowMarks, both: &RowData) {
        let cell = |cell: &Vec<Inline>| match marks.change {
            Some(change) if !cell.is_empty() => vec![Inline::Changed(change, cell.clone())],
            _ => cell.clone(),
        };
        let cells: Vec<Vec<Inline>> = marks.cells.iter().map(cell).collect();
        row["bar"] = self.bar(&cells);
        row["cells"] = cells.iter().map(|cell| self.inline(cell)).collect();
        row["sizes"] = both.cells.iter().map(String::len).collect();
    }

    /// The words before all notes of a table, and its notes, each with its sign.
    fn notes(&self, data: &TableData, mut lines: Vec<Vec<Inline>>) -> (Vec<Inline>, Vec<Value>) {
        let starts = |sign: &str, text: &str| {
            let rest = text.strip_prefix(sign)?.strip_prefix(' ')?;
            (!sign.is_empty()).then(|| text.len() - rest.len())
        };
        let mut lead = Vec::new();
        if let Some(first) = lines.first_mut() {
            (lead, *first) = label::split(first, |text| starts(&data.lead, text));
        }
        let sign = |text: &str| {
            let mut signs = data.notes.iter();
            signs.find_map(|(sign, _)| starts(sign, text))
        };
        let note = |line: &Vec<Inline>| {
            let (sign, text) = label::split(line, sign);
            json!([self.inline(&sign), self.inline(&text), self.bar([line])])
        };
        (lead, lines.iter().map(note).collect())
    }

    pub(super) fn picture(&self, own: &Picture, gone: bool) -> Value {
        let [caption, note] = &own.marks;
        let plain = |marks: &[Inline], text: &Option<String>| match (marks.is_empty(), text) {
            (true, Some(text)) => Some(self.inline(&[Inline::plain(text)])),
            (true, None) => None,
            (false, _) => Some(self.inline(marks)),
        };
        json!({
            "kind": "picture", "path": own.path, "alt": own.alt, "width": own.size.0, "gone": gone,
            "caption": plain(caption, &own.caption), "note": plain(note, &own.note),
            "numbered": own.number.is_some(),
            "marked": is_marked(caption) || is_marked(note),
        })
    }

    pub(super) fn chart(&self, own: &ChartPage) -> Value {
        let marks = own.marks.as_deref().cloned().unwrap_or_default();
        let boxes = marks.boxes.iter().filter_map(|(at, change)| {
            let own = own.page.boxes.get(*at)?;
            let moved = matches!(change, Change::MovedHere(_));
            Some(json!({ "x": own.x, "y": own.y, "w": own.w, "h": own.h, "moved": moved }))
        });
        let told = marks.told.iter().map(|line| self.inline(line));
        let note = Inline::marked(&marks.note, &own.note, None);
        let mut page = json!(own.page);
        // A page that these lead to may not be among these.
        for own in page["boxes"].as_array_mut().into_iter().flatten() {
            own["link"] = Value::Null;
        }
        json!({
            "kind": "chart", "name": own.name, "title": own.title, "page": page, "room": own.room,
            "legend": own.legend, "note": self.inline(&note),
            "note_marked": is_marked(&note), "marked": false,
            "marked_boxes": boxes.collect::<Vec<_>>(),
            "ghosts": marks.ghosts, "told": told.collect::<Vec<_>>(),
        })
    }
}
