//! The ways in which a run of pieces can stand, and the few that are kept.

use crate::geometry::{Size, as_f64};

/// How many classes of width there are; of each the lowest way is kept.
const CLASSES: usize = 24;

/// A way in which a run of pieces can stand, and the room that it takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Way {
    pub(crate) size: Size,
    pub(crate) joint: Joint,
}

/// How a run of pieces is made of its parts.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Joint {
    /// A piece alone, in one of its sizes.
    Piece(usize),
    /// The later part at the right of the earlier.
    Beside(TwoParts),
    /// The later part under the earlier.
    Under(TwoParts),
}

/// Where a run falls into two, and which ways its parts take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TwoParts {
    pub(crate) at: usize,
    pub(crate) earlier: usize,
    pub(crate) later: usize,
}

/// The lowest way of each class of width, of equal ones the first.
pub(crate) struct Frontier {
    room: Size,
    ways: [Option<Way>; CLASSES],
}

impl Frontier {
    pub(crate) fn new(room: Size) -> Self {
        Self {
            room,
            ways: [None; CLASSES],
        }
    }

    /// Keeps a way that fits, if it is the lowest.
    pub(crate) fn add(&mut self, size: Size, joint: Joint) {
        if !self.room.holds(size) {
            return;
        }
        let most = |class: &usize| self.room.width * as_f64(class + 1) / as_f64(CLASSES);
        let class = (0..CLASSES - 1).find(|class| size.width <= most(class));
        let known = &mut self.ways[class.unwrap_or(CLASSES - 1)];
        let key = |size: Size| (size.height, size.width);
        if known.is_none_or(|known| key(size) < key(known.size)) {
            *known = Some(Way { size, joint });
        }
    }

    /// Those that no other beats in both width and height.
    pub(crate) fn kept(self) -> Vec<Way> {
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
