//! Pieces as they stand on a page, and the room that each has there.

use super::cut::Room;
use super::gaps::tally;
use super::pack::{Berth, Size};

/// Pieces as they stand on a page.
#[derive(Debug)]
pub(super) struct Stand {
    pub(super) size: Size,
    pub(super) stood: Stood,
}

/// How they stand.
#[derive(Debug)]
pub(super) enum Stood {
    /// One alone, in one of its sizes.
    Piece(usize),
    /// The later ones at the right of the earlier.
    Beside(Box<[Stand; 2]>),
    /// The later ones under the earlier.
    Under(Box<[Stand; 2]>),
}

impl Stand {
    /// A piece that fits no page.
    pub(super) fn alone(sizes: &[Size]) -> Self {
        let over = |size: &Size| size.width.max(size.height);
        let sizes = sizes.iter().copied().enumerate();
        let best = sizes.min_by(|a, b| over(&a.1).total_cmp(&over(&b.1)));
        let (pick, size) = best.unwrap_or_default();
        Self {
            size,
            stood: Stood::Piece(pick),
        }
    }

    /// These pieces, and others under them.
    pub(super) fn over(self, lower: Self, gap: Size) -> Self {
        Self {
            size: Size {
                width: self.size.width.max(lower.size.width),
                height: self.size.height + gap.height + lower.size.height,
            },
            stood: Stood::Under(Box::new([self, lower])),
        }
    }

    /// How many columns stand side by side.
    fn columns(&self) -> usize {
        match &self.stood {
            Stood::Beside(both) => both.iter().map(Self::columns).sum(),
            Stood::Piece(_) | Stood::Under(_) => 1,
        }
    }

    /// How many rows stand one under another.
    fn rows(&self) -> usize {
        match &self.stood {
            Stood::Under(both) => both.iter().map(Self::rows).sum(),
            Stood::Piece(_) | Stood::Beside(_) => 1,
        }
    }

    /// Puts pieces into the room of a berth: columns share what is left of its
    /// width; rows what is left of its height, but none moves far from the next.
    pub(super) fn place(&self, berth: Berth, gap: Size, berths: &mut Vec<Berth>) {
        let Room { width, height } = berth.room;
        let share = |spare: f64, part: usize, of: usize| spare.max(0.0) * tally(part) / tally(of);
        match &self.stood {
            Stood::Piece(pick) => berths.push(Berth {
                pick: *pick,
                ..berth
            }),
            Stood::Beside(both) => {
                let [left, right] = &**both;
                let spare = share(width - self.size.width, left.columns(), self.columns());
                let own = left.size.width + spare;
                let at = |x, width| Berth {
                    x: berth.x + x,
                    room: Room { width, height },
                    ..berth
                };
                let x = own + gap.width;
                left.place(at(0.0, own), gap, berths);
                right.place(at(x, width - x), gap, berths);
            }
            Stood::Under(both) => {
                let [upper, lower] = &**both;
                let rows = self.rows();
                let spare = (height - self.size.height).min(gap.height * tally(rows));
                let own = upper.size.height + share(spare, upper.rows(), rows);
                let at = |y, height| Berth {
                    y: berth.y + y,
                    room: Room { width, height },
                    ..berth
                };
                let y = own + gap.height;
                upper.place(at(0.0, own), gap, berths);
                lower.place(at(y, height - y), gap, berths);
            }
        }
    }
}
