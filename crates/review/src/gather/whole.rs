//! Whole paragraphs that come, go or move: new rows of duties, new paragraphs and items of
//! a body.

use std::collections::BTreeSet;

use super::Gather;
use super::shape::{New, Shape};
use crate::edit::Base;
use crate::home::Unit;
use crate::write::Whole;

pub(super) const REPEATED: &str =
    "it is typed once and printed several times: change it in the file";

impl Gather<'_, '_> {
    /// What is to be written of a group that is one whole paragraph; nothing where the
    /// file says so already.
    ///
    /// # Errors
    /// Why nothing is.
    pub(super) fn whole(
        &self,
        entry: usize,
        (part, base): (usize, &Base),
        shape: &Shape,
    ) -> Result<Option<Whole>, String> {
        match shape {
            Shape::Gone(paragraph) => {
                if self.home.is_gone(base, *paragraph) {
                    return Ok(None);
                }
                let unit = self.alone(part, base, *paragraph)?;
                let passages = self.home.spans(base, *paragraph);
                Whole::gone(self.home, entry, &unit, &passages).map(Some)
            }
            Shape::New(new) => {
                let text = self.without_signs(base, &new.text, &new.form);
                if self.home.has_come(base, (new.before, new.behind), &text) {
                    return Ok(None);
                }
                let (anchor, is_behind, other) = self.anchor(base, new)?;
                let beside = (&anchor, is_behind, other.as_ref());
                Whole::new(self.home, entry, beside, &text).map(Some)
            }
        }
    }

    /// What is to be written of a paragraph that moves; nothing where it stands there
    /// already.
    ///
    /// # Errors
    /// Why nothing is.
    pub(super) fn moved(
        &self,
        entry: usize,
        (part, base): (usize, &Base),
        gone: usize,
        new: &New,
    ) -> Result<Option<Whole>, String> {
        // It brings the signs that stood behind it, or has those of its new place.
        let own = signs_of(base, gone);
        let text = match new.text.trim().strip_suffix(own.trim()) {
            Some(text) => text.trim_end().to_owned(),
            None => self.without_signs(base, &new.text, &new.form),
        };
        let words = base.pieces_of(gone).filter(|piece| piece.mark.is_some());
        let words: String = words.map(|piece| piece.text.as_str()).collect();
        let other = (words.trim() != text.trim()).then_some(text.as_str());
        let beside = (new.before, new.behind);
        let is_done = match other {
            None => self.home.is_moved(base, gone, beside),
            Some(text) => self.home.is_gone(base, gone) && self.home.has_come(base, beside, text),
        };
        if is_done {
            return Ok(None);
        }
        let unit = self.alone(part, base, gone);
        let unit = unit.map_err(|_| "words are moved from one place to another".to_owned())?;
        let ends = [new.before, new.behind].map(|at| at.filter(|at| *at != gone));
        let (before, behind) = (self.unit(base, ends[0]), self.unit(base, ends[1]));
        let ends = (before.as_ref(), behind.as_ref());
        Whole::moved(self.home, entry, &unit, ends, other).map(Some)
    }

    /// Where a paragraph is typed that stands at one place alone.
    fn alone(&self, part: usize, base: &Base, paragraph: usize) -> Result<Unit, String> {
        if part > 0 || self.is_repeated(base, paragraph) {
            return Err(REPEATED.to_owned());
        }
        let unit = self.unit(base, Some(paragraph));
        unit.ok_or_else(|| {
            "the paragraph goes: take it out of the file, or its row out of the table".to_owned()
        })
    }

    /// Whether a passage of a paragraph is printed at several places.
    fn is_repeated(&self, base: &Base, paragraph: usize) -> bool {
        let mut ids = base.marks_of(paragraph).map(crate::origin::id_of);
        ids.any(|id| self.times(id) > 1 || self.goes_round(id))
    }

    fn unit(&self, base: &Base, paragraph: Option<usize>) -> Option<Unit> {
        self.home.unit(base, paragraph?)
    }

    /// The paragraph beside a new one that it is like, whether it stands behind that, and
    /// the one at its other side.
    fn anchor(&self, base: &Base, new: &New) -> Result<(Unit, bool, Option<Unit>), String> {
        let left = || "it is a paragraph of its own: put it into the file".to_owned();
        let mut beside = [new.before, new.behind].into_iter().flatten();
        if beside.any(|at| self.is_repeated(base, at)) {
            return Err(REPEATED.to_owned());
        }
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

    /// The words of a paragraph of a form without the signs that the program puts behind
    /// those of its list.
    fn without_signs(&self, base: &Base, text: &str, form: &str) -> String {
        let text = text.trim();
        let mut signs: BTreeSet<String> = BTreeSet::new();
        for (paragraph, own) in &self.forms {
            if own == form {
                signs.insert(signs_of(base, *paragraph));
            }
        }
        let is_list = form.contains("numId=");
        let ends = signs
            .iter()
            .filter(|signs| is_list && text.ends_with(signs.as_str()));
        let longest = ends.map(String::len).max().unwrap_or_default();
        text[..text.len() - longest].trim_end().to_owned()
    }
}

/// What a paragraph ends with that nobody typed: `；`, `; and`.
fn signs_of(base: &Base, paragraph: usize) -> String {
    let own = base.pieces_of(paragraph);
    let own: Vec<_> = own.filter(|piece| !piece.is_end).collect();
    let tail = own.iter().rev().take_while(|piece| piece.mark.is_none());
    let tail: Vec<&str> = tail.map(|piece| piece.text.as_str()).collect();
    if tail.len() == own.len() {
        return String::new();
    }
    let tail: String = tail.into_iter().rev().collect();
    tail.trim_end().to_owned()
}
