//! Where each piece stands among the words of its passage.

use std::collections::BTreeMap;

use crate::edit::Changes;
use crate::origin::id_of;

/// Where each piece stands among the words of its passage.
pub(super) struct Printed {
    pub(super) words: BTreeMap<String, String>,
    /// At how many places each passage is printed.
    pub(super) times: BTreeMap<String, usize>,
    /// By part and piece: the first character, and which of the places it is.
    pub(super) pieces: BTreeMap<(usize, usize), (usize, usize)>,
}

/// The words of each passage: of one that is printed at several places those of one, of
/// one in pieces all of them.
pub(super) fn printed(parts: &[Changes]) -> Printed {
    let mut of: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for (part, changes) in parts.iter().enumerate() {
        for (at, piece) in changes.base.pieces.iter().enumerate() {
            if let Some(mark) = &piece.mark {
                of.entry(id_of(mark)).or_default().push((part, at));
            }
        }
    }
    let text = |(part, at): &(usize, usize)| parts[*part].base.pieces[*at].text.as_str();
    let mut out = Printed {
        words: BTreeMap::new(),
        times: BTreeMap::new(),
        pieces: BTreeMap::new(),
    };
    for (id, own) in of {
        let first = own.first().map_or("", text);
        let is_one = own.iter().all(|piece| text(piece) == first);
        let mut words = String::new();
        for (occurrence, piece) in own.iter().enumerate() {
            let place = match is_one {
                true => (0, occurrence),
                false => (words.chars().count(), 0),
            };
            out.pieces.insert(*piece, place);
            if !is_one || occurrence == 0 {
                words.push_str(text(piece));
            }
        }
        out.words.insert(id.to_owned(), words);
        out.times.insert(id.to_owned(), own.len());
    }
    out
}
