//! The entries of the list from what was changed.

mod leaving;
mod moves;
mod outcome;
mod printed;
mod said;
mod shape;
mod whole;

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::document::shown;
use crate::edit::{Base, By, Changes, Group, Spots, What, writable};
use crate::entry::{Entry, Kind};
use crate::home::{Home, Place};
use crate::write::{Outcome, Whole, Wish};
pub(crate) use leaving::leaving;
use printed::{Printed, printed};
use said::{both, words};
use shape::Move;

/// Which of the parts has what stands around the text.
const AROUND: usize = 2;

/// The entries, and what is to be written.
pub(crate) struct Gathered {
    pub(crate) entries: Vec<Entry>,
    pub(crate) wishes: Vec<Wish>,
    /// The rows and paragraphs that come, go or move.
    pub(crate) whole: Vec<Whole>,
    /// The words of each passage.
    pub(crate) printed: BTreeMap<String, String>,
}

/// Gathers the entries of all parts.
pub(crate) fn gather(home: &Home<'_>, parts: &[Changes]) -> Gathered {
    let mut gather = Gather {
        home,
        printed: printed(parts),
        entries: Vec::new(),
        wishes: Vec::new(),
        whole: Vec::new(),
        forms: BTreeMap::new(),
        paired: BTreeMap::new(),
        known: RefCell::default(),
        moves: BTreeMap::new(),
    };
    for (part, changes) in parts.iter().enumerate() {
        gather.forms.clone_from(&changes.forms);
        let is_row = |paragraph: usize| home.was_row(&changes.base, paragraph);
        gather.paired = shape::pairs(changes, &is_row);
        for (at, what) in changes.found.iter().enumerate() {
            gather.take((part, at), &changes.base, what);
        }
        gather.write_moved((part, &changes.base));
    }
    Gathered {
        entries: gather.entries,
        wishes: gather.wishes,
        whole: gather.whole,
        printed: gather.printed.words,
    }
}

struct Gather<'a, 'h> {
    home: &'a Home<'h>,
    printed: Printed,
    entries: Vec<Entry>,
    wishes: Vec<Wish>,
    whole: Vec<Whole>,
    /// The styles of the paragraphs of the part.
    forms: BTreeMap<usize, String>,
    /// Paragraphs of the part that moved without a move that says so.
    paired: BTreeMap<usize, usize>,
    /// The places of pieces that were asked for, by part and piece.
    known: RefCell<BTreeMap<(usize, usize), Place>>,
    /// The moves, by reviewer and name.
    moves: BTreeMap<(String, String), Move>,
}

impl Gather<'_, '_> {
    fn take(&mut self, (part, at): (usize, usize), base: &Base, what: &What) {
        let number = self.entries.len() + 1;
        let entry = match what {
            What::Words(group, spots) => {
                let key = self.move_key((part, at), group);
                if let Some(key) = &key
                    && self.known_move((part, base), key, group, spots)
                {
                    return;
                }
                self.words(number, (part, base), (group, key.is_some()), spots)
            }
            What::Look(track, of, words, piece) => Entry {
                number,
                kind: Kind::Look,
                by: Some(track.author.clone()),
                date: track.date.clone(),
                places: piece
                    .iter()
                    .map(|piece| self.place((part, base), *piece))
                    .collect(),
                near: None,
                before: words.clone(),
                after: words.clone(),
                said: Some((*of).to_owned()),
                outcome: Some(Outcome::Left("looks are not brought home".to_owned())),
            },
            What::Comment(comment, words, pieces) => {
                let typed = pieces
                    .iter()
                    .find(|piece| writable(&base.pieces[**piece], self.home.origin));
                let piece = typed.or(pieces.first());
                Entry {
                    number,
                    kind: Kind::Comment,
                    by: Some(comment.author.clone()),
                    date: comment.date.clone(),
                    places: piece
                        .map(|piece| self.place((part, base), *piece))
                        .into_iter()
                        .collect(),
                    near: None,
                    before: words.clone(),
                    after: words.clone(),
                    said: Some(comment.text.clone()),
                    outcome: None,
                }
            }
        };
        self.entries.push(entry);
    }

    /// Where a piece belongs, which many changes may ask.
    fn place(&self, (part, base): (usize, &Base), piece: usize) -> Place {
        let mut known = self.known.borrow_mut();
        let place = known
            .entry((part, piece))
            .or_insert_with(|| self.home.place(base, piece));
        place.clone()
    }

    fn places(&self, (part, base): (usize, &Base), spots: &Spots) -> Vec<Place> {
        let pieces = match spots {
            Spots::One(spot) => std::slice::from_ref(&spot.piece),
            Spots::Several(pieces) | Spots::Paragraphs(pieces) => pieces,
            Spots::Nowhere => &[],
        };
        let mut places = Vec::new();
        for piece in pieces {
            let place = self.place((part, base), *piece);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }

    fn words(
        &mut self,
        number: usize,
        (part, base): (usize, &Base),
        (group, is_move): (&Group, bool),
        spots: &Spots,
    ) -> Entry {
        let (before, after) = match (spots, &group.by) {
            (Spots::One(spot), By::Nothing(_)) => {
                let text = shown(&base.pieces[spot.piece].text);
                (text.clone(), text)
            }
            (Spots::One(spot), _) if !is_move => both(base, spot),
            _ => (words(&group.removed), words(&group.added)),
        };
        let outcome = match is_move {
            true => Outcome::Left("words are moved from one place to another".to_owned()),
            false => self.outcome(number, (part, base), group, spots),
        };
        Entry {
            number,
            kind: if is_move { Kind::Move } else { Kind::Change },
            by: match &group.by {
                By::Untracked => None,
                By::Tracked(author, _) | By::Nothing(author) => Some(author.clone()),
            },
            date: group.date.clone(),
            places: self.places((part, base), spots),
            near: self.near((part, base), group),
            before,
            after,
            said: None,
            outcome: Some(outcome),
        }
    }

    /// The last passage before a change, which tells where it stands.
    fn near(&self, (part, base): (usize, &Base), group: &Group) -> Option<Place> {
        let character = group.around.0?;
        let (_, piece) = base.characters.get(character)?;
        let mut before = (0..=*piece).rev();
        let piece = before.find(|piece| base.pieces[*piece].mark.is_some())?;
        Some(self.place((part, base), piece))
    }
}
