//! The cells of a sheet as lines of CSV.

use std::collections::BTreeSet;

use super::Sheet;
use super::hidden::{Hidden, column_names, row_names};
use super::odd::{Odd, What};
use super::parts::Refused;
use super::places::{Places, address};
use crate::source::limits::Kind;
use crate::source::split::is_comment_line;
use crate::source::written::csv_row;

/// A cell with something in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filled {
    /// Its row and column, from 0.
    pub(super) at: (u32, u32),
    pub(super) text: String,
    pub(super) what: Option<What>,
}

/// The first and the last cell of a range.
type Range = ((u32, u32), (u32, u32));

/// What a sheet has.
pub(super) struct Grid<'a> {
    pub(super) name: &'a str,
    /// The cells, row by row.
    pub(super) filled: Vec<Filled>,
    pub(super) merged: Vec<Range>,
    pub(super) hidden: Hidden,
    pub(super) hidden_sheet: bool,
}

/// How many columns a sheet may have so that a row has a place for every one of
/// them; of a wider sheet rows have their first cells and those that are filled.
const WIDEST: u32 = 1024;

/// How many cells of a merged range are known as such.
const MOST_MERGED: usize = 4096;

/// How many merged ranges of a sheet are told.
const TOLD: usize = 20;

/// The columns that a sheet's rows have in its text.
#[derive(Debug, Clone, Copy)]
struct Width {
    /// How many every row has.
    all: u32,
    /// Whether those after them are none of the table's.
    is_whole: bool,
}

impl Grid<'_> {
    /// The sheet as text.
    pub(super) fn sheet(self) -> Result<Sheet, Refused> {
        let width = self.width();
        let mut text = String::new();
        let mut places = Places::new(self.name);
        let mut odd = Vec::new();
        let mut next = 0;
        for row in self.filled.chunk_by(|one, two| one.at.0 == two.at.0) {
            let number = row[0].at.0;
            (next..number).for_each(|_| text.push('\n'));
            next = number + 1;
            match is_comment(row) {
                true => comment(row, &mut text, &mut places),
                false => line(row, width, &mut text, &mut places, &mut odd),
            }
            if text.len() as u64 > Kind::Table.limit() {
                let message = format!("the sheet `{}` has too many cells for a table", self.name);
                return Err(Refused::TooLarge(message));
            }
        }
        odd.extend(self.unseen(&places));
        Ok(Sheet { text, places, odd })
    }

    /// How many columns the rows have. Comments are as wide as they are.
    fn width(&self) -> Width {
        let rows = self.filled.chunk_by(|one, two| one.at.0 == two.at.0);
        let rows = rows.filter(|row| !is_comment(row));
        let last = |row: &[Filled]| row.iter().map(|cell| cell.at.1 + 1).max();
        let mut widths = rows.map(|row| last(row).unwrap_or_default());
        let header = widths.next().unwrap_or_default();
        let all = widths.fold(header, u32::max);
        Width {
            all: all.min(WIDEST).max(header.min(WIDEST)),
            is_whole: all <= WIDEST,
        }
    }

    /// What is merged or hidden, where it has cells with anything in them.
    fn unseen(&self, places: &Places) -> Vec<Odd> {
        let told = self.told();
        let mut found = self.merged_cells(&told, places);
        found.extend(self.hidden_rows(&told, places));
        found.extend(self.hidden_columns(&told, places));
        found.extend(self.hidden_sheet.then_some(Odd {
            place: (0, 0),
            what: What::HiddenSheet,
        }));
        found
    }

    /// The cells of rows that are no comments.
    fn told(&self) -> Vec<&Filled> {
        let rows = self.filled.chunk_by(|one, two| one.at.0 == two.at.0);
        rows.filter(|row| !is_comment(row)).flatten().collect()
    }

    /// The first merged ranges.
    fn merged_cells(&self, told: &[&Filled], places: &Places) -> Vec<Odd> {
        let ranges = self.merged.iter().filter(|(first, last)| first != last);
        let merged = ranges.filter_map(|&((top, left), (bottom, right))| {
            let mut cells = in_rows(told, top, bottom).iter();
            let cell = cells.find(|cell| (left..=right).contains(&cell.at.1))?;
            let range = format!("{}:{}", address(top, left), address(bottom, right));
            let first = Odd {
                place: places.find(cell.at)?,
                what: What::Merged(range),
            };
            let rows: BTreeSet<u32> = in_rows(told, top, bottom)
                .iter()
                .map(|it| it.at.0)
                .collect();
            let columns = left..=right.min(left.saturating_add(WIDEST));
            let all = rows
                .into_iter()
                .flat_map(|row| columns.clone().map(move |it| (row, it)));
            let others = all.filter(|at| *at != cell.at).take(MOST_MERGED);
            let others = others.filter_map(|at| {
                let place = places.find(at)?;
                let what = What::MergedAway;
                Some(Odd { place, what })
            });
            Some([first].into_iter().chain(others).collect::<Vec<_>>())
        });
        merged.take(TOLD).flatten().collect()
    }

    /// The hidden rows, at the first cell of them.
    fn hidden_rows(&self, told: &[&Filled], places: &Places) -> Option<Odd> {
        let filled = |&&(first, last): &&(u32, u32)| !in_rows(told, first, last).is_empty();
        let hidden = self.hidden.rows.iter().filter(filled);
        let hidden: Vec<(u32, u32)> = hidden.copied().collect();
        let &(first, last) = hidden.first()?;
        Some(Odd {
            place: places.find(in_rows(told, first, last).first()?.at)?,
            what: What::HiddenRows(row_names(&hidden)),
        })
    }

    /// The hidden columns, at the first cell of them.
    fn hidden_columns(&self, told: &[&Filled], places: &Places) -> Option<Odd> {
        let first_in = |&(first, last): &(u32, u32)| {
            let mut cells = told.iter();
            cells.find(|cell| (first..=last).contains(&cell.at.1))
        };
        let hidden = self.hidden.columns.iter();
        let hidden = hidden.filter(|range| first_in(range).is_some());
        let hidden: Vec<(u32, u32)> = hidden.copied().collect();
        Some(Odd {
            place: places.find(first_in(hidden.first()?)?.at)?,
            what: What::HiddenColumns(column_names(&hidden)),
        })
    }
}

/// The cells of some rows.
fn in_rows<'a, 'g>(cells: &'a [&'g Filled], first: u32, last: u32) -> &'a [&'g Filled] {
    let from = cells.partition_point(|cell| cell.at.0 < first);
    let to = cells.partition_point(|cell| cell.at.0 <= last);
    &cells[from..to.max(from)]
}

/// Whether a row is a comment, as a line of CSV would be.
fn is_comment(row: &[Filled]) -> bool {
    let Some(first) = row.first().filter(|cell| cell.at.1 == 0) else {
        return false;
    };
    let alone = row[1..].iter().all(|cell| cell.text.trim().is_empty());
    match alone {
        true => first.text.trim_start().starts_with('#'),
        false => is_line(&first.text),
    }
}

/// Whether a cell makes its line a comment, whatever follows.
fn is_line(cell: &str) -> bool {
    is_comment_line(cell) && !cell.trim_start_matches('#').is_empty()
}

/// Writes a comment: in one line, unless it is a cell with lines.
fn comment(row: &[Filled], text: &mut String, places: &mut Places) {
    let start = text.len();
    let rest = row[1..].iter().any(|cell| !cell.text.trim().is_empty());
    if rest {
        let mut column = 0;
        for cell in row {
            (column..cell.at.1).for_each(|_| text.push(','));
            column = cell.at.1;
            let start = text.len();
            *text += &cell.text.replace(['\r', '\n'], " ");
            places.put((start, text.len()), cell.at);
        }
    } else {
        let written = row[0].text.as_str();
        match is_line(written) && !written.contains(['\r', '\n']) {
            true => *text += written,
            false => *text += &csv_row([written]),
        }
        places.put((start, text.len()), row[0].at);
    }
    text.push('\n');
}

/// Writes a row.
fn line(row: &[Filled], width: Width, text: &mut String, places: &mut Places, odd: &mut Vec<Odd>) {
    let number = row[0].at.0;
    let mut cells = row.iter().peekable();
    let mut put = |column: u32, cell: Option<&Filled>, text: &mut String| {
        if column > 0 {
            text.push(',');
        }
        let start = text.len();
        if let Some(cell) = cell {
            *text += &quoted(&cell.text, column == 0);
        }
        let place = (start, text.len());
        places.put(place, (number, cell.map_or(column, |cell| cell.at.1)));
        if let Some(what) = cell.and_then(|cell| cell.what.clone()) {
            odd.push(Odd { place, what });
        }
    };
    for column in 0..width.all {
        put(column, cells.next_if(|cell| cell.at.1 == column), text);
    }
    if !width.is_whole {
        cells.for_each(|cell| put(width.all, Some(cell), text));
    }
    text.push('\n');
}

/// A cell as CSV has it. A first cell that begins with the sign of a comment and is
/// none is put in quotes.
fn quoted(text: &str, is_first: bool) -> String {
    let written = csv_row([text]);
    match is_first && text.starts_with('#') && written == text {
        true => format!("\"{text}\""),
        false => written,
    }
}
