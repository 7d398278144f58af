//! Tables, with rows at their heads that are repeated on every page.

use super::Book;
use super::redline::marked;
use super::sections::Section;
use super::widths::{WIDTHS, widths};
use crate::document::{Beside, Inline, Look, Table, TableMarks, Words};
use content::table::{HeadCell, RowKind, TableData};

/// A cell of a row.
struct Cell<'t> {
    text: &'t str,
    /// What became of its words.
    marks: &'t [Inline],
    wide: usize,
    /// Whether it goes on from the row above, or begins a cell that goes on.
    tall: Option<bool>,
    align: &'static str,
    strong: bool,
    passage: Option<usize>,
    borders: String,
}

impl Book<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let data = &table.data;
        // One that stands across has pages of its own, unless its annex has.
        let apart = data.landscape && table.is_of_body;
        if apart {
            let section = self.body_section();
            self.end_section(&section);
            self.sections += 1;
        }
        self.caption_above(table);
        self.open_table(&widths(data), false);
        self.head_rows(data, table.marks.as_deref());
        self.body_rows(table);
        self.xml.close();
        self.last = None;
        self.table_notes(&table.shown_notes());
        if apart {
            let section = Section {
                landscape: true,
                ..self.body_section()
            };
            self.end_section(&section);
        }
    }

    /// The rows below the head.
    fn body_rows(&mut self, table: &Table) {
        let (data, marks) = (&table.data, table.marks.as_deref());
        for (at, row) in data.rows.iter().enumerate() {
            let last = at + 1 == data.rows.len();
            let passages = table.passages.get(at);
            let own = marks.and_then(|marks| marks.rows.get(at));
            let above = if row.kind == RowKind::Total {
                edge("top", 4)
            } else {
                String::new()
            };
            let below = if last {
                edge("bottom", 8)
            } else {
                String::new()
            };
            let strong = row.kind != RowKind::Row;
            let count = if row.kind == RowKind::Group {
                1
            } else {
                data.columns.len()
            };
            let cell = |at: usize| Cell {
                text: row.cells.get(at).map_or("", String::as_str),
                marks: own
                    .and_then(|own| own.cells.get(at))
                    .map_or(&[], Vec::as_slice),
                wide: if row.kind == RowKind::Group {
                    data.columns.len()
                } else {
                    1
                },
                tall: None,
                align: data.columns.get(at).map_or("left", |column| column.align),
                strong,
                passage: passages.and_then(|row| row.get(at).copied().flatten()),
                borders: format!("{above}{below}"),
            };
            let cells: Vec<Cell<'_>> = (0..count).map(cell).collect();
            let before = self.change;
            self.change = own.and_then(|own| own.change).or(before);
            self.row(&cells, false);
            self.change = before;
        }
    }

    fn caption_above(&mut self, table: &Table) {
        if let Some(caption) = &table.data.caption {
            let lead = self.document.caption_lead("table", table.number);
            let own = table.marks.as_deref().map_or(&[][..], |own| &own.caption);
            let own = Inline::marked(own, caption, table.around.caption);
            self.caption("TableCaption", "Table", lead, &own);
        }
    }

    /// A caption, whose number Word counts.
    pub(super) fn caption(
        &mut self,
        style: &str,
        sequence: &str,
        lead: Option<(String, usize, &str)>,
        caption: &[Inline],
    ) {
        self.paragraph(style, "");
        if let Some((word, number, between)) = lead {
            self.text_run(&word);
            let shown = Words {
                text: number.to_string(),
                ..Words::default()
            };
            self.field(&format!("SEQ {sequence} \\* ARABIC"), &shown);
            self.text_run(between);
        }
        self.inline(caption, 0);
        self.xml.close();
    }

    fn open_table(&mut self, widths: &[usize], ruled: bool) {
        self.xml.open("w:tbl", &[]);
        self.xml.open("w:tblPr", &[]);
        let whole: usize = widths.iter().sum();
        let width = whole.to_string();
        self.xml
            .empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
        self.xml.empty("w:jc", &[("w:val", "center")]);
        if ruled {
            self.xml.open("w:tblBorders", &[]);
            for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                self.xml.raw(&edge(side, 4));
            }
            self.xml.close();
        }
        self.xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        self.xml.raw("<w:tblCellMar><w:top w:w=\"60\" w:type=\"dxa\"/><w:left w:w=\"100\" w:type=\"dxa\"/><w:bottom w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"100\" w:type=\"dxa\"/></w:tblCellMar>");
        self.xml.close();
        self.xml.open("w:tblGrid", &[]);
        for width in widths {
            self.xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        self.xml.close();
        self.columns = widths.to_vec();
    }

    /// The rows at the head: a cell that reaches down is begun and gone on with.
    fn head_rows(&mut self, data: &TableData, marks: Option<&TableMarks>) {
        let mut reaching: Vec<usize> = vec![0; data.columns.len()];
        let rows = data.header.len();
        for (y, row) in data.header.iter().enumerate() {
            let mut cells = Vec::new();
            let own = marks.and_then(|marks| marks.head.get(y));
            let own = |at: usize| {
                own.and_then(|row| row.get(at))
                    .map_or(&[][..], Vec::as_slice)
            };
            let mut given = row.iter().enumerate();
            let mut x = 0;
            let edges = |down: usize, wide: usize| {
                let above = if y == 0 {
                    edge("top", 8)
                } else {
                    String::new()
                };
                let ends = y + down == rows || wide > 1;
                let below = if ends {
                    edge("bottom", 4)
                } else {
                    String::new()
                };
                format!("{above}{below}")
            };
            while x < data.columns.len() {
                if reaching[x] > 0 {
                    reaching[x] -= 1;
                    cells.push(head_cell(
                        data,
                        (None, &[]),
                        x,
                        (Some(false), edges(1 + reaching[x], 1)),
                    ));
                    x += 1;
                    continue;
                }
                let Some((at, cell)) = given.next() else {
                    break;
                };
                let wide = cell.colspan.clamp(1, data.columns.len() - x);
                for below in &mut reaching[x..x + wide] {
                    *below = cell.rowspan.saturating_sub(1);
                }
                let tall = (cell.rowspan > 1).then_some(true);
                cells.push(head_cell(
                    data,
                    (Some(cell), own(at)),
                    x,
                    (tall, edges(cell.rowspan, wide)),
                ));
                x += wide;
            }
            self.row(&cells, true);
        }
    }

    fn row(&mut self, cells: &[Cell<'_>], head: bool) {
        self.xml.open("w:tr", &[]);
        self.xml.open("w:trPr", &[]);
        self.xml.empty("w:cantSplit", &[]);
        if head {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.row_mark();
        self.xml.close();
        let mut at = 0;
        for cell in cells {
            let widths = self.columns.iter().skip(at).take(cell.wide);
            let width: usize = widths.sum();
            at += cell.wide;
            self.cell(cell, width, head);
        }
        self.xml.close();
    }

    fn cell(&mut self, cell: &Cell<'_>, width: usize, head: bool) {
        self.xml.open("w:tc", &[]);
        self.xml.open("w:tcPr", &[]);
        self.xml
            .empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        if cell.wide > 1 {
            self.xml
                .empty("w:gridSpan", &[("w:val", &cell.wide.to_string())]);
        }
        match cell.tall {
            Some(true) => self.xml.empty("w:vMerge", &[("w:val", "restart")]),
            Some(false) => self.xml.empty("w:vMerge", &[]),
            None => {}
        }
        if !cell.borders.is_empty() {
            self.xml.open("w:tcBorders", &[]);
            self.xml.raw(&cell.borders);
            self.xml.close();
        }
        if head {
            self.xml.empty("w:vAlign", &[("w:val", "bottom")]);
        }
        self.xml.close();
        let side = format!("<w:jc w:val=\"{}\"/>", cell.align);
        let keep = if head { "<w:keepNext/>" } else { "" };
        self.paragraph("TableText", &format!("{keep}{side}"));
        let look = Look {
            strong: cell.strong,
            ..Look::default()
        };
        self.inline(&marked(cell.marks, cell.text, look, cell.passage), 0);
        self.xml.close_many(2);
    }

    fn table_notes(&mut self, notes: &[Vec<Inline>]) {
        for (at, line) in notes.iter().enumerate() {
            let style = if at == 0 {
                "TableNoteFirst"
            } else {
                "TableNote"
            };
            // The last one keeps what follows at a distance.
            let last = at + 1 == notes.len();
            self.paragraph(
                style,
                if last {
                    "<w:spacing w:after=\"200\"/>"
                } else {
                    ""
                },
            );
            self.inline(line, 0);
            self.xml.close();
        }
        if notes.is_empty() {
            // Two tables that follow one another would be one.
            self.paragraph("AfterTable", "");
            self.xml.close();
        }
    }

    /// Two job descriptions in two columns.
    pub(super) fn beside(&mut self, beside: &Beside) {
        self.open_table(&[WIDTHS.0 / 2, WIDTHS.0 / 2], true);
        let head = |text| Cell {
            text,
            marks: &[],
            wide: 1,
            tall: None,
            align: "center",
            strong: true,
            passage: None,
            borders: String::new(),
        };
        let heads: Vec<Cell<'_>> = beside
            .heads
            .iter()
            .map(|text| head(text.as_str()))
            .collect();
        self.row(&heads, true);
        for row in &beside.rows {
            self.xml.open("w:tr", &[]);
            if self.change.is_some() {
                self.xml.open("w:trPr", &[]);
                // The schema wants another property before the mark.
                self.xml.empty("w:cantSplit", &[]);
                self.row_mark();
                self.xml.close();
            }
            for (level, text) in row {
                self.xml.open("w:tc", &[]);
                let width = (WIDTHS.0 / 2).to_string();
                self.xml.open("w:tcPr", &[]);
                self.xml
                    .empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
                self.xml.close();
                let left = level * 520;
                self.paragraph("TableText", &format!("<w:ind w:left=\"{left}\"/>"));
                self.inline(text, 0);
                self.xml.close_many(2);
            }
            self.xml.close();
        }
        self.xml.close();
        self.paragraph("AfterTable", "");
        self.xml.close();
    }
}

fn head_cell<'t>(
    data: &TableData,
    (cell, marks): (Option<&'t HeadCell>, &'t [Inline]),
    x: usize,
    (tall, borders): (Option<bool>, String),
) -> Cell<'t> {
    let wide = cell.map_or(1, |cell| cell.colspan.max(1));
    Cell {
        text: cell.map_or("", |cell| cell.text.as_str()),
        marks,
        wide,
        tall,
        align: match wide > 1 {
            true => "center",
            false => data.columns.get(x).map_or("left", |column| column.align),
        },
        strong: true,
        passage: None,
        borders,
    }
}

/// A line at a side of a cell, in eighths of a point.
fn edge(side: &str, size: usize) -> String {
    format!("<w:{side} w:val=\"single\" w:sz=\"{size}\" w:space=\"0\" w:color=\"auto\"/>")
}
