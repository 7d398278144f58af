//! CSV tables as a workbook.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, IgnoreError, Note, Workbook, Worksheet, XlsxError,
};

use super::lines::{Line, lines, unlined};
use super::{Habits, TableText, meaning};
use crate::schema::words;
use tables::source::workbook::{Book, address};
use tables::source::{Row, Sources, Table};

/// Why tables are not written as a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotWritten {
    /// A cell or comment of the table of this name, by its place there, cannot be
    /// kept.
    Cell {
        /// The name of the table.
        table: String,
        /// The place in its text, in bytes.
        at: usize,
        /// What speaks against it.
        why: String,
    },
    /// The workbook cannot be made, or be read again.
    Book(String),
}

/// The most characters of a cell of Excel, in UTF-16.
const LONGEST: usize = 32_767;

/// The most rows of a sheet.
const ROWS: u32 = 1_048_576;

/// How wide a column is at most and at least, in characters.
const WIDTHS: (f64, f64) = (9.0, 60.0);

/// The columns whose cells are ids of another table. Cells that may hold several
/// are not among them.
const IDS: [(&str, &str); 7] = [
    ("office", "offices"),
    ("part_of", "offices"),
    ("rank", "ranks"),
    ("post", "posts"),
    ("reports_to", "posts"),
    ("held_against", "posts"),
    ("head", "heads"),
];

/// The bytes of a workbook with a sheet for each table. The same tables give the
/// same bytes. It is read again, and has all that they have.
///
/// # Errors
/// When a cell cannot be kept as it is.
pub fn workbook(tables: &[TableText<'_>]) -> Result<Vec<u8>, NotWritten> {
    let failed = |error: XlsxError| NotWritten::Book(error.to_string());
    let mut sources = Sources::default();
    let mut sheets: Vec<(&TableText<'_>, Vec<Line>)> = Vec::new();
    for table in tables {
        let file = sources.add(table.name.into(), String::new(), Vec::new());
        let lines = lines(file, table.text);
        fits(table, &lines)?;
        sheets.push((table, lines));
    }
    let ids = id_cells(&sheets);
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    let mut properties = DocProperties::new().set_creation_datetime(&made);
    for (table, lines) in &sheets {
        let habits = Habits {
            mark: table.mark,
            crlf: table.text.contains("\r\n"),
            wide: lines.iter().any(|line| line.is_wide),
        };
        let name = habits.property(table.name);
        properties = properties.set_custom_property(name, "panelpaper");
        let sheet = book.add_worksheet();
        write(sheet, table.name, lines, &ids).map_err(failed)?;
    }
    book.set_properties(&properties);
    let bytes = book.save_to_buffer().map_err(failed)?;
    same(tables, &bytes)?;
    Ok(bytes)
}

fn stem(name: &str) -> &str {
    name.strip_suffix(".csv").unwrap_or(name)
}

/// What Excel has no room for.
fn fits(table: &TableText<'_>, lines: &[Line]) -> Result<(), NotWritten> {
    let last = lines.last().map_or(0, |line| line.number);
    if last >= ROWS {
        let why = format!("{} has more than the {ROWS} rows of a sheet", table.name);
        return Err(NotWritten::Book(why));
    }
    for line in lines {
        let long = line
            .cells
            .iter()
            .find(|cell| cell.encode_utf16().count() > LONGEST);
        if let Some(cell) = long {
            return Err(NotWritten::Cell {
                table: table.name.to_owned(),
                at: table.text.find(cell.as_str()).unwrap_or_default(),
                why: format!("it has more than the {LONGEST} characters of a cell of Excel"),
            });
        }
    }
    Ok(())
}

/// Where the ids of each table stand: `offices!$A$2:$A$99`, with room for more.
fn id_cells(sheets: &[(&TableText<'_>, Vec<Line>)]) -> BTreeMap<String, String> {
    let cells = sheets.iter().filter_map(|(table, lines)| {
        let head = lines.iter().find(|line| line.is_head)?;
        let column = head.cells.iter().position(|cell| cell.trim() == "id")?;
        let letters = address(0, u32::try_from(column).ok()?);
        let letters = letters.trim_end_matches('1');
        let (first, last) = (head.number + 2, lines.last()?.number + 200);
        let name = stem(table.name);
        Some((
            name.to_owned(),
            format!("={name}!${letters}${first}:${letters}${last}"),
        ))
    });
    cells.collect()
}

fn write(
    sheet: &mut Worksheet,
    name: &str,
    lines: &[Line],
    ids: &BTreeMap<String, String>,
) -> Result<(), XlsxError> {
    let text = Format::new()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let bold = text
        .clone()
        .set_bold()
        .set_border_bottom(FormatBorder::Thin);
    let grey = Format::new().set_num_format("@").set_italic();
    sheet.set_name(stem(name))?;
    let head = lines.iter().find(|line| line.is_head);
    let heads: &[String] = head.map_or(&[], |head| &head.cells);
    let width = u16::try_from(heads.len()).unwrap_or(u16::MAX);
    for column in 0..width {
        sheet.set_column_width(column, column_width(lines, column.into()))?;
        sheet.set_column_format(column, &text)?;
    }
    for line in lines {
        let is_comment = line
            .cells
            .first()
            .is_some_and(|cell| cell.trim_start().starts_with('#'));
        let format = match (line.is_head, is_comment) {
            (true, _) => &bold,
            (_, true) => &grey,
            _ => &text,
        };
        for (column, cell) in (0..).zip(&line.cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string_with_format(line.number, column, cell, format)?;
        }
    }
    let Some(head) = head.filter(|_| width > 0) else {
        return Ok(());
    };
    let last = lines.last().map_or(head.number, |line| line.number);
    sheet.set_freeze_panes(head.number + 1, 0)?;
    sheet.autofilter(head.number, 0, last, width - 1)?;
    sheet.ignore_error_range(0, 0, last, width - 1, IgnoreError::NumberStoredAsText)?;
    for (column, cell) in (0..).zip(heads) {
        let cell = cell.trim();
        if let Some(meaning) = meaning(name, cell) {
            let note = Note::new(meaning)
                .set_author("panelpaper")
                .add_author_prefix(false);
            sheet.insert_note(head.number, column, &note.set_width(320).set_height(120))?;
        }
        if let Some(validation) = validation(stem(name), cell, ids)? {
            sheet.add_data_validation(head.number + 1, column, last + 200, column, &validation)?;
        }
    }
    Ok(())
}

/// The list that a column's cells are chosen from. Other texts are let in after a
/// question: ids may be added to their table later.
fn validation(
    table: &str,
    column: &str,
    ids: &BTreeMap<String, String>,
) -> Result<Option<DataValidation>, XlsxError> {
    let list = match words(table, column) {
        Some(words) => DataValidation::new().allow_list_strings(&words)?,
        None => {
            let of = IDS.iter().find(|(known, _)| *known == column);
            let Some(cells) = of.and_then(|(_, table)| ids.get(*table)) else {
                return Ok(None);
            };
            DataValidation::new().allow_list_formula(Formula::new(cells))
        }
    };
    Ok(Some(
        list.set_error_style(DataValidationErrorStyle::Warning),
    ))
}

/// How wide a column is: as its longest line, within bounds. A Chinese character
/// has the room of two.
fn column_width(lines: &[Line], column: usize) -> f64 {
    let cells = lines
        .iter()
        .filter(|line| line.is_head || line.cells.len() > 1);
    let cells = cells.filter_map(|line| line.cells.get(column));
    let wide = |line: &str| -> u32 { line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum() };
    let longest = cells.flat_map(|cell| cell.lines().map(wide)).max();
    (f64::from(longest.unwrap_or_default()) + 2.0).clamp(WIDTHS.0, WIDTHS.1)
}

/// Reads a workbook again, and compares it with what it was made of.
fn same(tables: &[TableText<'_>], bytes: &[u8]) -> Result<(), NotWritten> {
    let failed = |error: tables::source::workbook::Refused| NotWritten::Book(error.to_string());
    let mut book = Book::open(bytes.to_vec()).map_err(failed)?;
    let file = Sources::default().add("".into(), String::new(), Vec::new());
    for table in tables {
        let read = book.sheet(stem(table.name)).map_err(failed)?.text;
        let (one, _) = Table::parse(file, table.text);
        let (two, _) = Table::parse(file, &read);
        let (one, two) = (said(&one, table.text), said(&two, &read));
        let mut pairs = one.iter().zip(&two);
        let differs = pairs
            .find(|((_, one), (_, two))| one != two)
            .map(|(one, _)| one.0);
        let longer = one.get(two.len()).map(|(at, _)| *at);
        let more = (two.len() > one.len()).then_some(0);
        if let Some(at) = differs.or(longer).or(more) {
            return Err(NotWritten::Cell {
                table: table.name.to_owned(),
                at,
                why: "a workbook would not keep it as it is".to_owned(),
            });
        }
    }
    Ok(())
}

/// All that a table says, in order, each with its place.
fn said(table: &Table, text: &str) -> Vec<(usize, Vec<String>)> {
    let width = table.width();
    let cells = |row: &Row| {
        let mut cells: Vec<String> = row.cells.iter().map(|cell| unlined(&cell.text)).collect();
        // Empty cells at the end are those that a spreadsheet adds.
        let filled = cells.iter().rposition(|cell| !cell.trim().is_empty());
        cells.truncate(
            filled
                .map_or(0, |last| last + 1)
                .max(width.min(cells.len())),
        );
        (row.span.start, cells)
    };
    let head = table.headers.iter().map(|cell| cell.text.clone());
    let mut said = vec![(0, head.take(width).collect())];
    said.extend(table.rows.iter().chain(&table.passed_over).map(cells));
    said.extend(table.comments.iter().map(|span| {
        let words = text.get(span.start..span.end).unwrap_or_default();
        (span.start, vec![unlined(&words.replace("\"\"", "\""))])
    }));
    said
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::workbook::csv_tables;

    const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

    /// A table to a workbook and back.
    #[track_caller]
    fn back(name: &str, text: &str, mark: bool) -> String {
        let tables = [TableText { name, text, mark }];
        let bytes = workbook(&tables).expect("it can be kept");
        assert_eq!(workbook(&tables).as_ref(), Ok(&bytes), "the same bytes");
        let mut book = Book::open(bytes).expect("a workbook");
        let mut tables = csv_tables(&mut book, &[name]).expect("sheets");
        String::from_utf8(tables.remove(0).bytes).expect("UTF-8")
    }

    /// A text without what quotes cells.
    fn unquoted(text: &str) -> String {
        text.replace('"', "")
    }

    fn tables_below(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                tables_below(&path, found);
            } else if path.extension().is_some_and(|it| it == "csv") {
                found.push(path);
            }
        }
    }

    #[test]
    fn every_table_of_the_repository_comes_back_byte_for_byte() {
        let mut paths = Vec::new();
        for folder in ["data", "examples", "seeds", "templates", "tests"] {
            tables_below(&Path::new(ROOT).join(folder), &mut paths);
        }
        let known = |path: &&PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str());
            tables::load::TABLES
                .iter()
                .any(|(table, _)| Some(*table) == name)
        };
        let paths: Vec<&PathBuf> = paths.iter().filter(known).collect();
        assert!(paths.len() > 20, "{}", paths.len());
        for path in paths {
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .expect("a name");
            let written = fs::read_to_string(path).expect("UTF-8");
            let text = written.strip_prefix('\u{FEFF}');
            let back = back(name, text.unwrap_or(&written), text.is_some());
            assert_eq!(unquoted(&back), unquoted(&written), "{}", path.display());
        }
    }

    #[test]
    fn marks_line_ends_comments_and_odd_cells_come_back() {
        let text = "# first, \"a\nid,name_zh\n\n1,\"a, \"\"b\"\"\nc\"\n# x,y\n007, z \n#1,w\n#allow a/b: c\n";
        let text = |mark: &str| format!("{mark}{}", text.replace("#1,w", "\"#1\",w"));
        assert_eq!(back("ranks.csv", &text(""), false), text(""));
        assert_eq!(back("ranks.csv", &text(""), true), text("\u{FEFF}"));
        let crlf = text("").replace('\n', "\r\n");
        assert_eq!(back("ranks.csv", &crlf, false), crlf);
        let wide = "id,a,b\n\"# x, y\",,\n# z,,\n# 1,2,3\n";
        assert_eq!(back("ranks.csv", wide, false), wide.replace('"', ""));
    }

    /// Tables by a fixed seed, of whatever cells have.
    #[test]
    fn random_tables_come_back() {
        let mut seed = 7_u64;
        let mut next = |below: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap_or_default() % below
        };
        let pieces = [
            "a",
            "007",
            "1E+05",
            "甲",
            "衞",
            "𠀀",
            " ",
            ",",
            "\"",
            "\n",
            "=A1",
            "#",
            "'",
            "_x000D_",
            "&amp;",
            "<b>",
            "2027-04-01",
            "TRUE",
            "é",
            "\t",
            ";",
            "+1",
            "-",
            "@x",
        ];
        for _ in 0..150 {
            let width = 1 + next(5);
            let mut text = (0..width)
                .map(|it| format!("c{it}"))
                .collect::<Vec<_>>()
                .join(",")
                + "\n";
            for _ in 0..next(8) {
                let cells: Vec<String> = (0..width)
                    .map(|_| (0..next(4)).map(|_| pieces[next(pieces.len())]).collect())
                    .collect();
                // A first cell with a sign may begin a comment, or a row of another.
                let blank = cells.iter().all(|cell: &String| cell.trim().is_empty());
                if !blank && !cells[0].trim_start().starts_with('#') {
                    text += &tables::source::csv_row(cells.iter().map(String::as_str));
                    text += "\n";
                }
            }
            assert_eq!(back("ranks.csv", &text, false), text);
        }
    }

    #[test]
    fn what_a_workbook_cannot_keep_is_told_with_its_place() {
        let check = |text: &str, part: &str| {
            let table = TableText {
                name: "ranks.csv",
                text,
                mark: false,
            };
            match workbook(&[table]) {
                Err(NotWritten::Cell { at, why, .. }) => {
                    assert!(why.contains(part), "{why}");
                    assert!(at > 0 && at < text.len());
                }
                other => panic!("{other:?}"),
            }
        };
        check(
            &format!("id,b\n1,{}\n", "甲".repeat(32_768)),
            "32767 characters",
        );
        // Quoted, it is a row in CSV; a workbook has no quotes.
        check("id,b\n\"# a\",y\n", "would not keep");
    }
}
