//! Tables, with rows at their heads that are repeated on every page.

use super::Book;
use super::redline::marked;
use crate::document::{Inline, Look, Table, TableMarks, Words};
use crate::widths::{Columns, SIZES, columns};
use content::table::{HeadCell, RowKind, TableData};

/// A cell of a row.
pub(super) struct Cell<'t> {
    pub(super) text: &'t str,
    /// What became of its words.
    pub(super) marks: &'t [Inline],
    pub(super) wide: usize,
    /// Whether it goes on from the row above, or begins a cell that goes on.
    pub(super) tall: Option<bool>,
    pub(super) align: &'static str,
    pub(super) strong: bool,
    pub(super) passage: Option<usize>,
    pub(super) borders: String,
    /// Whether it stands on one page with what follows.
    pub(super) kept: bool,
}

impl<'t> Cell<'t> {
    /// A cell that says so much, without borders of its own.
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            text,
            marks: &[],
            wide: 1,
            tall: None,
            align: "left",
            strong: false,
            passage: None,
            borders: String::new(),
            kept: false,
        }
    }
}

impl Book<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let data = &table.data;
        if is_apart(table) {
            self.turn(true);
        }
        self.caption_above(table);
        let columns = columns(table, (self.document.lang, self.measure));
        self.open_table(columns, false);
        self.head_rows(data, table.marks.as_deref());
        self.body_rows(table);
        self.xml.close();
        self.last = None;
        self.table_notes(table);
    }

    /// The rows below the head.
    fn body_rows(&mut self, table: &Table) {
        let (data, marks) = (&table.data, table.marks.as_deref());
        let kept = !is_long(table);
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
                kept: kept && (!last || !data.notes.is_empty()),
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

    pub(super) fn open_table(&mut self, columns: Columns, ruled: bool) {
        let widths = &columns.widths;
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
        self.columns = columns;
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

    pub(super) fn row(&mut self, cells: &[Cell<'_>], head: bool) {
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
            let widths = self.columns.widths.iter().skip(at).take(cell.wide);
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
        let keep = match head || cell.kept {
            true => "<w:keepNext/>",
            false => "",
        };
        self.paragraph(text_style(self.columns.size), &format!("{keep}{side}"));
        let look = Look {
            strong: cell.strong,
            ..Look::default()
        };
        let whole;
        let text = match head && cell.marks.is_empty() {
            true => {
                whole = self.whole_numbers(cell.text, width);
                whole.as_str()
            }
            false => cell.text,
        };
        self.inline(&marked(cell.marks, text, look, cell.passage), 0);
        self.xml.close_many(2);
    }
}

/// Whether a table stands across on pages of its own. An annex that does so as a whole
/// has such pages already.
pub(super) fn is_apart(table: &Table) -> bool {
    table.data.landscape && table.is_of_body
}

fn head_cell<'t>(
    data: &TableData,
    (cell, marks): (Option<&'t HeadCell>, &'t [Inline]),
    x: usize,
    (tall, borders): (Option<bool>, String),
) -> Cell<'t> {
    let wide = cell.map_or(1, |cell| cell.colspan.max(1));
    Cell {
        marks,
        wide,
        tall,
        align: match wide > 1 {
            true => "center",
            false => data.columns.get(x).map_or("left", |column| column.align),
        },
        strong: true,
        borders,
        ..Cell::of(cell.map_or("", |cell| cell.text.as_str()))
    }
}

/// Tables with more rows than this may be longer than a page, as in placed.typ.
const PAGE_OF_ROWS: usize = 30;

/// Whether a table may stand on several pages.
pub(super) fn is_long(table: &Table) -> bool {
    table.data.breakable || table.data.rows.len() > PAGE_OF_ROWS
}

/// The style of the cells' texts in this size of type.
fn text_style(size: usize) -> &'static str {
    let styles = [
        "TableText",
        "TableText11",
        "TableText10",
        "TableText9",
        "TableText8",
        "TableText7",
    ];
    let own = SIZES.iter().zip(styles).find(|(own, _)| **own == size);
    own.map_or("TableText6", |(_, style)| style)
}

/// A line at a side of a cell, in eighths of a point.
fn edge(side: &str, size: usize) -> String {
    format!("<w:{side} w:val=\"single\" w:sz=\"{size}\" w:space=\"0\" w:color=\"auto\"/>")
}
