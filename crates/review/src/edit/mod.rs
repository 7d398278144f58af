//! What was changed: from what the document said when it was made to what it says,
//! each change with its words and who made it.

mod align;
mod base;
mod flat;
mod group;
mod spot;
mod steps;

use crate::document::{Comment, Document, Look, PICTURE, Part, Track};
use crate::origin::{Origin, Piece};

pub use base::{Base, BasePiece};
pub use group::{By, Group};
pub(crate) use spot::writable;
pub use spot::{Spot, Spots};

/// What was changed in a part, or said of it.
#[derive(Debug)]
pub enum What {
    /// Words.
    Words(Group, Spots),
    /// How something looks: the words, and the piece that they begin in.
    Look(Track, &'static str, String, Option<usize>),
    /// A comment: what it is about, and the pieces.
    Comment(Comment, String, Vec<usize>),
}

/// All that was changed in a part.
#[derive(Debug)]
pub struct Changes {
    /// What the part said.
    pub base: Base,
    /// The changes in reading order.
    pub found: Vec<What>,
}

/// All that was changed in a document: the text, the notes, what stands around them.
pub fn changes(document: &Document, origin: &Origin, names: &[&str]) -> Vec<Changes> {
    let mut comments = document.comments.clone();
    let mut part =
        |part: &Part, base: &[Vec<Piece>]| of_part(part, base, origin, names, &mut comments);
    let mut all = vec![
        part(&document.body, &origin.body),
        part(&document.notes, &origin.notes),
        around(part(&document.around, &origin.around)),
    ];
    // A comment whose place is lost is told all the same.
    let lost = comments.into_iter();
    let lost = lost.map(|comment| What::Comment(comment, String::new(), Vec::new()));
    if let Some(last) = all.last_mut() {
        last.found.extend(lost);
    }
    all
}

/// Headers come again and again, as many as a program likes: what was tracked in them
/// counts, and words that none of them had.
fn around(mut changes: Changes) -> Changes {
    let base = &changes.base;
    let known: Vec<String> = (0..base.paragraphs.len())
        .map(|at| without_numbers(&base.paragraph(at)))
        .collect();
    changes.found.retain(|what| match what {
        What::Words(group, _) => {
            let added = without_numbers(&group.added);
            let is_own = added.is_empty() || known.contains(&added);
            group.by != By::Untracked || !is_own
        }
        _ => true,
    });
    changes
}

/// Words without numbers, white space and pictures.
fn without_numbers(text: &str) -> String {
    let is_word = |c: &char| !c.is_numeric() && !c.is_whitespace() && *c != crate::document::END;
    text.chars()
        .filter(is_word)
        .filter(|c| *c != PICTURE)
        .collect()
}

fn of_part(
    part: &Part,
    base: &[Vec<Piece>],
    origin: &Origin,
    names: &[&str],
    comments: &mut Vec<Comment>,
) -> Changes {
    let base = Base::of(base);
    let flat = flat::Flat::of(part);
    let steps = steps::steps(&base, &flat, names);
    let mut found: Vec<(usize, What)> = Vec::new();
    for group in group::groups(&base, &flat, &steps) {
        let spots = spot::spots(&group, &base, origin);
        found.push((group.steps.start, What::Words(group, spots)));
    }
    let place = Place {
        base: &base,
        flat: &flat,
        step_of: step_of(&steps, flat.items.len()),
        steps: &steps,
    };
    found.extend(place.looks(part));
    for (id, from, to) in &part.about {
        let Some(at) = comments.iter().position(|comment| comment.id == *id) else {
            continue;
        };
        let range = flat.between(*from, *to);
        let words = place.words(range.clone());
        let pieces = place.pieces(range.clone());
        let what = What::Comment(comments.remove(at), words, pieces);
        found.push((place.step(range.start), what));
    }
    // Those that stand at one place stay in their order.
    found.sort_by_key(|(at, _)| *at);
    Changes {
        base,
        found: found.into_iter().map(|(_, what)| what).collect(),
    }
}

/// The step of each character of what is: of one without a step, that of the next.
fn step_of(steps: &[steps::Step], items: usize) -> Vec<usize> {
    let mut of = vec![steps.len(); items + 1];
    for (at, step) in steps.iter().enumerate() {
        if let Some(item) = step.is {
            of[item] = at;
        }
    }
    for item in (0..items).rev() {
        of[item] = of[item].min(of[item + 1]);
    }
    of
}

/// Where something stands.
struct Place<'a, 'd> {
    base: &'a Base,
    flat: &'a flat::Flat<'d>,
    steps: &'a [steps::Step],
    step_of: Vec<usize>,
}

impl Place<'_, '_> {
    fn step(&self, item: usize) -> usize {
        self.step_of.get(item).copied().unwrap_or(self.steps.len())
    }

    /// What stands in a range once all is accepted.
    fn words(&self, range: std::ops::Range<usize>) -> String {
        let items = self.flat.items.get(range).unwrap_or_default();
        let stays = items
            .iter()
            .filter(|(_, stretch)| self.flat.stretches[*stretch].fate.taken_out.is_none());
        let words: String = stays.map(|(c, _)| *c).collect();
        crate::document::shown(&words)
    }

    /// The pieces of a range, those that touch it where it is empty.
    fn pieces(&self, range: std::ops::Range<usize>) -> Vec<usize> {
        let (from, to) = (self.step(range.start), self.step(range.end));
        let own = self.steps.get(from..to.max(from)).unwrap_or_default();
        let mut pieces: Vec<usize> = own
            .iter()
            .filter_map(|step| self.base.piece(step.was?))
            .collect();
        pieces.dedup();
        if pieces.is_empty() {
            let before = self.steps[..from].iter().rev();
            let mut near = before.chain(&self.steps[from..]);
            pieces.extend(near.find_map(|step| self.base.piece(step.was?)));
        }
        pieces
    }

    /// The changes of looks: those of one reviewer in one paragraph that follow one
    /// another are one.
    fn looks(&self, part: &Part) -> Vec<(usize, What)> {
        let mut out: Vec<(usize, What)> = Vec::new();
        let mut last: Option<&Look> = None;
        for look in &part.looks {
            let is_words = look.of == "how the words look";
            let paragraph = part.paragraphs.get(look.at.paragraph);
            let run = paragraph.and_then(|it| it.runs.get(look.at.run));
            let text = match is_words {
                true => run.map(|run| run.text.clone()).unwrap_or_default(),
                false => paragraph.map(|it| it.text()).unwrap_or_default(),
            };
            let item = self.flat.item(look.at);
            let goes_on = last.is_some_and(|last| {
                let same = last.of == look.of && last.track.author == look.track.author;
                same && last.at.paragraph == look.at.paragraph
            });
            last = Some(look);
            if let (true, Some((_, What::Look(_, _, words, _)))) = (goes_on, out.last_mut()) {
                if is_words {
                    words.push_str(&crate::document::shown(&text));
                }
                continue;
            }
            let end = item + usize::from(item < self.flat.items.len());
            let piece = self.pieces(item..end).first().copied();
            let words = crate::document::shown(&text);
            let what = What::Look(look.track.clone(), look.of, words, piece);
            out.push((self.step(item), what));
        }
        out
    }
}
