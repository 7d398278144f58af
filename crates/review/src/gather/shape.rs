//! Whole paragraphs that come, go or move, as the document has them.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::END;
use crate::edit::{Base, By, Changes, Group, What};

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

/// What a group does, if it is one whole paragraph.
pub(super) fn shape(group: &Group, base: &Base) -> Option<Shape> {
    if group.is_half || group.hangs.is_some() || group.has_field {
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

/// The paragraphs that went in one place and came in another without a move that says
/// so: of each group, by its place among those of its part, the number of its pair.
pub(super) fn pairs(changes: &Changes) -> BTreeMap<usize, usize> {
    let mut gone: Vec<(usize, By, String)> = Vec::new();
    let mut come: Vec<(usize, By, String)> = Vec::new();
    for (at, what) in changes.found.iter().enumerate() {
        let What::Words(group, _) = what else {
            continue;
        };
        let is_plain = matches!(&group.by, By::Untracked | By::Tracked(_, None));
        match shape(group, &changes.base).filter(|_| is_plain) {
            Some(Shape::Gone(paragraph)) => {
                let text = changes.base.paragraph(paragraph).trim().to_owned();
                gone.push((at, group.by.clone(), text));
            }
            Some(Shape::New(new)) => come.push((at, group.by.clone(), new.text.trim().to_owned())),
            None => {}
        }
    }
    let mut pairs = BTreeMap::new();
    for (at, by, text) in come {
        let same = gone
            .iter()
            .position(|(_, other, was)| (other, was) == (&by, &text));
        if let Some(same) = same {
            let (from, ..) = gone.remove(same);
            pairs.insert(at, at);
            pairs.insert(from, at);
        }
    }
    pairs
}
