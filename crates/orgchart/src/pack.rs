//! Packing pieces onto pages, in their order.
//!
//! A page takes as many of the next pieces as [`Runs`] finds a place for, and
//! shares out among them what room they leave.

use super::cut::Room;
use super::runs::Runs;
use super::stand::Stand;

/// A size that a piece can take, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Size {
    /// Whether it fits a room.
    pub(super) fn fits(self, room: Room) -> bool {
        self.width <= room.width && self.height <= room.height
    }

    /// By how much it could grow in a room.
    pub(super) fn growth(self, room: Room) -> f64 {
        (room.width / self.width).min(room.height / self.height)
    }
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

/// How the pieces of each page stand.
pub(super) struct Packed {
    gap: Size,
    pages: Vec<Stand>,
}

/// Packs pieces, given by the sizes that each can take (by rising width), onto
/// as few pages as it can in this order, with gaps between those side by side
/// and those one under another. A piece none of whose sizes fits has
/// a page to itself.
pub(super) fn pack(pieces: &[Vec<Size>], room: Room, gap: Size) -> Packed {
    let mut pages = Vec::new();
    let mut from = 0;
    while from < pieces.len() {
        let page = page(&pieces[from..], room, gap);
        let (count, stand) = page.unwrap_or_else(|| (1, Stand::alone(&pieces[from])));
        pages.push(stand);
        from += count;
    }
    Packed { gap, pages }
}

/// As many of the next pieces as are found to fit a page, and how they stand;
/// where they are very many, those looked at together stand over the others.
fn page(pieces: &[Vec<Size>], room: Room, gap: Size) -> Option<(usize, Stand)> {
    let runs = Runs::fill(pieces, room, gap);
    if !runs.are_most() {
        return runs.whole();
    }
    let (count, upper) = runs.lowest()?;
    let below = Room {
        height: room.height - upper.size.height - gap.height,
        ..room
    };
    match page(&pieces[count..], below, gap) {
        Some((more, lower)) => Some((count + more, upper.over(lower, gap))),
        None => runs.whole(),
    }
}

impl Packed {
    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// By how much all could grow before the first page is full.
    pub(super) fn slack(&self, room: Room) -> f64 {
        let growth = self.pages.iter().map(|page| page.size.growth(room));
        // What fits no page is drawn smaller by itself.
        let slack = growth.filter(|growth| *growth >= 1.0);
        let slack = slack.fold(f64::INFINITY, f64::min);
        if slack.is_finite() { slack } else { 1.0 }
    }

    /// Where every piece stands.
    pub(super) fn berths(&self, room: Room) -> Vec<Berth> {
        let mut berths = Vec::new();
        for (page, stand) in self.pages.iter().enumerate() {
            let berth = Berth {
                page,
                x: 0.0,
                y: 0.0,
                pick: 0,
                room,
            };
            stand.place(berth, self.gap, &mut berths);
        }
        berths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room {
        width: 100.0,
        height: 100.0,
    };

    const GAP: Size = Size {
        width: 10.0,
        height: 10.0,
    };

    fn sizes(pieces: &[&[(f64, f64)]]) -> Vec<Vec<Size>> {
        let size = |&(width, height): &(f64, f64)| Size { width, height };
        let sizes = |piece: &&[(f64, f64)]| piece.iter().map(size).collect();
        pieces.iter().map(sizes).collect()
    }

    /// Page, place and choice of each piece, on a page of 100 by 100 with gaps
    /// of 10.
    fn check(pieces: &[&[(f64, f64)]], expected: &[(usize, f64, f64, usize)]) {
        let found: Vec<_> = pack(&sizes(pieces), ROOM, GAP)
            .berths(ROOM)
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

    #[test]
    fn a_column_may_hold_a_row() {
        check(
            &[
                &[(30.0, 100.0)],
                &[(60.0, 45.0)],
                &[(25.0, 45.0)],
                &[(25.0, 45.0)],
            ],
            &[
                (0, 0.0, 0.0, 0),
                (0, 40.0, 0.0, 0),
                (0, 40.0, 55.0, 0),
                (0, 75.0, 55.0, 0),
            ],
        );
    }

    #[test]
    fn many_tiny_pieces_fill_a_page() {
        let tiny: &[(f64, f64)] = &[(1.0, 1.0)];
        let packed = pack(&sizes(&[tiny; 96]), ROOM, GAP);
        assert_eq!(packed.pages(), 1);
        assert_eq!(packed.berths(ROOM).len(), 96);
    }
}
