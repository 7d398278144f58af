//! The entries of the list from what was changed.

use std::collections::BTreeMap;

use crate::document::{END, shown};
use crate::edit::{Base, By, Changes, Group, Spot, Spots, What, writable};
use crate::entry::{Entry, Kind};
use crate::home::Home;
use crate::origin::{self, id_of};
use crate::write::{Outcome, Wish};

/// Which of the parts has what stands around the text.
const AROUND: usize = 2;

/// The entries, and what is to be written.
pub(crate) struct Gathered {
    pub(crate) entries: Vec<Entry>,
    pub(crate) wishes: Vec<Wish>,
    /// The words of each passage.
    pub(crate) printed: BTreeMap<String, String>,
}

/// Where each piece stands among the words of its passage.
struct Printed {
    words: BTreeMap<String, String>,
    /// At how many places each passage is printed.
    times: BTreeMap<String, usize>,
    /// By part and piece: the first character, and which of the places it is.
    pieces: BTreeMap<(usize, usize), (usize, usize)>,
}

/// Gathers the entries of all parts.
pub(crate) fn gather(home: &Home<'_>, parts: &[Changes]) -> Gathered {
    let mut gather = Gather {
        home,
        printed: printed(parts),
        entries: Vec::new(),
        wishes: Vec::new(),
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

/// The words of each passage: of one that is printed at several places those of one, of
/// one in pieces all of them.
fn printed(parts: &[Changes]) -> Printed {
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

struct Gather<'a, 'h> {
    home: &'a Home<'h>,
    printed: Printed,
    entries: Vec<Entry>,
    wishes: Vec<Wish>,
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
                    .map(|piece| self.home.place(base, *piece))
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
                        .map(|piece| self.home.place(base, *piece))
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
        let places = self.places(base, spots);
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

    fn places(&self, base: &Base, spots: &Spots) -> Vec<crate::home::Place> {
        let pieces = match spots {
            Spots::One(spot) => std::slice::from_ref(&spot.piece),
            Spots::Several(pieces) | Spots::Paragraphs(pieces) => pieces,
            Spots::Nowhere => &[],
        };
        let mut places = Vec::new();
        for piece in pieces {
            let place = self.home.place(base, *piece);
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
            places: self.places(base, spots),
            near: self.near(base, group),
            before,
            after,
            said: None,
            outcome: Some(outcome),
        }
    }

    /// The last passage before a change, which tells where it stands.
    fn near(&self, base: &Base, group: &Group) -> Option<crate::home::Place> {
        let character = group.around.0?;
        let (_, piece) = base.characters.get(character)?;
        let mut before = (0..=*piece).rev();
        let piece = before.find(|piece| base.pieces[*piece].mark.is_some())?;
        Some(self.home.place(base, piece))
    }

    /// What becomes of a change, as far as the document tells; what can be written is
    /// wished for.
    fn outcome(
        &mut self,
        number: usize,
        (part, base): (usize, &Base),
        group: &Group,
        spots: &Spots,
    ) -> Outcome {
        let left = |why: &str| Outcome::Left(why.to_owned());
        match (&group.by, spots) {
            (By::Nothing(_), _) => Outcome::Nothing(format!(
                "`{}` was put in and taken out again",
                words(&group.added).trim_end()
            )),
            (By::Untracked, _) if group.in_field => {
                Outcome::Nothing("a field shows what Word counts".to_owned())
            }
            (By::Tracked(_, Some(_)), _) => left("words are moved from one place to another"),
            _ if part == AROUND => {
                left("the layout makes what stands in headers, footers and endnotes")
            }
            (_, Spots::Nowhere) => left("it belongs to no passage that was typed"),
            (_, Spots::Several(_)) => left("it reaches over several passages"),
            (_, Spots::Paragraphs(pieces)) => {
                left(match (pieces.is_empty(), group.removed.contains(END)) {
                    (true, true) => "it joins two paragraphs: change them in the file",
                    (true, false) if group.added.trim().is_empty() => {
                        "it parts a paragraph: change it in the file"
                    }
                    (true, false) => "it is a paragraph of its own: put it into the file",
                    (false, _) if group.removed.contains(END) => {
                        "the paragraph goes: take it out of the file, or its row out of the table"
                    }
                    (false, _) => "paragraphs come in place of words: change them in the file",
                })
            }
            (_, Spots::One(spot)) => match self.wish(number, (part, base), spot) {
                Ok(wish) => {
                    self.wishes.push(wish);
                    Outcome::Writable
                }
                Err(why) => Outcome::Left(why),
            },
        }
    }

    /// What is to be written of a change of one piece.
    fn wish(
        &self,
        entry: usize,
        (part, base): (usize, &Base),
        spot: &Spot,
    ) -> Result<Wish, String> {
        let piece = &base.pieces[spot.piece];
        let mark = piece.mark.as_deref();
        let Some((id, passage)) = mark.and_then(|mark| self.home.origin.passage(mark)) else {
            return Err("its words are computed, and typed nowhere".to_owned());
        };
        let length = piece.text.chars().count();
        let beside = passage.kind == origin::Kind::Call;
        let is_edge =
            spot.range.is_empty() && (spot.range.start == 0 || spot.range.start == length);
        let of_setting = passage.file.ends_with(".toml");
        if beside && (!is_edge || of_setting) {
            return Err("its words are computed: change what they come from".to_owned());
        }
        let (from, occurrence) = self
            .printed
            .pieces
            .get(&(part, spot.piece))
            .copied()
            .unwrap_or_default();
        if self.goes_round(id) || (beside && self.times(id) > 1) {
            return Err(
                "it is typed once and printed several times: change it in the file".to_owned(),
            );
        }
        let is_whole = spot.range == (0..length) && spot.added.trim().is_empty();
        if is_whole && passage.kind == origin::Kind::Typed && !others_stand(base, spot.piece) {
            return Err("it takes out all that is typed there: take it out of the file".to_owned());
        }
        Ok(Wish {
            entry,
            passage: id.to_owned(),
            occurrence,
            range: from + spot.range.start..from + spot.range.end,
            added: spot.added.clone(),
            beside,
        })
    }

    /// How often a passage is printed.
    fn times(&self, id: &str) -> usize {
        self.printed.times.get(id).copied().unwrap_or_default()
    }

    /// Whether another passage is the same stretch of a file: a block goes round.
    fn goes_round(&self, id: &str) -> bool {
        let all = &self.home.origin.passages;
        let Some(own) = all.get(id) else {
            return false;
        };
        let mut others = all.iter().filter(|(other, _)| other.as_str() != id);
        !matches!(own.kind, origin::Kind::Cell(_))
            && others.any(|(_, other)| {
                (&other.file, other.line, other.column) == (&own.file, own.line, own.column)
            })
    }
}

/// Whether a paragraph has more than one of its pieces.
fn others_stand(base: &Base, piece: usize) -> bool {
    let paragraph = base.pieces[piece].paragraph;
    let others = base.pieces.iter().enumerate();
    let mut others = others.filter(|(at, other)| *at != piece && other.paragraph == paragraph);
    others.any(|(_, other)| !other.is_end && !other.text.trim().is_empty())
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
