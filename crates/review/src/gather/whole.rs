//! Whole paragraphs that come, go or move: new rows of duties, new paragraphs and items of
//! a body.

use std::collections::{BTreeMap, BTreeSet};

use super::Gather;
use crate::document::END;
use crate::edit::{Base, By, Changes, Group, What};
use crate::home::Unit;
use crate::write::Whole;

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
    text: String,
    /// Its style and list.
    form: String,
    before: Option<usize>,
    behind: Option<usize>,
}

/// What a group does, if it is one whole paragraph.
pub(super) fn shape(group: &Group, base: &Base) -> Option<Shape> {
    if group.is_half {
        return None;
    }
    let text = group.added.trim_matches(END);
    if group.gone.is_empty() {
        let is_one = !text.trim().is_empty() && !text.contains(END);
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

impl Gather<'_, '_> {
    /// What is to be written of a group that is one whole paragraph.
    ///
    /// # Errors
    /// Why nothing is.
    pub(super) fn whole(
        &self,
        entry: usize,
        (part, base): (usize, &Base),
        shape: &Shape,
    ) -> Result<Whole, String> {
        match shape {
            Shape::Gone(paragraph) => {
                let unit = self.alone(part, base, *paragraph)?;
                Whole::gone(self.home, entry, &unit)
            }
            Shape::New(new) => {
                let (anchor, is_behind, other) = self.anchor(base, new)?;
                let text = self.without_signs(base, new);
                Whole::new(
                    self.home,
                    entry,
                    (&anchor, is_behind, other.as_ref()),
                    &text,
                )
            }
        }
    }

    /// What is to be written of a paragraph that moves.
    ///
    /// # Errors
    /// Why nothing is.
    pub(super) fn moved(
        &self,
        entry: usize,
        (part, base): (usize, &Base),
        gone: usize,
        new: &New,
    ) -> Result<Whole, String> {
        let unit = self.alone(part, base, gone)?;
        let ends = [new.before, new.behind].map(|at| at.filter(|at| *at != gone));
        let (before, behind) = (self.unit(base, ends[0]), self.unit(base, ends[1]));
        Whole::moved(self.home, entry, &unit, (before.as_ref(), behind.as_ref()))
    }

    /// Where a paragraph is typed that stands at one place alone.
    fn alone(&self, part: usize, base: &Base, paragraph: usize) -> Result<Unit, String> {
        let pieces = base.pieces.iter().filter(|it| it.paragraph == paragraph);
        let marks = pieces.filter_map(|piece| piece.mark.as_deref());
        let mut ids = marks.map(crate::origin::id_of);
        if part > 0 || ids.any(|id| self.times(id) > 1 || self.goes_round(id)) {
            return Err("it is typed once and printed several times: change it in the file".into());
        }
        let unit = self.unit(base, Some(paragraph));
        unit.ok_or_else(|| {
            "the paragraph goes: take it out of the file, or its row out of the table".to_owned()
        })
    }

    fn unit(&self, base: &Base, paragraph: Option<usize>) -> Option<Unit> {
        self.home.unit(base, paragraph?)
    }

    /// The paragraph beside a new one that it is like, whether it stands behind that, and
    /// the one at its other side.
    fn anchor(&self, base: &Base, new: &New) -> Result<(Unit, bool, Option<Unit>), String> {
        let left = || "it is a paragraph of its own: put it into the file".to_owned();
        let like = |at: Option<usize>| {
            let at = at.filter(|at| self.forms.get(at) == Some(&new.form))?;
            self.unit(base, Some(at))
        };
        let other = |at: Option<usize>| self.unit(base, at);
        match (like(new.before), like(new.behind)) {
            (Some(before), _) => Ok((before, true, other(new.behind))),
            (None, Some(behind)) => Ok((behind, false, other(new.before))),
            (None, None) => Err(left()),
        }
    }

    /// The words of a new paragraph without the signs that the program puts behind those
    /// of its list.
    fn without_signs(&self, base: &Base, new: &New) -> String {
        let text = new.text.trim();
        let mut signs: BTreeSet<String> = BTreeSet::new();
        for (paragraph, form) in &self.forms {
            if *form == new.form {
                signs.insert(signs_of(base, *paragraph));
            }
        }
        let ends = signs.iter().filter(|signs| text.ends_with(signs.as_str()));
        let longest = ends.map(String::len).max().unwrap_or_default();
        text[..text.len() - longest].trim_end().to_owned()
    }
}

/// What a paragraph ends with that nobody typed: `；`, `; and`.
fn signs_of(base: &Base, paragraph: usize) -> String {
    let own = base.pieces.iter();
    let own: Vec<_> = own
        .filter(|piece| piece.paragraph == paragraph && !piece.is_end)
        .collect();
    let tail = own.iter().rev().take_while(|piece| piece.mark.is_none());
    let tail: Vec<&str> = tail.map(|piece| piece.text.as_str()).collect();
    if tail.len() == own.len() {
        return String::new();
    }
    let tail: String = tail.into_iter().rev().collect();
    tail.trim_end().to_owned()
}
