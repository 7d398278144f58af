//! Putting pieces onto pages, in their order.
//!
//! A page takes as many of the next pieces as [`Packing`] finds a place for, and
//! shares out among them what room they leave.

use super::packing::Packing;
use super::page_layout::{PageLayout, Slot};
use crate::geometry::Size;

/// How the pieces of each page stand.
pub(super) struct Pages {
    gap: Size,
    pages: Vec<PageLayout>,
    /// Whether the first piece has the first page to itself.
    pub(super) top_alone: bool,
}

/// Puts pieces, given by the sizes that each can take (by rising width), onto
/// as few pages as it can in this order, with gaps between those side by side
/// and those one under another. A piece none of whose sizes fits has
/// a page to itself, and so does the first with `top_alone`.
pub(super) fn paginate(pieces: &[Vec<Size>], room: Size, gap: Size, top_alone: bool) -> Pages {
    let mut pages = Vec::new();
    let mut from = 0;
    while from < pieces.len() {
        let to = if top_alone && from == 0 {
            1
        } else {
            pieces.len()
        };
        let page = page(&pieces[from..to], room, gap);
        let (count, layout) = page.unwrap_or_else(|| (1, PageLayout::alone(&pieces[from])));
        pages.push(layout);
        from += count;
    }
    Pages {
        gap,
        pages,
        top_alone,
    }
}

/// As many of the next pieces as are found to fit a page, and how they stand;
/// where they are very many, those looked at together stand over the others.
fn page(pieces: &[Vec<Size>], room: Size, gap: Size) -> Option<(usize, PageLayout)> {
    let packing = Packing::new(pieces, room, gap);
    if !packing.are_most() {
        return packing.whole();
    }
    let (count, upper) = packing.lowest()?;
    let below = Size {
        height: room.height - upper.size.height - gap.height,
        ..room
    };
    match page(&pieces[count..], below, gap) {
        Some((more, lower)) => Some((count + more, upper.over(lower, gap))),
        None => packing.whole(),
    }
}

impl Pages {
    /// How many pages there are.
    pub(crate) fn count(&self) -> usize {
        self.pages.len()
    }

    /// By how much each page could grow before it is full. What fits no page is drawn
    /// smaller by itself.
    pub(crate) fn growths(&self, room: Size) -> Vec<f64> {
        let pages = self.pages.iter();
        pages
            .map(|page| page.size.growth_in(room).max(1.0))
            .collect()
    }

    /// Where every piece stands, given the room of each page.
    pub(crate) fn slots(&self, rooms: &[Size]) -> Vec<Slot> {
        let mut slots = Vec::new();
        for (page, (layout, &room)) in self.pages.iter().zip(rooms).enumerate() {
            let slot = Slot {
                page,
                x: 0.0,
                y: 0.0,
                pick: 0,
                room,
            };
            layout.place(slot, self.gap, &mut slots);
        }
        slots
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Size = Size {
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
        let found: Vec<_> = paginate(&sizes(pieces), ROOM, GAP, false)
            .slots(&[ROOM; 4])
            .iter()
            .map(|slot| (slot.page, slot.x, slot.y, slot.pick))
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
    fn the_top_may_have_a_page_to_itself() {
        let half: &[(f64, f64)] = &[(45.0, 45.0)];
        let pages = paginate(&sizes(&[half; 5]), ROOM, GAP, true);
        let slots = pages.slots(&[ROOM; 2]);
        let on: Vec<usize> = slots.iter().map(|slot| slot.page).collect();
        assert_eq!(on, [0, 1, 1, 1, 1]);
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
        let pages = paginate(&sizes(&[tiny; 96]), ROOM, GAP, false);
        assert_eq!(pages.count(), 1);
        assert_eq!(pages.slots(&[ROOM]).len(), 96);
    }
}
