//! What becomes of a change, as far as the document tells.

use super::said::{both, words};
use super::shape::shape;
use super::whole::REPEATED;
use super::{AROUND, Gather};
use crate::document::END;
use crate::edit::{Base, By, Group, Spot, Spots, writable};
use crate::home::Place;
use crate::origin;
use crate::write::{Outcome, Whole, Wish};
use tables::characters::{letters, roman};

/// As far as numbers may be letters: a to z, and those that begin with an a.
const MOST_LETTERS: usize = 52;
/// As far as they may be Roman.
const MOST_ROMAN: usize = 100;

const FIELD: &str =
    "it puts in a field, such as a number that Word counts: write a call in the file";

impl Gather<'_, '_> {
    /// What becomes of a change, as far as the document tells; what can be written is
    /// wished for.
    pub(super) fn outcome(
        &mut self,
        number: usize,
        (part, base): (usize, &Base),
        group: &Group,
        spots: &Spots,
    ) -> Outcome {
        let left = |why: &str| Outcome::Left(why.to_owned());
        let hangs = group.hangs.unwrap_or_default();
        match (&group.by, spots) {
            (By::Nothing(_), _) => Outcome::Nothing(format!(
                "`{}` was put in and taken out again",
                words(&group.added).trim_end()
            )),
            (By::Untracked, _) if self.is_counted(base, group) => {
                Outcome::Nothing("a field shows what Word counts".to_owned())
            }
            _ if part == AROUND => {
                left("the layout makes what stands in headers, footers and endnotes")
            }
            _ if !hangs.is_empty() => left(hangs),
            (_, Spots::Nowhere) => left("it belongs to no passage that was typed"),
            (_, Spots::Several(_)) => left("it reaches over several passages"),
            (_, Spots::Paragraphs(pieces)) => {
                if group.has_field {
                    return left(FIELD);
                }
                if let Some(shape) = shape(group, base) {
                    let whole = self.whole(number, (part, base), &shape);
                    return self.asks(whole);
                }
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
            (_, Spots::One(spot)) if self.is_summed(base, spot) => Outcome::Done,
            (_, Spots::One(spot)) => match self.wish(number, (part, base), spot) {
                Ok(_) if group.has_field => left(FIELD),
                Ok(wish) => {
                    self.wishes.push(wish);
                    Outcome::Writable
                }
                Err(why) => Outcome::Left(why),
            },
        }
    }

    /// Wishes for a row or paragraph, where it can be had and is not there already.
    pub(super) fn asks(&mut self, whole: Result<Option<Whole>, String>) -> Outcome {
        match whole {
            Ok(Some(whole)) => {
                self.whole.push(whole);
                Outcome::Writable
            }
            Ok(None) => Outcome::Done,
            Err(why) => Outcome::Left(why),
        }
    }

    /// What is to be written of a change of one piece.
    pub(super) fn wish(
        &self,
        entry: usize,
        (part, base): (usize, &Base),
        spot: &Spot,
    ) -> Result<Wish, String> {
        let piece = &base.pieces[spot.piece];
        let mark = piece.mark.as_deref();
        let Some((id, passage)) = mark.and_then(|mark| self.home.origin.passage(mark)) else {
            let place = self.place((part, base), spot.piece);
            let Place::Computed { from, call, .. } = place else {
                return Err("its words are computed: change what they come from".to_owned());
            };
            let lent = from.iter().find(|from| from.at.file.starts_with(".."));
            return Err(match (lent, from.is_empty()) {
                (Some(from), _) => {
                    format!(
                        "{} is lent by another folder: change it there",
                        from.at.file
                    )
                }
                (None, false) => "its words are computed: change what they come from".to_owned(),
                (None, true) if call.is_some() => {
                    "its words are computed: change the call that gives them".to_owned()
                }
                (None, true) => "its words are computed, and typed nowhere".to_owned(),
            });
        };
        let length = piece.text.chars().count();
        let beside = passage.is_call();
        let is_edge =
            spot.range.is_empty() && (spot.range.start == 0 || spot.range.start == length);
        if beside && !is_edge {
            return Err("its words are computed: change what they come from".to_owned());
        }
        let (from, occurrence) = self
            .printed
            .pieces
            .get(&(part, spot.piece))
            .copied()
            .unwrap_or_default();
        if self.goes_round(id) || (beside && self.times(id) > 1) {
            return Err(REPEATED.to_owned());
        }
        let is_whole = spot.range == (0..length) && spot.added.trim().is_empty();
        let is_cell = matches!(passage.kind, origin::Kind::Cell(_));
        if is_whole && !is_cell && !beside && !others_stand(base, spot.piece) {
            return Err("it takes out all that is typed there: take it out of the file".to_owned());
        }
        Ok(Wish {
            entry,
            passage: id.to_owned(),
            occurrence,
            range: from + spot.range.start..from + spot.range.end,
            added: spot.added.clone(),
            beside,
            is_chosen: is_of_superior(base, spot.piece, passage),
        })
    }

    /// Whether a total that is computed is the one of the document by now, since cells of
    /// its column were changed.
    fn is_summed(&self, base: &Base, spot: &Spot) -> bool {
        let piece = &base.pieces[spot.piece];
        let is_alone = base
            .pieces_of(piece.paragraph)
            .filter(|it| !it.is_end)
            .count()
            == 1;
        let (_, new) = both(base, spot);
        piece.mark.is_none() && is_alone && !self.home.others.is_empty() && self.home.is_total(&new)
    }

    /// Whether nothing but numbers that fields show gives way to others: what stands
    /// between them, or was typed, stays.
    fn is_counted(&self, base: &Base, group: &Group) -> bool {
        let mut gone = group.gone.iter().filter_map(|at| base.piece(*at));
        let is_typed = gone.any(|piece| writable(&base.pieces[piece], self.home.origin));
        let between = |text: &str| -> String {
            let is_number = |c: &char| c.is_ascii_alphanumeric() || "()".contains(*c);
            text.chars().filter(|c| !is_number(c)).collect()
        };
        let is_same = || between(&group.removed) == between(&group.added);
        let is_field = group.in_field || (group.has_field && is_same());
        !is_typed && !group.added.is_empty() && is_field && counts(&group.removed, &group.added)
    }

    /// How often a passage is printed.
    pub(super) fn times(&self, id: &str) -> usize {
        self.printed.times.get(id).copied().unwrap_or_default()
    }

    /// Whether another passage is the same stretch of a file: a block goes round.
    pub(super) fn goes_round(&self, id: &str) -> bool {
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

/// Whether a piece is the title of a post where another post names its superior: behind
/// the words of the layout, where a post's own title stands alone.
fn is_of_superior(base: &Base, piece: usize, passage: &origin::Passage) -> bool {
    let is_title =
        matches!(&passage.kind, origin::Kind::Cell(column) if column.starts_with("title"));
    let is_of_posts = passage.file.rsplit('/').next() == Some("posts.csv");
    let before = piece.checked_sub(1).map(|before| &base.pieces[before]);
    let is_led = before.is_some_and(|before| {
        let is_beside = before.paragraph == base.pieces[piece].paragraph;
        is_beside && before.mark.is_none() && !before.text.trim().is_empty()
    });
    is_title && is_of_posts && is_led
}

/// Whether nothing but numbers gives way in a text, and to numbers as counting gives
/// them: `12`, `a`, `aa`, `iv`. What stands between the numbers stays.
fn counts(was: &str, is: &str) -> bool {
    let between = |text: &str| {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric());
        let words = words.filter(|word| !is_number(word));
        let words: Vec<String> = words.map(str::to_owned).collect();
        let others = text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii());
        (words, others.collect::<String>())
    };
    between(was) == between(is)
}

/// Whether a word is a number that something has in its place.
fn is_number(word: &str) -> bool {
    let small = word.to_ascii_lowercase();
    let is_letter = || (1..=MOST_LETTERS).any(|number| letters(number) == small);
    word.bytes().all(|byte| byte.is_ascii_digit())
        || is_letter()
        || (1..=MOST_ROMAN).any(|number| roman(number) == small)
}

/// Whether a paragraph has more than one of its pieces.
fn others_stand(base: &Base, piece: usize) -> bool {
    let paragraph = base.pieces[piece].paragraph;
    let others = base.pieces.iter().enumerate();
    let mut others = others.filter(|(at, other)| *at != piece && other.paragraph == paragraph);
    others.any(|(_, other)| !other.is_end && !other.text.trim().is_empty())
}
