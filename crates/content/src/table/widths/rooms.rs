//! The widths that a column may have: those at which one of its texts needs a line less.

use super::broken::Breakable;
use super::columns::ColumnTexts;

/// The most lines of a text for which a column may be made just as wide as it needs.
const MOST_LINES: usize = 24;

/// A width of a column is weighed if it is less than this many hundredths of the next.
const APART: usize = 96;

/// What a line of a row costs.
pub(super) const ROW_LINE: usize = 20;

/// What a line of a cell costs beside a longer one, and of a text that is short enough
/// for one line.
const CELL_LINE: usize = 2;
const SHORT_LINE: usize = 8;

/// What it costs that a text is parted that should stand on one line; that of a head as
/// much as those of some rows.
const HELD: usize = 12;
const HEAD: usize = 3;

/// A text that looks torn on several lines, in hundredths of its size: a day, a range of pay.
const SHORT: usize = 1150;

/// A column: the room that it may have, and how many lines each row has in it.
pub(super) struct Column<'a> {
    pub(super) rooms: Vec<Room<'a>>,
    pub(super) at: usize,
}

/// A width, and the text that is so wide.
pub(super) struct Room<'a> {
    pub(super) width: usize,
    pub(super) text: &'a str,
    pub(super) bold: bool,
    pub(super) lines: Vec<usize>,
    /// What its lines cost beyond those of rows.
    pub(super) own: usize,
}

impl<'a> Column<'a> {
    /// One that the author wants so wide.
    pub(super) fn given(width: usize, cells: &[(Breakable<'a>, bool)]) -> Self {
        let rooms = vec![Room::new(width, ("", false), cells)];
        Self { rooms, at: 0 }
    }

    /// How wide it is.
    pub(super) fn width(&self) -> usize {
        self.rooms[self.at].width
    }

    /// One that may be as wide as any of its texts needs.
    pub(super) fn new(texts: &ColumnTexts, cells: &[(Breakable<'a>, bool)]) -> Self {
        let least = texts.words_width();
        let mut rooms = vec![Room::new(least, ("", false), cells)];
        let mut wanted: Vec<(usize, usize)> = Vec::new();
        for (at, (cell, _)) in cells.iter().enumerate() {
            let mut lines = 1;
            while lines <= MOST_LINES {
                let Some(room) = cell.room(lines) else {
                    lines += 1;
                    continue;
                };
                if room <= least {
                    break;
                }
                wanted.push((room, at));
                lines += 1 + lines / 6;
            }
        }
        wanted.sort_unstable();
        let mut kept: Vec<(usize, usize)> = Vec::new();
        for (room, at) in wanted.into_iter().rev() {
            if kept
                .last()
                .is_none_or(|(wider, _)| room * 100 < wider * APART)
            {
                kept.push((room, at));
            }
        }
        rooms.extend(kept.into_iter().rev().map(|(room, at)| {
            let (cell, bold) = &cells[at];
            Room::new(room, (cell.broken(room).1, *bold), cells)
        }));
        Self { rooms, at: 0 }
    }
}

impl<'a> Room<'a> {
    fn new(width: usize, (text, bold): (&'a str, bool), cells: &[(Breakable<'a>, bool)]) -> Self {
        let lines: Vec<usize> = cells.iter().map(|(cell, _)| cell.broken(width).0).collect();
        let own = cells.iter().zip(&lines).enumerate();
        let own = own.map(|(at, ((cell, _), lines))| {
            let held = match cell.held() > width {
                true if at == 0 => HELD * (1 + cells.len() / HEAD),
                true => HELD,
                false => 0,
            };
            let more = lines.saturating_sub(1);
            let torn = match cell.width() <= SHORT {
                // Three lines are much worse than two.
                true => more * more * SHORT_LINE,
                false => more * CELL_LINE,
            };
            torn + held
        });
        let own = own.sum();
        Self {
            width,
            text,
            bold,
            lines,
            own,
        }
    }
}
