//! Pieces as they stand on a page, and the room that each has there.

use crate::geometry::{Size, as_f64};

/// Where a piece stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Slot {
    pub(crate) page: usize,
    pub(crate) x: f64,
    pub(crate) y: f64,
    /// Which of its sizes it takes.
    pub(crate) pick: usize,
    /// The room around it that is free.
    pub(crate) room: Size,
}

/// Pieces as they stand on a page.
#[derive(Debug)]
pub(crate) struct PageLayout {
    pub(crate) size: Size,
    pub(crate) arrangement: Arrangement,
}

/// How they stand.
#[derive(Debug)]
pub(crate) enum Arrangement {
    /// One alone, in one of its sizes.
    Piece(usize),
    /// The later ones at the right of the earlier.
    Beside(Box<[PageLayout; 2]>),
    /// The later ones under the earlier.
    Under(Box<[PageLayout; 2]>),
}

impl PageLayout {
    /// A piece that fits no page.
    pub(crate) fn alone(sizes: &[Size]) -> Self {
        let over = |size: &Size| size.width.max(size.height);
        let sizes = sizes.iter().copied().enumerate();
        let best = sizes.min_by(|a, b| over(&a.1).total_cmp(&over(&b.1)));
        let (pick, size) = best.unwrap_or_default();
        Self {
            size,
            arrangement: Arrangement::Piece(pick),
        }
    }

    /// These pieces, and others under them.
    pub(crate) fn over(self, lower: Self, gap: Size) -> Self {
        Self {
            size: Size {
                width: self.size.width.max(lower.size.width),
                height: self.size.height + gap.height + lower.size.height,
            },
            arrangement: Arrangement::Under(Box::new([self, lower])),
        }
    }

    /// How many columns stand side by side.
    fn columns(&self) -> usize {
        match &self.arrangement {
            Arrangement::Beside(both) => both.iter().map(Self::columns).sum(),
            Arrangement::Piece(_) | Arrangement::Under(_) => 1,
        }
    }

    /// How many rows stand one under another.
    fn rows(&self) -> usize {
        match &self.arrangement {
            Arrangement::Under(both) => both.iter().map(Self::rows).sum(),
            Arrangement::Piece(_) | Arrangement::Beside(_) => 1,
        }
    }

    /// Puts pieces into a slot: columns share what is left of its
    /// width; rows what is left of its height, but none moves far from the next.
    pub(crate) fn place(&self, slot: Slot, gap: Size, slots: &mut Vec<Slot>) {
        let Size { width, height } = slot.room;
        let share = |spare: f64, part: usize, of: usize| spare.max(0.0) * as_f64(part) / as_f64(of);
        match &self.arrangement {
            Arrangement::Piece(pick) => slots.push(Slot {
                pick: *pick,
                ..slot
            }),
            Arrangement::Beside(both) => {
                let [left, right] = &**both;
                let spare = share(width - self.size.width, left.columns(), self.columns());
                let own = left.size.width + spare;
                let at = |x, width| Slot {
                    x: slot.x + x,
                    room: Size { width, height },
                    ..slot
                };
                let x = own + gap.width;
                left.place(at(0.0, own), gap, slots);
                right.place(at(x, width - x), gap, slots);
            }
            Arrangement::Under(both) => {
                let [upper, lower] = &**both;
                let rows = self.rows();
                let spare = (height - self.size.height).min(gap.height * as_f64(rows));
                let own = upper.size.height + share(spare, upper.rows(), rows);
                let at = |y, height| Slot {
                    y: slot.y + y,
                    room: Size { width, height },
                    ..slot
                };
                let y = own + gap.height;
                upper.place(at(0.0, own), gap, slots);
                lower.place(at(y, height - y), gap, slots);
            }
        }
    }
}
