//! Whole rows and whole pieces of bodies that come, go or move: the bytes of their lines.

mod effect;
mod found;
mod new;

use std::ops::Range;

use tables::source::{FileId, Span};

use super::lines;
use crate::home::{Home, Unit};
pub(super) use effect::{Effect, Of};
use found::{Found, LEFT_PIECE, LEFT_ROW, found, same_but_texts, stands_alone};
use new::{new_piece, new_row, reworded};

/// A whole row or piece that comes, goes or moves.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The number of its entry.
    pub entry: usize,
    pub(super) file: FileId,
    /// What gives way to what, in bytes of the file's text.
    pub(super) changes: Vec<(Range<usize>, String)>,
    pub(super) effect: Effect,
    /// The cell that has other words where it moves to.
    pub(super) reworded: Option<Span>,
}

/// Whether what stands at the other side is of another text, or of none.
fn is_elsewhere(own: &Found<'_>, other: Option<&Found<'_>>) -> bool {
    other.is_none_or(|other| other.of != own.of)
}

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
            reworded: None,
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
            // Behind the end of a text stands what the layout makes, or another text.
            None if is_behind && own.is_last() && is_elsewhere(&own, other.as_ref()) => {
                new_piece(&own, text)?
            }
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
            reworded: None,
        })
    }

    /// A row that moves between two others of its post, with other words where it has
    /// some.
    pub(crate) fn moved(
        home: &Home<'_>,
        entry: usize,
        unit: &Unit,
        (before, behind): (Option<&Unit>, Option<&Unit>),
        words: Option<&str>,
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
        let (row, reworded) = match words {
            Some(words) => {
                let (row, cell) = reworded(&own, unit, words)?;
                (row, Some(cell))
            }
            None => (own.text[own.lines.clone()].to_owned(), None),
        };
        Ok(Self {
            entry,
            file: own.file,
            changes: vec![
                (own.taken_out(), String::new()),
                anchor.put_in(&row, is_behind, 1),
            ],
            effect: Effect {
                of: own.of,
                from: Some(own.at),
                to: Some(to),
            },
            reworded,
        })
    }

    /// Whether what another one puts in, or a word that is changed, stands in what goes.
    pub(super) fn meets(&self, file: FileId, other: &Range<usize>) -> bool {
        let gone = self.changes.iter().filter(|(range, _)| !range.is_empty());
        let mut gone = gone.map(|(range, _)| range);
        file == self.file && gone.any(|own| own.start < other.end && other.start < own.end)
    }
}
