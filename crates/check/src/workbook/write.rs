//! CSV tables as a workbook.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::kept::same;
use super::lines::{Line, is_crlf, lines};
use super::not_written::NotWritten;
use super::sheet::{id_cells, write};
use super::{Habits, TableText};
use tables::source::Sources;

/// The most characters of a cell of Excel, in UTF-16.
const LONGEST: usize = 32_767;

/// The most rows of a sheet.
const ROWS: u32 = 1_048_576;

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
            crlf: is_crlf(table.text),
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::workbook::csv_tables;
    use ::tables::source::workbook::Book;

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
        // What ends lines inside a cell says nothing of the others.
        for ends in ["\n", "\r\n"] {
            let text = |inside: &str| format!("# a{ends}id,a{ends}1,\"b{inside}c\"{ends}2,d{ends}");
            assert_eq!(back("ranks.csv", &text("\r\n"), false), text(ends));
            assert_eq!(back("ranks.csv", &text("\n"), false), text(ends));
        }
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
