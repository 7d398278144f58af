//! What leaves its place in the files.

use std::collections::BTreeSet;

use crate::document::END;
use crate::edit::{Changes, Spots, What};
use crate::origin::Origin;

/// The passages that a document takes out or moves away, by their files and places there.
pub(crate) fn leaving(origin: &Origin, parts: &[Changes]) -> BTreeSet<(String, (usize, usize))> {
    let mut leave = BTreeSet::new();
    for changes in parts {
        for what in &changes.found {
            let What::Words(group, Spots::Paragraphs(pieces)) = what else {
                continue;
            };
            let pieces = pieces.iter().map(|at| &changes.base.pieces[*at]);
            let marks = pieces.filter_map(|piece| piece.mark.as_deref());
            let gone = marks.filter(|_| group.removed.contains(END));
            let passages = gone.filter_map(|mark| origin.passage(mark));
            leave.extend(passages.map(|(_, passage)| passage.place()));
        }
    }
    leave
}
