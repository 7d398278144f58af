//! Whether a workbook has all that its tables have.

use super::TableText;
use super::lines::unlined;
use super::not_written::NotWritten;
use tables::load::stem;
use tables::source::workbook::{Book, Refused};
use tables::source::{Row, Sources, Table};

/// Reads a workbook again, and compares it with what it was made of.
pub(super) fn same(tables: &[TableText<'_>], bytes: &[u8]) -> Result<(), NotWritten> {
    let failed = |error: Refused| NotWritten::Book(error.to_string());
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
