//! New rows and new pieces, as they are typed.

use check::prose::Kind;
use tables::source::{Span, Table, csv_row};

use super::super::spell::{Form, spelt};
use super::found::{Found, LEFT_PIECE, LEFT_ROW, same_but_texts};
use crate::home::{Home, Unit};

/// A row with the columns that both rows beside it have, and a text.
pub(super) fn new_row(
    home: &Home<'_>,
    table: &Table,
    own: &Found<'_>,
    other: Option<&Found<'_>>,
    text: &str,
) -> Result<String, String> {
    let beside = other.filter(|other| other.of == own.of && own.at.abs_diff(other.at) == 1);
    if !beside.is_some_and(|other| same_but_texts(table, own.at, other.at)) {
        return Err("it is no duty between two of one post: put its row into the table".into());
    }
    let langs = home
        .version
        .project
        .bodies
        .iter()
        .map(|body| body.lang.code());
    let [lang] = langs.collect::<Vec<_>>()[..] else {
        return Err("its row needs a text in each language: put it into the table".into());
    };
    let column = format!("text_{lang}");
    let text = cell_of(text)?;
    let row = table.rows.get(own.at).ok_or(LEFT_ROW)?;
    let cells = row
        .cells
        .iter()
        .zip(&table.headers)
        .map(|(cell, head)| match head.text.trim() {
            name if name == column => text.as_str(),
            name if name.starts_with("text_") => "",
            _ => cell.text.as_str(),
        });
    Ok(csv_row(cells))
}

/// The line of a row with other words in its text, and the cell that they stand in.
pub(super) fn reworded(
    own: &Found<'_>,
    unit: &Unit,
    words: &str,
) -> Result<(String, Span), String> {
    let (Some(table), Unit::Row { column, .. }) = (own.table, unit) else {
        return Err(LEFT_ROW.to_owned());
    };
    let row = table.rows.get(own.at).ok_or(LEFT_ROW)?;
    let cell = row.cells.get(*column).ok_or(LEFT_ROW)?;
    if cell.text.contains("{{") {
        return Err("it moves with other words, and helpers in it: change it in the file".into());
    }
    let text = cell_of(words)?;
    let (before, behind) = (
        own.lines.start..cell.span.start,
        cell.span.end..own.lines.end,
    );
    let line = [
        &own.text[before],
        &csv_row([text.as_str()]),
        &own.text[behind],
    ]
    .concat();
    Ok((line, cell.span))
}

/// Words as a cell has them.
fn cell_of(words: &str) -> Result<String, String> {
    let text = spelt(words, Form::Cell, "", ("", ""))?;
    match ['=', '@', '#'].iter().any(|sign| text.starts_with(*sign)) {
        true => Err("its cell would begin with a sign that tables take for something else".into()),
        false => Ok(text),
    }
}

/// The lines of a new paragraph or item like another one, and how many line ends part
/// them.
pub(super) fn new_piece(own: &Found<'_>, text: &str) -> Result<(String, usize), String> {
    let (_, piece) = own.body.ok_or(LEFT_PIECE)?;
    let line = &own.text[own.lines.clone()];
    let signs = line.find(|c: char| !c.is_whitespace() && !"+-".contains(c));
    let signs = &line[..signs.unwrap_or_default()];
    match piece.kind {
        Kind::Item(_) if !signs.trim().is_empty() => {
            let text = spelt(text, Form::Body, "", (signs, ""))?;
            Ok((format!("{signs}{text}"), 1))
        }
        Kind::Paragraph(_) if signs.is_empty() => {
            let text = spelt(text, Form::Body, "", ("", ""))?;
            Ok((text, 2))
        }
        _ => Err("it is a paragraph of its own: put it into the file".to_owned()),
    }
}
