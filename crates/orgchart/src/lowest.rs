//! The ways in which a run of pieces can stand, and the few that are kept.

use super::cut::Room;
use super::gaps::tally;
use super::pack::Size;

/// How many classes of width there are; of each the lowest way is kept.
const CLASSES: usize = 24;

/// A way in which a run of pieces can stand, and the room that it takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    pub(super) size: Size,
    pub(super) form: Form,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// A piece alone, in one of its sizes.
    Piece(usize),
    Beside(Parts),
    Under(Parts),
}

/// Where a run falls into two, and which ways its parts take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    pub(super) at: usize,
    pub(super) earlier: usize,
    pub(super) later: usize,
}

/// The lowest way of each class of width, of equal ones the first.
pub(super) struct Lowest {
    room: Room,
    ways: [Option<Way>; CLASSES],
}

impl Lowest {
    pub(super) fn new(room: Room) -> Self {
        Self {
            room,
            ways: [None; CLASSES],
        }
    }

    /// Keeps a way that fits, if it is the lowest.
    pub(super) fn add(&mut self, size: Size, form: Form) {
        if !size.fits(self.room) {
            return;
        }
        let most = |class: &usize| self.room.width * tally(class + 1) / tally(CLASSES);
        let class = (0..CLASSES - 1).find(|class| size.width <= most(class));
        let known = &mut self.ways[class.unwrap_or(CLASSES - 1)];
        let key = |size: Size| (size.height, size.width);
        if known.is_none_or(|known| key(size) < key(known.size)) {
            *known = Some(Way { size, form });
        }
    }

    /// Those that no other beats in both width and height.
    pub(super) fn frontier(self) -> Vec<Way> {
        const SAME: f64 = 0.01;
        let mut lowest = f64::INFINITY;
        let lower = |way: &Way| {
            let better = way.size.height < lowest - SAME;
            if better {
                lowest = way.size.height;
            }
            better
        };
        self.ways.into_iter().flatten().filter(lower).collect()
    }
}
