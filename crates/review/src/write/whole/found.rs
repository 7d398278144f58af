//! A row or a piece in its file: its lines, and what stands beside it.

use std::ops::Range;

use check::prose::{BodyText, Kind, Piece};
use tables::source::{FileId, Table};

use super::effect::Of;
use crate::home::{Home, Unit};

/// What a unit is in its file.
pub(super) struct Found<'h> {
    pub(super) file: FileId,
    pub(super) text: &'h str,
    /// Its lines, without the end of the last.
    pub(super) lines: Range<usize>,
    pub(super) of: Of,
    pub(super) at: usize,
    pub(super) table: Option<&'h Table>,
    pub(super) body: Option<(&'h BodyText, &'h Piece)>,
}

pub(super) const LEFT_ROW: &str = "its place in the table is in doubt: put the row into the file";
pub(super) const LEFT_PIECE: &str = "its place in the text is in doubt: put it into the file";

/// What a unit is in its file.
///
/// # Errors
/// Why it cannot be written.
pub(super) fn found<'h>(home: &Home<'h>, unit: &Unit) -> Result<Found<'h>, String> {
    let version = home.version;
    let (file, span, of, at, table, body) = match *unit {
        Unit::Row { file, row, .. } => {
            let mut tables = version.sources.tables().iter();
            let table = tables.find(|table| table.file == file).ok_or(LEFT_ROW)?;
            let span = table.rows.get(row).ok_or(LEFT_ROW)?.span;
            (file, span, Of::Table(file), row, Some(table), None)
        }
        Unit::Piece { text, piece: at } => {
            let body = version.prose.parts().nth(text).ok_or(LEFT_PIECE)?;
            let piece = body.pieces.get(at).ok_or(LEFT_PIECE)?;
            let (file, span) = (piece.span.file, piece.span);
            (file, span, Of::Text(text), at, None, Some((body, piece)))
        }
    };
    if let Some(why) = home.unwritten(file) {
        return Err(why);
    }
    let text = version.sources.file(file).text.as_str();
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let span_end = span.start + text[span.start..span.end].trim_end().len();
    let end = text[span_end..]
        .find('\n')
        .map_or(text.len(), |at| span_end + at);
    let end = start + text[start..end].trim_end_matches('\r').len();
    Ok(Found {
        file,
        text,
        lines: start..end,
        of,
        at,
        table,
        body,
    })
}

impl Found<'_> {
    /// How lines end in the file.
    pub(super) fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        }
    }

    /// Whether it is the last piece of a text, and nothing stands behind it in the file.
    pub(super) fn is_last(&self) -> bool {
        let is_last = |body: &BodyText| self.at + 1 == body.pieces.len();
        let rest = &self.text[self.lines.end..];
        self.body.is_some_and(|(body, _)| is_last(body)) && rest.trim().is_empty()
    }

    /// What goes with its lines: the end of the last one, of a paragraph the blank lines
    /// behind it; at the end of the file those before it.
    pub(super) fn taken_out(&self) -> Range<usize> {
        let rest = &self.text[self.lines.end..];
        let is_blank = |c: char| c == '\r' || c == '\n';
        let is_paragraph = matches!(self.body, Some((_, piece)) if !is_item(piece.kind));
        let ends = match rest.find(|c| !is_blank(c)) {
            // The last line ends as it did.
            None => {
                let before = self.text[..self.lines.start].trim_end_matches(is_blank);
                return before.len()..self.lines.end;
            }
            Some(next) if is_paragraph => next,
            Some(_) => rest.find('\n').map_or(rest.len(), |at| at + 1),
        };
        self.lines.start..self.lines.end + ends
    }

    /// Lines put in behind its own, or before them, `apart` line ends from them.
    pub(super) fn put_in(
        &self,
        lines: &str,
        is_behind: bool,
        apart: usize,
    ) -> (Range<usize>, String) {
        let ends = self.line_end().repeat(apart);
        match is_behind {
            true => (self.lines.end..self.lines.end, format!("{ends}{lines}")),
            false => (self.lines.start..self.lines.start, format!("{lines}{ends}")),
        }
    }
}

fn is_item(kind: Kind) -> bool {
    matches!(kind, Kind::Item(_))
}

/// Whether two rows are alike in all columns that are no texts.
pub(super) fn same_but_texts(table: &Table, one: usize, other: usize) -> bool {
    let text = |row: usize, at: usize| {
        let cell = table.rows.get(row).and_then(|row| row.cells.get(at));
        cell.map_or("", |cell| cell.text.trim())
    };
    let mut columns = table.headers.iter().enumerate();
    columns
        .all(|(at, head)| head.text.trim().starts_with("text_") || text(one, at) == text(other, at))
}

/// Whether nothing else hangs on a piece that goes.
pub(super) fn stands_alone(
    body: &BodyText,
    piece: &Piece,
    at: usize,
    text: &str,
) -> Result<(), String> {
    if !matches!(piece.kind, Kind::Paragraph(_) | Kind::Item(_)) {
        return Err("a heading goes: take it out of the file".to_owned());
    }
    if piece.label.is_some() {
        return Err("it has a label, which others may name: take it out of the file".to_owned());
    }
    let indent = |piece: &Piece| {
        let line = &text[piece.span.start..piece.span.end];
        line.len() - line.trim_start().len()
    };
    let next = body.pieces.get(at + 1);
    let hangs = next.is_some_and(|next| match next.kind {
        Kind::Footnote(_) => true,
        Kind::Item(_) if is_item(piece.kind) => indent(next) > indent(piece),
        Kind::Item(_) => true,
        _ => false,
    });
    match hangs {
        true => Err("notes or items hang on it: take it out of the file".to_owned()),
        false => Ok(()),
    }
}
