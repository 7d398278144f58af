//! Whole paragraphs that come, go or move, as the document has them.

use std::collections::{BTreeMap, BTreeSet};

use content::wording::likeness;

use crate::document::END;
use crate::edit::{Base, By, Changes, Group, Spots, What};

/// What a group does to whole paragraphs.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    /// One goes.
    Gone(usize),
    /// One comes between two others.
    New(New),
}

/// A paragraph that comes.
#[derive(Debug, Clone)]
pub(super) struct New {
    pub(super) text: String,
    /// Its style and list.
    pub(super) form: String,
    pub(super) before: Option<usize>,
    pub(super) behind: Option<usize>,
}

/// A move: both of its ends make one entry.
pub(super) struct Move {
    /// The entry, by its place in the list.
    pub(super) entry: usize,
    pub(super) part: usize,
    /// Where it was found first.
    pub(super) first: Spots,
    /// What its ends do, in reading order.
    pub(super) shapes: Vec<Option<Shape>>,
}

/// What a group does, if it is one whole paragraph that can be written.
pub(super) fn shape(group: &Group, base: &Base) -> Option<Shape> {
    whole(group, base).filter(|_| !group.has_field)
}

/// What a group does, if it is one whole paragraph, whatever is in that.
fn whole(group: &Group, base: &Base) -> Option<Shape> {
    if group.is_half || group.hangs.is_some() {
        return None;
    }
    let text = group.added.trim_matches(END);
    if group.gone.is_empty() {
        let is_one = group.is_alone && !text.trim().is_empty() && !text.contains(END);
        let [form] = &group.forms[..] else {
            return None;
        };
        let (before, behind) = between(group, base).filter(|_| is_one)?;
        return Some(Shape::New(New {
            text: text.to_owned(),
            form: form.clone(),
            before,
            behind,
        }));
    }
    let of = |at: &usize| base.piece(*at).map(|piece| base.pieces[piece].paragraph);
    let paragraphs: BTreeSet<usize> = group.gone.iter().filter_map(of).collect();
    let [paragraph] = paragraphs.into_iter().collect::<Vec<_>>()[..] else {
        return None;
    };
    let words = base.paragraphs[paragraph].len() - 1;
    let ends = group.removed.chars().filter(|c| *c == END).count();
    let is_whole = text.is_empty() && ends == 1 && group.gone.len() == words + 1;
    is_whole.then_some(Shape::Gone(paragraph))
}

/// The paragraphs that a new one stands between.
fn between(group: &Group, base: &Base) -> Option<(Option<usize>, Option<usize>)> {
    let of = |at: usize| {
        let (_, piece) = base.characters.get(at)?;
        let piece = &base.pieces[*piece];
        Some((piece.paragraph, piece.is_end))
    };
    let (before, behind) = (group.around.0.and_then(of), group.around.1.and_then(of));
    let last = base.paragraphs.len();
    match (before, behind) {
        // Behind the end of a paragraph, before the first words of the next.
        (Some((own, true)), Some((next, _))) => {
            (next == own + 1).then_some((Some(own), Some(next)))
        }
        (Some((own, true)), None) => Some((Some(own), None)),
        (None, Some((next, _))) => (next == 0).then_some((None, Some(next))),
        // Its end is that of the paragraph before it.
        (Some((own, false)), Some((next, true))) => {
            (next == own).then_some((Some(own), Some(own + 1).filter(|next| *next < last)))
        }
        _ => None,
    }
}

/// A group that is one whole paragraph: its place among those of its part, who made it,
/// the words, and the paragraph that goes.
type Alone = (usize, By, String, Option<usize>);

/// The paragraphs that went in one place and came in another without a move that says
/// so: of each group, by its place among those of its part, the number of its pair. Rows
/// may have other words there, if nothing else can be meant.
pub(super) fn pairs(changes: &Changes, is_row: &dyn Fn(usize) -> bool) -> BTreeMap<usize, usize> {
    let mut gone: Vec<Alone> = Vec::new();
    let mut come: Vec<Alone> = Vec::new();
    for (at, what) in changes.found.iter().enumerate() {
        let What::Words(group, _) = what else {
            continue;
        };
        let is_plain = matches!(&group.by, By::Untracked | By::Tracked(_, None));
        match whole(group, &changes.base).filter(|_| is_plain) {
            Some(Shape::Gone(paragraph)) => {
                let text = changes.base.paragraph(paragraph).trim().to_owned();
                gone.push((at, group.by.clone(), text, Some(paragraph)));
            }
            Some(Shape::New(new)) => {
                come.push((at, group.by.clone(), new.text.trim().to_owned(), None));
            }
            None => {}
        }
    }
    let mut pairs = BTreeMap::new();
    come.retain(|(at, by, text, _)| {
        let same = gone
            .iter()
            .position(|(_, other, was, _)| (other, was) == (by, text));
        if let Some(same) = same {
            let (from, ..) = gone.remove(same);
            pairs.insert(*at, *at);
            pairs.insert(from, *at);
        }
        same.is_none()
    });
    gone.retain(|(.., paragraph)| paragraph.is_some_and(is_row));
    for own in &come {
        // Either has the other alone.
        let alike =
            |own: &Alone, gone: &[Alone]| gone.iter().filter(|it| are_alike(it, own)).count();
        let Some(was) = gone.iter().find(|was| are_alike(was, own)) else {
            continue;
        };
        let back = come.iter().filter(|own| are_alike(was, own)).count();
        if alike(own, &gone) == 1 && back == 1 {
            pairs.insert(own.0, own.0);
            pairs.insert(was.0, own.0);
        }
    }
    pairs
}

/// How much of a row must be what it was for it to have moved with other words.
const MOVED: f64 = 0.6;

fn are_alike(was: &Alone, is: &Alone) -> bool {
    was.1 == is.1 && likeness(&was.2, &is.2, &[]) >= MOVED
}
