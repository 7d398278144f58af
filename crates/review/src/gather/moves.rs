//! Moves: both ends of one make one entry.

use super::Gather;
use super::said::words;
use super::shape::{self, Move, Shape};
use crate::edit::{Base, By, Group, Spots};
use crate::entry::Kind;
use crate::write::Outcome;

impl Gather<'_, '_> {
    /// Takes the other end of a move that is in the list.
    pub(super) fn known_move(
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
    pub(super) fn move_key(
        &self,
        (part, at): (usize, usize),
        group: &Group,
    ) -> Option<(String, String)> {
        if let By::Tracked(author, Some(name)) = &group.by {
            return Some((author.clone(), name.clone()));
        }
        let pair = self.paired.get(&at)?;
        Some((String::new(), format!("\u{2029}{part} {pair}")))
    }

    /// Wishes for the rows that moved between others, once both ends are known.
    pub(super) fn write_moved(&mut self, (part, base): (usize, &Base)) {
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
}
