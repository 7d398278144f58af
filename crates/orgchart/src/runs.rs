//! The ways in which the next pieces can stand together on one page.
//!
//! A run of pieces stands in two parts, the later beside the earlier or under
//! it, and each part again so, down to single pieces. Of any two pieces the
//! earlier is thus at the left of the other or above it, as the document has
//! them.

use super::cut::Room;
use super::lowest::{Form, Lowest, Parts, Way};
use super::pack::Size;
use super::stand::{Stand, Stood};

/// The most pieces that are looked at together, ...
const MOST: usize = 48;
/// ... and the most of them in the earlier part of a run.
const EARLIER: usize = 16;

/// All runs of the pieces of a page.
pub(super) struct Runs {
    room: Room,
    gap: Size,
    /// By a run's last piece and then its first: its ways, by rising width and
    /// falling height.
    ways: Vec<Vec<Vec<Way>>>,
}

impl Runs {
    /// As many of these pieces as are found to fit a page together.
    pub(super) fn fill(pieces: &[Vec<Size>], room: Room, gap: Size) -> Self {
        let mut runs = Self {
            room,
            gap,
            ways: Vec::new(),
        };
        for sizes in pieces.iter().take(MOST) {
            let ending = runs.ending_with(sizes);
            if ending.first().is_none_or(Vec::is_empty) {
                break;
            }
            runs.ways.push(ending);
        }
        runs
    }

    /// The runs that end with one more piece, by their first; those before one
    /// that does not fit have no ways.
    fn ending_with(&self, sizes: &[Size]) -> Vec<Vec<Way>> {
        let last = self.ways.len();
        let mut ending = vec![Vec::new(); last + 1];
        let own = sizes.iter().enumerate().map(|(pick, &size)| Way {
            size,
            form: Form::Piece(pick),
        });
        ending[last] = own.filter(|way| way.size.fits(self.room)).collect();
        for first in (0..last).rev() {
            if ending[first + 1].is_empty() {
                break;
            }
            let mut lowest = Lowest::new(self.room);
            for at in (first + 1..=last).take(EARLIER) {
                let earlier = &self.ways[at - 1][first];
                self.under(at, earlier, &ending[at], &mut lowest);
                self.beside(at, earlier, &ending[at], &mut lowest);
            }
            ending[first] = lowest.frontier();
        }
        ending
    }

    /// Two parts one under the other, from the widest to the narrowest.
    fn under(&self, at: usize, earlier: &[Way], later: &[Way], found: &mut Lowest) {
        let (mut i, mut j) = (earlier.len(), later.len());
        while let (Some(before), Some(after)) = (i.checked_sub(1), j.checked_sub(1)) {
            let (a, b) = (earlier[before].size, later[after].size);
            let size = Size {
                width: a.width.max(b.width),
                height: a.height + self.gap.height + b.height,
            };
            let parts = Parts {
                at,
                earlier: before,
                later: after,
            };
            found.add(size, Form::Under(parts));
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
    fn beside(&self, at: usize, earlier: &[Way], later: &[Way], found: &mut Lowest) {
        let (mut i, mut j) = (0, 0);
        while let (Some(before), Some(after)) = (earlier.get(i), later.get(j)) {
            let (a, b) = (before.size, after.size);
            let size = Size {
                width: a.width + self.gap.width + b.width,
                height: a.height.max(b.height),
            };
            let parts = Parts {
                at,
                earlier: i,
                later: j,
            };
            found.add(size, Form::Beside(parts));
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
    pub(super) fn whole(&self) -> Option<(usize, Stand)> {
        let last = self.ways.len().checked_sub(1)?;
        let growth = |way: &Way| way.size.growth(self.room);
        let ways = self.ways[last].first()?.iter().enumerate();
        let best = ways.reduce(|a, b| if growth(b.1) > growth(a.1) { b } else { a });
        best.map(|(way, _)| (last + 1, self.stand(0, last, way)))
    }

    /// Whether more might fit than were looked at.
    pub(super) fn are_most(&self) -> bool {
        self.ways.len() == MOST
    }

    /// The same as [`Self::whole`], as low as can be.
    pub(super) fn lowest(&self) -> Option<(usize, Stand)> {
        let last = self.ways.len().checked_sub(1)?;
        let way = self.ways[last].first()?.len().checked_sub(1)?;
        Some((last + 1, self.stand(0, last, way)))
    }

    /// How the pieces from the first to the last stand in one of their ways.
    fn stand(&self, first: usize, last: usize, way: usize) -> Stand {
        let Way { size, form } = self.ways[last][first][way];
        let both = |parts: Parts| {
            let earlier = self.stand(first, parts.at - 1, parts.earlier);
            Box::new([earlier, self.stand(parts.at, last, parts.later)])
        };
        let stood = match form {
            Form::Piece(pick) => Stood::Piece(pick),
            Form::Beside(parts) => Stood::Beside(both(parts)),
            Form::Under(parts) => Stood::Under(both(parts)),
        };
        Stand { size, stood }
    }
}
