//! The ways in which the next pieces can stand together on one page.
//!
//! A run of pieces stands in two parts, the later beside the earlier or under
//! it, and each part again so, down to single pieces. Of any two pieces the
//! earlier is thus at the left of the other or above it, as the document has
//! them.

use super::frontier::{Frontier, Joint, TwoParts, Way};
use super::page_layout::{Arrangement, PageLayout};
use crate::geometry::Size;

/// The most pieces that are looked at together, ...
const MOST: usize = 48;
/// ... and the most of them in the earlier part of a run.
const EARLIER: usize = 16;

/// All runs of the pieces of a page.
pub(super) struct Packing {
    room: Size,
    gap: Size,
    /// By a run's last piece and then its first: its ways, by rising width and
    /// falling height.
    ways: Vec<Vec<Vec<Way>>>,
}

impl Packing {
    /// As many of these pieces as are found to fit a page together.
    pub(crate) fn new(pieces: &[Vec<Size>], room: Size, gap: Size) -> Self {
        let mut packing = Self {
            room,
            gap,
            ways: Vec::new(),
        };
        for sizes in pieces.iter().take(MOST) {
            let ending = packing.ending_with(sizes);
            if ending.first().is_none_or(Vec::is_empty) {
                break;
            }
            packing.ways.push(ending);
        }
        packing
    }

    /// The runs that end with one more piece, by their first; those before one
    /// that does not fit have no ways.
    fn ending_with(&self, sizes: &[Size]) -> Vec<Vec<Way>> {
        let last = self.ways.len();
        let mut ending = vec![Vec::new(); last + 1];
        let own = sizes.iter().enumerate().map(|(pick, &size)| Way {
            size,
            joint: Joint::Piece(pick),
        });
        ending[last] = own.filter(|way| self.room.holds(way.size)).collect();
        for first in (0..last).rev() {
            if ending[first + 1].is_empty() {
                break;
            }
            let mut frontier = Frontier::new(self.room);
            for at in (first + 1..=last).take(EARLIER) {
                let earlier = &self.ways[at - 1][first];
                self.under(at, earlier, &ending[at], &mut frontier);
                self.beside(at, earlier, &ending[at], &mut frontier);
            }
            ending[first] = frontier.kept();
        }
        ending
    }

    /// Two parts one under the other, from the widest to the narrowest.
    fn under(&self, at: usize, earlier: &[Way], later: &[Way], found: &mut Frontier) {
        let (mut i, mut j) = (earlier.len(), later.len());
        while let (Some(before), Some(after)) = (i.checked_sub(1), j.checked_sub(1)) {
            let (a, b) = (earlier[before].size, later[after].size);
            let size = Size {
                width: a.width.max(b.width),
                height: a.height + self.gap.height + b.height,
            };
            let parts = TwoParts {
                at,
                earlier: before,
                later: after,
            };
            found.add(size, Joint::Under(parts));
            // Only another choice for the wider one makes both narrower.
            if size.height > self.room.height {
                break;
            } else if a.width >= b.width {
                i = before;
            } else {
                j = after;
            }
        }
    }

    /// Two parts side by side, from the highest to the lowest.
    fn beside(&self, at: usize, earlier: &[Way], later: &[Way], found: &mut Frontier) {
        let (mut i, mut j) = (0, 0);
        while let (Some(before), Some(after)) = (earlier.get(i), later.get(j)) {
            let (a, b) = (before.size, after.size);
            let size = Size {
                width: a.width + self.gap.width + b.width,
                height: a.height.max(b.height),
            };
            let parts = TwoParts {
                at,
                earlier: i,
                later: j,
            };
            found.add(size, Joint::Beside(parts));
            if size.width > self.room.width {
                break;
            } else if a.height >= b.height {
                i += 1;
            } else {
                j += 1;
            }
        }
    }

    /// How many pieces fit, and how they stand where the text can be largest;
    /// none where not even the first fits.
    pub(crate) fn whole(&self) -> Option<(usize, PageLayout)> {
        let last = self.ways.len().checked_sub(1)?;
        let growth = |way: &Way| way.size.growth_in(self.room);
        let ways = self.ways[last].first()?.iter().enumerate();
        let best = ways.reduce(|a, b| if growth(b.1) > growth(a.1) { b } else { a });
        best.map(|(way, _)| (last + 1, self.layout(0, last, way)))
    }

    /// Whether more might fit than were looked at.
    pub(crate) fn are_most(&self) -> bool {
        self.ways.len() == MOST
    }

    /// The same as [`Self::whole`], as low as can be.
    pub(crate) fn lowest(&self) -> Option<(usize, PageLayout)> {
        let last = self.ways.len().checked_sub(1)?;
        let way = self.ways[last].first()?.len().checked_sub(1)?;
        Some((last + 1, self.layout(0, last, way)))
    }

    /// How the pieces from the first to the last stand in one of their ways.
    fn layout(&self, first: usize, last: usize, way: usize) -> PageLayout {
        let Way { size, joint } = self.ways[last][first][way];
        let both = |parts: TwoParts| {
            let earlier = self.layout(first, parts.at - 1, parts.earlier);
            Box::new([earlier, self.layout(parts.at, last, parts.later)])
        };
        let arrangement = match joint {
            Joint::Piece(pick) => Arrangement::Piece(pick),
            Joint::Beside(parts) => Arrangement::Beside(both(parts)),
            Joint::Under(parts) => Arrangement::Under(both(parts)),
        };
        PageLayout { size, arrangement }
    }
}
