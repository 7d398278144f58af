//! The entries of the list from what was changed.

mod outcome;
mod printed;

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::document::{END, shown};
use crate::edit::{Base, By, Changes, Group, Spot, Spots, What, writable};
use crate::entry::{Entry, Kind};
use crate::home::{Home, Place};
use crate::write::{Outcome, Wish};
use printed::{Printed, printed};

/// Which of the parts has what stands around the text.
const AROUND: usize = 2;

/// The entries, and what is to be written.
pub(crate) struct Gathered {
    pub(crate) entries: Vec<Entry>,
    pub(crate) wishes: Vec<Wish>,
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
        known: RefCell::default(),
        moves: BTreeMap::new(),
    };
    for (part, changes) in parts.iter().enumerate() {
        for what in &changes.found {
            gather.take(part, &changes.base, what);
        }
    }
    Gathered {
        entries: gather.entries,
        wishes: gather.wishes,
        printed: gather.printed.words,
    }
}

struct Gather<'a, 'h> {
    home: &'a Home<'h>,
    printed: Printed,
    entries: Vec<Entry>,
    wishes: Vec<Wish>,
    /// The places of pieces that were asked for, by part and piece.
    known: RefCell<BTreeMap<(usize, usize), Place>>,
    /// The entry of each move, by reviewer and name, with where it was found first.
    moves: BTreeMap<(String, String), (usize, usize, Spots)>,
}

impl Gather<'_, '_> {
    fn take(&mut self, part: usize, base: &Base, what: &What) {
        let number = self.entries.len() + 1;
        let entry = match what {
            What::Words(group, spots) => match self.known_move((part, base), group, spots) {
                true => return,
                false => self.words(number, (part, base), group, spots),
            },
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

    /// Takes the other end of a move that is in the list.
    fn known_move(&mut self, (part, base): (usize, &Base), group: &Group, spots: &Spots) -> bool {
        let By::Tracked(author, Some(name)) = &group.by else {
            return false;
        };
        let key = (author.clone(), name.clone());
        let Some((at, of, first)) = self.moves.get(&key).cloned() else {
            let at = self.entries.len();
            self.moves.insert(key, (at, part, spots.clone()));
            return false;
        };
        // Within one passage it is written as two changes.
        if let (Spots::One(one), Spots::One(other)) = (&first, spots)
            && (of, one.piece) == (part, other.piece)
        {
            let wishes = [one, other].map(|spot| self.wish(at + 1, (part, base), spot));
            if let [Ok(one), Ok(other)] = wishes {
                self.wishes.extend([one, other]);
                self.entries[at].outcome = Some(Outcome::Writable);
            }
        }
        let places = self.places((part, base), spots);
        let entry = &mut self.entries[at];
        for place in places {
            if !entry.places.contains(&place) {
                entry.places.push(place);
            }
        }
        entry.before.push_str(&words(&group.removed));
        entry.after.push_str(&words(&group.added));
        true
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
        group: &Group,
        spots: &Spots,
    ) -> Entry {
        let is_move = matches!(&group.by, By::Tracked(_, Some(_)));
        let (before, after) = match (spots, &group.by) {
            (Spots::One(spot), By::Nothing(_)) => {
                let text = shown(&base.pieces[spot.piece].text);
                (text.clone(), text)
            }
            (Spots::One(spot), _) if !is_move => both(base, spot),
            _ => (words(&group.removed), words(&group.added)),
        };
        let outcome = self.outcome(number, (part, base), group, spots);
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

/// The words of a piece before and after a change.
fn both(base: &Base, spot: &Spot) -> (String, String) {
    let text: Vec<char> = base.pieces[spot.piece].text.chars().collect();
    let of = |range: std::ops::Range<usize>| {
        text.get(range)
            .unwrap_or_default()
            .iter()
            .collect::<String>()
    };
    let (head, tail) = (of(0..spot.range.start), of(spot.range.end..text.len()));
    let before: String = text.iter().collect();
    (
        shown(&before),
        shown(&format!("{head}{}{tail}", spot.added)),
    )
}

/// Words as the list shows them.
fn words(text: &str) -> String {
    shown(text.trim_matches(END))
}
