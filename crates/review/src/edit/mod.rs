//! What was changed: from what the document said when it was made to what it says,
//! each change with its words and who made it.

mod align;
mod base;
mod flat;
mod going;
mod group;
mod parted;
mod place;
mod same;
mod spot;
mod steps;
mod what;

use std::collections::BTreeMap;

use crate::document::{Comment, Document, PICTURE, Part};
use crate::origin::{Origin, Piece};
use place::{Place, step_of};

pub use base::{Base, BasePiece};
pub use group::{By, Group};
pub(crate) use spot::writable;
pub use spot::{Spot, Spots};
pub use what::What;

/// All that was changed in a part.
#[derive(Debug)]
pub struct Changes {
    /// What the part said.
    pub base: Base,
    /// The styles of its paragraphs, as the document has them.
    pub forms: BTreeMap<usize, String>,
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
    let all: Vec<&str> = part.paragraphs.iter().map(|it| it.form.as_str()).collect();
    let mut groups = group::groups(&base, &flat, &steps, &all);
    going::note(&mut groups, &base);
    let kept = steps.iter().filter_map(|step| {
        let (was, is) = (base.piece(step.was?)?, step.is?);
        let form = all.get(flat.paragraph(is))?;
        Some((base.pieces[was].paragraph, (*form).to_owned()))
    });
    let forms = kept.collect();
    let parted = parted::parted(&groups, &base);
    for (mut group, is_parted) in groups.into_iter().zip(parted) {
        group.is_half = is_parted;
        let spots = match spot::spots(&group, &base, origin) {
            Spots::One(spot) if is_parted => Spots::Paragraphs(vec![spot.piece]),
            spots => spots,
        };
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
        forms,
        base,
        found: found.into_iter().map(|(_, what)| what).collect(),
    }
}
