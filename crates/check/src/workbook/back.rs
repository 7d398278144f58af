//! The sheets of a workbook as CSV tables.

use super::Habits;
use super::lines::commented_row;
use tables::source::workbook::{Book, Refused};
use tables::source::{Sources, Table};

/// A table that a workbook has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvTable {
    /// The name of its file, `posts.csv`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The tables of a workbook, of these names, as CSV in UTF-8. A table that the
/// workbook was made of gets its mark and line ends back; a new one has a mark, so
/// that Excel opens it as UTF-8.
///
/// # Errors
/// When a sheet cannot be read.
pub fn csv_tables(book: &mut Book, names: &[&str]) -> Result<Vec<CsvTable>, Refused> {
    let properties = book.properties();
    let mut found = Vec::new();
    for sheet in book.sheets() {
        let name = format!("{}.csv", sheet.name);
        if !names.contains(&name.as_str()) {
            continue;
        }
        let text = book.sheet(&sheet.name)?.text;
        let known = Habits::all().find(|it| properties.contains(&it.property(&name)));
        let Habits { mark, crlf, wide } = known.unwrap_or(Habits::NEW);
        let text = if wide { widened(text) } else { text };
        let text = match crlf {
            true => text.replace('\n', "\r\n"),
            false => text,
        };
        let mark = if mark { "\u{FEFF}" } else { "" };
        found.push(CsvTable {
            bytes: format!("{mark}{text}").into_bytes(),
            name,
        });
    }
    Ok(found)
}

/// A text whose comments are as wide as the table.
fn widened(mut text: String) -> String {
    let file = Sources::default().add("".into(), String::new(), Vec::new());
    let (table, _) = Table::parse(file, &text);
    let width = table.width();
    let comments: Vec<(usize, usize)> = table
        .comments
        .iter()
        .map(|span| (span.start, span.end))
        .collect();
    for (start, end) in comments.into_iter().rev() {
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let end = match text[end..].starts_with('"') {
            true => end + 1,
            false => end,
        };
        if commented_row(&text[line..end], width).is_none() {
            text.insert_str(end, &",".repeat(width.saturating_sub(1)));
        }
    }
    text
}
