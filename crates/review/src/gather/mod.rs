//! The entries of the list from what was changed.

mod outcome;
mod printed;
mod shape;
mod whole;

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::document::{END, shown};
use crate::edit::{Base, By, Changes, Group, Spot, Spots, What, writable};
use crate::entry::{Entry, Kind};
use crate::home::{Home, Place, Unit};
use crate::write::{Outcome, Whole, Wish};
use printed::{Printed, printed};
use shape::Shape;

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
        let is_row = |paragraph: usize| {
            let unit = home.unit(&changes.base, paragraph);
            matches!(unit, Some(Unit::Row { .. }))
        };
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

    /// Takes the other end of a move that is in the list.
    fn known_move(
        &mut self,
        (part, base): (usize, &Base),
        key: &(String, String),
        group: &Group,
        spots: &Spots,
    ) -> bool {
        let shape = shape::shape(group, base);
        let Some(known) = self.moves.get_mut(key) else {
            let own = Move {
                entry: self.entries.len(),
                part,
                first: spots.clone(),
                shapes: vec![shape],
            };
            self.moves.insert(key.clone(), own);
            return false;
        };
        known.shapes.push(shape);
        let (at, of, first) = (known.entry, known.part, known.first.clone());
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
        entry.kind = Kind::Move;
        for place in places {
            if !entry.places.contains(&place) {
                entry.places.push(place);
            }
        }
        entry.before.push_str(&words(&group.removed));
        entry.after.push_str(&words(&group.added));
        true
    }

    /// What a move is known by: its reviewer and its name; of one that no track says its
    /// place.
    fn move_key(&self, (part, at): (usize, usize), group: &Group) -> Option<(String, String)> {
        if let By::Tracked(author, Some(name)) = &group.by {
            return Some((author.clone(), name.clone()));
        }
        let pair = self.paired.get(&at)?;
        Some((String::new(), format!("\u{2029}{part} {pair}")))
    }

    /// Wishes for the rows that moved between others, once both ends are known.
    fn write_moved(&mut self, (part, base): (usize, &Base)) {
        let moves = self.moves.values().filter(|it| it.part == part);
        let mut done = Vec::new();
        for own in moves {
            let shapes: Vec<&Shape> = own.shapes.iter().flatten().collect();
            let (gone, new) = match (&shapes[..], own.shapes.len()) {
                (
                    [Shape::Gone(gone), Shape::New(new)] | [Shape::New(new), Shape::Gone(gone)],
                    2,
                ) => (*gone, new),
                _ => continue,
            };
            done.push((
                own.entry,
                self.moved(own.entry + 1, (part, base), gone, new),
            ));
        }
        for (entry, moved) in done {
            let outcome = self.asks(moved);
            self.entries[entry].outcome = Some(outcome);
        }
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

/// A move: both of its ends make one entry.
struct Move {
    /// The entry, by its place in the list.
    entry: usize,
    part: usize,
    /// Where it was found first.
    first: Spots,
    /// What its ends do, in reading order.
    shapes: Vec<Option<Shape>>,
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
