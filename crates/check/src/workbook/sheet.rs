//! One table as a sheet.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, FormatBorder, Formula,
    IgnoreError, Note, Worksheet, XlsxError,
};

use super::lines::Line;
use super::{TableText, meaning};
use crate::schema::words;
use tables::load::stem;
use tables::source::workbook::address;

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

/// Where the ids of each table stand: `offices!$A$2:$A$99`, with room for more.
pub(super) fn id_cells(sheets: &[(&TableText<'_>, Vec<Line>)]) -> BTreeMap<String, String> {
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

/// Writes a table into a sheet: its heads stay in sight, with notes and filters; ids
/// and words are chosen from lists.
pub(super) fn write(
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
