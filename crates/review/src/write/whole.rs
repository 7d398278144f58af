//! Whole rows and whole pieces of bodies that come, go or move: the bytes of their lines.

use std::ops::Range;

use check::prose::{BodyText, Kind, Piece};
use tables::source::{FileId, Span, Table, csv_row};

use super::lines;
use super::spell::{Form, spelt};
use crate::home::{Home, Unit};

/// A whole row or piece that comes, goes or moves.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The number of its entry.
    pub entry: usize,
    pub(super) file: FileId,
    /// What gives way to what, in bytes of the file's text.
    pub(super) changes: Vec<(Range<usize>, String)>,
    pub(super) effect: Effect,
}

/// What becomes of the rows of a table or the pieces of a text, by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Effect {
    pub(super) of: Of,
    /// That which goes from its place.
    pub(super) from: Option<usize>,
    /// That before which it comes.
    pub(super) to: Option<usize>,
}

/// A table or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// A table, by its file.
    Table(FileId),
    /// A text, by its place among those of the paper.
    Text(usize),
}

/// What a unit is in its file.
struct Found<'h> {
    file: FileId,
    text: &'h str,
    /// Its lines, without the end of the last.
    lines: Range<usize>,
    of: Of,
    at: usize,
    table: Option<&'h Table>,
    body: Option<(&'h BodyText, &'h Piece)>,
}

const LEFT_ROW: &str = "its place in the table is in doubt: put the row into the file";
const LEFT_PIECE: &str = "its place in the text is in doubt: put it into the file";

impl Whole {
    /// A unit that goes; `passages` are where its words are typed.
    pub(crate) fn gone(
        home: &Home<'_>,
        entry: usize,
        unit: &Unit,
        passages: &[Span],
    ) -> Result<Self, String> {
        let found = found(home, unit)?;
        if let Some((body, piece)) = found.body {
            stands_alone(body, piece, found.at, found.text)?;
            lines::hold_no_more(found.text, &found.lines, passages)?;
        }
        Ok(Self {
            entry,
            file: found.file,
            changes: vec![(found.taken_out(), String::new())],
            effect: Effect {
                of: found.of,
                from: Some(found.at),
                to: None,
            },
        })
    }

    /// A new unit beside one that it is like: behind it or before it, with the one at its
    /// other side.
    pub(crate) fn new(
        home: &Home<'_>,
        entry: usize,
        (anchor, is_behind, other): (&Unit, bool, Option<&Unit>),
        text: &str,
    ) -> Result<Self, String> {
        let own = found(home, anchor)?;
        let other = other.map(|other| found(home, other)).transpose()?;
        let to = own.at + usize::from(is_behind);
        let (written, apart) = match own.table {
            Some(table) => (new_row(home, table, &own, other.as_ref(), text)?, 1),
            None => {
                let other = other.ok_or(LEFT_PIECE)?;
                let step = if is_behind {
                    other.at == to
                } else {
                    other.at + 1 == own.at
                };
                let is_apart = || lines::are_apart(own.text, [&own.lines, &other.lines]);
                if other.of != own.of || other.file != own.file || !step || !is_apart() {
                    return Err(LEFT_PIECE.to_owned());
                }
                new_piece(&own, text)?
            }
        };
        Ok(Self {
            entry,
            file: own.file,
            changes: vec![own.put_in(&written, is_behind, apart)],
            effect: Effect {
                of: own.of,
                from: None,
                to: Some(to),
            },
        })
    }

    /// A row that moves between two others of its post.
    pub(crate) fn moved(
        home: &Home<'_>,
        entry: usize,
        unit: &Unit,
        (before, behind): (Option<&Unit>, Option<&Unit>),
    ) -> Result<Self, String> {
        let own = found(home, unit)?;
        let table = own
            .table
            .ok_or("words are moved from one place to another")?;
        let beside = |unit: Option<&Unit>| {
            let found = unit.and_then(|unit| found(home, unit).ok())?;
            let is_like = found.of == own.of && same_but_texts(table, own.at, found.at);
            is_like.then_some(found)
        };
        let (before, behind) = (beside(before), beside(behind));
        let (anchor, is_behind) = match (before, behind) {
            (Some(before), Some(behind))
                if before.at + 1 != behind.at && {
                    let between = before.at + 1..behind.at;
                    between != (own.at..own.at + 1)
                } =>
            {
                return Err(LEFT_ROW.to_owned());
            }
            (Some(before), _) => (before, true),
            (None, Some(behind)) => (behind, false),
            (None, None) => return Err(LEFT_ROW.to_owned()),
        };
        let to = anchor.at + usize::from(is_behind);
        let row = &own.text[own.lines.clone()];
        Ok(Self {
            entry,
            file: own.file,
            changes: vec![
                (own.taken_out(), String::new()),
                anchor.put_in(row, is_behind, 1),
            ],
            effect: Effect {
                of: own.of,
                from: Some(own.at),
                to: Some(to),
            },
        })
    }

    /// Whether what another one puts in, or a word that is changed, stands in what goes.
    pub(super) fn meets(&self, file: FileId, other: &Range<usize>) -> bool {
        let gone = self.changes.iter().filter(|(range, _)| !range.is_empty());
        let mut gone = gone.map(|(range, _)| range);
        file == self.file && gone.any(|own| own.start < other.end && other.start < own.end)
    }
}

fn found<'h>(home: &Home<'h>, unit: &Unit) -> Result<Found<'h>, String> {
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
    fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        }
    }

    /// What goes with its lines: the end of the last one, of a paragraph the blank lines
    /// behind it; at the end of the file those before it.
    fn taken_out(&self) -> Range<usize> {
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
    fn put_in(&self, lines: &str, is_behind: bool, apart: usize) -> (Range<usize>, String) {
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
fn same_but_texts(table: &Table, one: usize, other: usize) -> bool {
    let text = |row: usize, at: usize| {
        let cell = table.rows.get(row).and_then(|row| row.cells.get(at));
        cell.map_or("", |cell| cell.text.trim())
    };
    let mut columns = table.headers.iter().enumerate();
    columns
        .all(|(at, head)| head.text.trim().starts_with("text_") || text(one, at) == text(other, at))
}

/// A row with the columns that both rows beside it have, and a text.
fn new_row(
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
    let text = spelt(text, Form::Cell, "", ("", ""))?;
    if ['=', '@', '#'].iter().any(|sign| text.starts_with(*sign)) {
        return Err("its cell would begin with a sign that tables take for something else".into());
    }
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

/// The lines of a new paragraph or item like another one, and how many line ends part
/// them.
fn new_piece(own: &Found<'_>, text: &str) -> Result<(String, usize), String> {
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

/// Whether nothing else hangs on a piece that goes.
fn stands_alone(body: &BodyText, piece: &Piece, at: usize, text: &str) -> Result<(), String> {
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
