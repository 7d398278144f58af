//! The piece of the text that a change is of.

use std::collections::BTreeSet;
use std::ops::Range;

use super::base::{Base, BasePiece};
use super::group::Group;
use crate::document::END;
use crate::origin::Origin;

/// What a change does to one piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The piece.
    pub piece: usize,
    /// The characters of it that give way.
    pub range: Range<usize>,
    /// What takes their place.
    pub added: String,
}

/// What a change is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spots {
    /// One piece.
    One(Spot),
    /// Several, in reading order.
    Several(Vec<usize>),
    /// Whole paragraphs come or go: the pieces that go.
    Paragraphs(Vec<usize>),
    /// Nothing that was there.
    Nowhere,
}

/// Finds it.
pub(super) fn spots(group: &Group, base: &Base, origin: &Origin) -> Spots {
    let pieces: BTreeSet<usize> = group.gone.iter().filter_map(|at| base.piece(*at)).collect();
    let pieces: Vec<usize> = pieces.into_iter().collect();
    if group.is_new || group.removed.contains(END) || group.added.contains(END) {
        return Spots::Paragraphs(pieces);
    }
    match pieces[..] {
        [piece] => {
            let own = &base.pieces[piece];
            let first = group.gone.first().map_or(0, |at| at - own.start);
            let last = group.gone.last().map_or(0, |at| at + 1 - own.start);
            Spots::One(Spot {
                piece,
                range: first..last,
                added: group.added.clone(),
            })
        }
        [] => beside(group, base, origin).map_or(Spots::Nowhere, Spots::One),
        _ => Spots::Several(pieces),
    }
}

/// Where something that has come alone belongs: into the piece around it; between two,
/// into the one whose mark it is in, or that can be written.
fn beside(group: &Group, base: &Base, origin: &Origin) -> Option<Spot> {
    let (before, behind) = group.around;
    let left = before.and_then(|at| base.piece(at));
    let right = behind.and_then(|at| base.piece(at));
    let at = |piece: usize, offset: usize| Spot {
        piece,
        range: offset..offset,
        added: group.added.clone(),
    };
    let of_left = left.map(|piece| {
        let offset = before.map_or(0, |at| at + 1 - base.pieces[piece].start);
        at(piece, offset)
    });
    let of_right = right.map(|piece| {
        let offset = behind.map_or(0, |at| at - base.pieces[piece].start);
        at(piece, offset)
    });
    let (Some(own), Some(next)) = (&of_left, &of_right) else {
        return of_left.or(of_right);
    };
    let is_marked = |piece: usize| {
        let mark = base.pieces[piece].mark.as_deref();
        mark.is_some() && mark == group.mark.as_deref()
    };
    let is_written = |piece: usize| writable(&base.pieces[piece], origin);
    let to_right = own.piece != next.piece
        && match (is_written(own.piece), is_written(next.piece)) {
            (true, true) => is_marked(next.piece),
            (true, false) => false,
            (false, true) => true,
            // Beside two calls: in the file it may stand between them.
            (false, false) => base.pieces[own.piece].mark.is_none(),
        };
    if to_right { of_right } else { of_left }
}

/// Whether a piece was typed.
pub(crate) fn writable(piece: &BasePiece, origin: &Origin) -> bool {
    let passage = piece.mark.as_deref().and_then(|mark| origin.passage(mark));
    passage.is_some_and(|(_, passage)| !passage.is_call())
}
