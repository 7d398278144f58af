//! Packing pieces onto pages, in their order.
//!
//! A page is filled with shelves from the top; a shelf with columns from the
//! left; a column with one piece, or several one under another. Every order of
//! reading that a reader might try, left to right and then down, meets the
//! pieces as the document has them, shelf by shelf and column by column.

use super::cut::Room;
use super::gaps::tally;

/// A size that a piece can take, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Where a piece stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Berth {
    pub(super) page: usize,
    pub(super) x: f64,
    pub(super) y: f64,
    /// Which of its sizes it takes.
    pub(super) pick: usize,
    /// The room around it that is free.
    pub(super) room: Room,
}

/// The pieces of one shelf.
#[derive(Debug, Clone)]
struct Shelf {
    /// The first piece, and the first one that is not on it.
    from: usize,
    to: usize,
    height: f64,
    width: f64,
    columns: Vec<Column>,
}

#[derive(Debug, Clone)]
struct Column {
    width: f64,
    height: f64,
    /// The sizes that its pieces take.
    picks: Vec<usize>,
}

/// How many heights are tried for a shelf.
const HEIGHTS: usize = 10;
/// How many of the next pieces' sizes are looked at for that.
const AHEAD: usize = 24;

/// Pieces on shelves, and shelves on pages.
pub(super) struct Packed<'a> {
    pieces: &'a [Vec<Size>],
    gap: f64,
    shelves: Vec<(usize, Shelf)>,
}

/// Packs pieces, given by the sizes that each can take (by rising width), onto
/// as few pages as can be in this order. A piece none of whose sizes fits has
/// a page to itself.
pub(super) fn pack(pieces: &[Vec<Size>], room: Room, gap: f64) -> Packed<'_> {
    // The least pages, and the least height used of the last, before each piece.
    let mut best: Vec<(usize, f64)> = vec![(usize::MAX, 0.0); pieces.len() + 1];
    let mut by: Vec<Option<(usize, Shelf)>> = vec![None; pieces.len() + 1];
    best[0] = (0, f64::INFINITY);
    for from in 0..pieces.len() {
        let (pages, used) = best[from];
        for shelf in shelves(pieces, from, room, gap) {
            let below = used + gap + shelf.height;
            let (page, used) = if below <= room.height {
                (pages, below)
            } else {
                (pages + 1, shelf.height)
            };
            let to = shelf.to;
            if (page, used) <= best[to] {
                best[to] = (page, used);
                by[to] = Some((page, shelf));
            }
        }
    }
    let mut shelves = Vec::new();
    let mut at = pieces.len();
    while let Some((page, shelf)) = by[at].take() {
        at = shelf.from;
        shelves.push((page - 1, shelf));
    }
    shelves.reverse();
    Packed {
        pieces,
        gap,
        shelves,
    }
}

/// The shelves that could begin with a piece: for several heights the fullest,
/// and all shorter ones.
fn shelves(pieces: &[Vec<Size>], from: usize, room: Room, gap: f64) -> Vec<Shelf> {
    let mut shelves = Vec::new();
    for limit in heights(pieces, from, room) {
        let mut shelf = Shelf {
            from,
            to: from,
            height: 0.0,
            width: 0.0,
            columns: Vec::new(),
        };
        while let Some(sizes) = pieces.get(shelf.to) {
            if !shelf.put(sizes, limit, room.width, gap) {
                break;
            }
            shelves.push(shelf.clone());
        }
    }
    if shelves.is_empty() {
        shelves.push(alone(pieces, from));
    }
    shelves
}

/// A shelf for a piece that fits no page.
fn alone(pieces: &[Vec<Size>], from: usize) -> Shelf {
    let over = |size: &Size| size.width.max(size.height);
    let sizes = pieces[from].iter().enumerate();
    let pick = sizes.min_by(|a, b| over(a.1).total_cmp(&over(b.1)));
    let (pick, size) = pick.map_or((0, (0.0, 0.0)), |(at, s)| (at, (s.width, s.height)));
    Shelf {
        from,
        to: from + 1,
        height: f64::INFINITY,
        width: size.0,
        columns: vec![Column {
            width: size.0,
            height: size.1,
            picks: vec![pick],
        }],
    }
}

/// Heights that the next pieces can take, the page's own last.
fn heights(pieces: &[Vec<Size>], from: usize, room: Room) -> Vec<f64> {
    let next = pieces[from..].iter().take(AHEAD).flatten();
    let mut heights: Vec<f64> = next
        .map(|size| size.height)
        .filter(|&height| height <= room.height)
        .collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup();
    let count = heights.len();
    let mut few: Vec<f64> = if count <= HEIGHTS {
        heights
    } else {
        (0..HEIGHTS)
            .map(|i| heights[i * (count - 1) / (HEIGHTS - 1)])
            .collect()
    };
    few.push(room.height);
    few
}

impl Shelf {
    /// Puts the next piece under the last column's pieces, or beside it.
    fn put(&mut self, sizes: &[Size], limit: f64, most: f64, gap: f64) -> bool {
        let lower = self.columns.last().and_then(|column| {
            let left = limit - column.height - gap;
            let pick = sizes.iter().position(|size| size.height <= left)?;
            let wider = (sizes[pick].width - column.width).max(0.0);
            (self.width + wider <= most).then_some((pick, wider))
        });
        let beside = sizes.iter().position(|size| size.height <= limit);
        let before = if self.columns.is_empty() { 0.0 } else { gap };
        if let (Some((pick, wider)), Some(column)) = (lower, self.columns.last_mut()) {
            column.height += gap + sizes[pick].height;
            column.width += wider;
            column.picks.push(pick);
            self.width += wider;
            self.height = self.height.max(column.height);
        } else if let Some(pick) = beside
            && self.width + before + sizes[pick].width <= most
        {
            self.width += before + sizes[pick].width;
            self.height = self.height.max(sizes[pick].height);
            self.columns.push(Column {
                width: sizes[pick].width,
                height: sizes[pick].height,
                picks: vec![pick],
            });
        } else {
            return false;
        }
        self.to += 1;
        true
    }
}

impl Packed<'_> {
    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.shelves.last().map_or(0, |(page, _)| page + 1)
    }

    /// By how much all could grow before the first page is full.
    pub(super) fn slack(&self, room: Room) -> f64 {
        let mut slack = f64::INFINITY;
        for page in self.shelves.chunk_by(|a, b| a.0 == b.0) {
            let gaps = self.gap * tally(page.len() - 1);
            let height: f64 = page.iter().map(|(_, shelf)| shelf.height).sum();
            if height.is_finite() {
                let widths = page.iter().map(|(_, shelf)| shelf.width);
                let width = widths.fold(0.0, f64::max);
                slack = slack.min(room.width / width);
                slack = slack.min(room.height / (height + gaps));
            }
        }
        if slack.is_finite() {
            slack.max(1.0)
        } else {
            1.0
        }
    }

    /// Where every piece stands. What room a shelf or a page leaves is shared
    /// out.
    pub(super) fn berths(&self, room: Room) -> Vec<Berth> {
        let mut berths = Vec::with_capacity(self.pieces.len());
        for page in self.shelves.chunk_by(|a, b| a.0 == b.0) {
            let mut top = 0.0;
            for (_, shelf) in page {
                self.shelf(shelf, page[0].0, (room, top), &mut berths);
                top += shelf.height + self.gap;
            }
        }
        berths
    }

    fn shelf(&self, shelf: &Shelf, page: usize, (room, top): (Room, f64), berths: &mut Vec<Berth>) {
        let spare = (room.width - shelf.width).max(0.0);
        let each = spare / tally(shelf.columns.len().max(1));
        let mut x = 0.0;
        for column in &shelf.columns {
            let mut y = top;
            for (at, &pick) in column.picks.iter().enumerate() {
                let height = self.pieces[berths.len()]
                    .get(pick)
                    .map_or(0.0, |s| s.height);
                let last = at + 1 == column.picks.len() && shelf.height.is_finite();
                let free = if last { top + shelf.height - y } else { height };
                berths.push(Berth {
                    page,
                    x,
                    y,
                    pick,
                    room: Room {
                        width: column.width + each,
                        height: free,
                    },
                });
                y += height + self.gap;
            }
            x += column.width + each + self.gap;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Page, place and choice of each piece, on a page of 100 by 100 with gaps
    /// of 10.
    fn check(pieces: &[&[(f64, f64)]], expected: &[(usize, f64, f64, usize)]) {
        let sizes = |piece: &&[(f64, f64)]| {
            let size = |&(width, height): &(f64, f64)| Size { width, height };
            piece.iter().map(size).collect()
        };
        let pieces: Vec<Vec<Size>> = pieces.iter().map(sizes).collect();
        let room = Room {
            width: 100.0,
            height: 100.0,
        };
        let found: Vec<_> = pack(&pieces, room, 10.0)
            .berths(room)
            .iter()
            .map(|berth| (berth.page, berth.x, berth.y, berth.pick))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn small_pieces_share_a_page() {
        let half: &[(f64, f64)] = &[(45.0, 45.0)];
        check(
            &[half; 5],
            &[
                (0, 0.0, 0.0, 0),
                (0, 55.0, 0.0, 0),
                (0, 0.0, 55.0, 0),
                (0, 55.0, 55.0, 0),
                (1, 0.0, 0.0, 0),
            ],
        );
    }

    #[test]
    fn a_piece_takes_the_size_that_fits() {
        check(
            &[&[(100.0, 40.0)], &[(30.0, 90.0), (100.0, 50.0)]],
            &[(0, 0.0, 0.0, 0), (0, 0.0, 50.0, 1)],
        );
        check(
            &[&[(100.0, 40.0)], &[(300.0, 300.0)], &[(10.0, 10.0)]],
            &[(0, 0.0, 0.0, 0), (1, 0.0, 0.0, 0), (2, 0.0, 0.0, 0)],
        );
    }
}
