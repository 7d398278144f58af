//! The way from what the document said to what it says, character by character.

use std::collections::BTreeMap;

use super::base::Base;
use super::flat::{Flat, Rejected};
use super::{align, same};
use crate::document::END;

/// A character that was there, is there, or both.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// Its place in what was.
    pub(super) was: Option<usize>,
    /// Its place in what is.
    pub(super) is: Option<usize>,
}

/// All of them, in reading order.
pub(super) fn steps(base: &Base, flat: &Flat<'_>, names: &[&str]) -> Vec<Step> {
    let mut walk = Steps {
        base,
        flat,
        out: Vec::with_capacity(flat.items.len()),
        next: 0,
    };
    for (was, is) in align::paragraphs(base, flat, names) {
        match (was, is) {
            (Some(was), Some(is)) => walk.both(was, &flat.rejected[is], names),
            (Some(was), None) => walk.gone(was),
            (None, Some(is)) => walk.come(&flat.rejected[is]),
            (None, None) => {}
        }
    }
    walk.put_in_before(flat.items.len());
    walk.out
}

struct Steps<'a, 'd> {
    base: &'a Base,
    flat: &'a Flat<'d>,
    out: Vec<Step>,
    /// The first character of what is that is not walked yet.
    next: usize,
}

impl Steps<'_, '_> {
    /// What is put in before a character.
    fn put_in_before(&mut self, end: usize) {
        for item in self.next..end {
            let (_, stretch) = self.flat.items[item];
            if self.flat.stretches[stretch].fate.put_in.is_some() {
                self.is(item);
            }
        }
        self.next = self.next.max(end);
    }

    fn is(&mut self, item: usize) {
        self.out.push(Step {
            was: None,
            is: Some(item),
        });
    }

    fn was(&mut self, character: usize) {
        self.out.push(Step {
            was: Some(character),
            is: None,
        });
    }

    /// A paragraph that is gone without a track.
    fn gone(&mut self, was: usize) {
        let range = self.base.paragraphs[was].clone();
        range.for_each(|character| self.was(character));
    }

    /// A paragraph that has come without a track; an empty one says nothing.
    fn come(&mut self, paragraph: &Rejected) {
        let is_blank = self.flat.text(paragraph).trim().is_empty();
        for item in &paragraph.items {
            self.put_in_before(*item);
            self.next = item + 1;
            if !is_blank {
                self.is(*item);
            }
        }
    }

    /// A paragraph that was there and is there.
    fn both(&mut self, was: usize, paragraph: &Rejected, names: &[&str]) {
        let range = self.base.paragraphs[was].clone();
        let old = self.base.paragraph(was);
        let new = self.flat.text(paragraph);
        // White space at the ends is each program's own.
        let lead = |text: &str| text.chars().take_while(|c| c.is_whitespace()).count();
        let (skipped, passed, old, new) = match old == new {
            true => (0, 0, old.as_str(), new.as_str()),
            false => (lead(&old), lead(&new), old.trim(), new.trim()),
        };
        let pairs = same::characters(old, new, names);
        let pairs: BTreeMap<usize, usize> = pairs
            .into_iter()
            .map(|(was, is)| (is + passed, was + skipped))
            .collect();
        let words = passed..passed + new.chars().count();
        let mut at = range.start + skipped;
        let end = at + old.chars().count();
        for (place, item) in paragraph.items.iter().enumerate() {
            self.put_in_before(*item);
            self.next = item + 1;
            let is_end = self.flat.items[*item].0 == END;
            let found = match is_end {
                true => Some(range.end - 1),
                false => pairs.get(&place).map(|was| range.start + was),
            };
            match found {
                Some(found) => {
                    while at < found.min(end) {
                        self.was(at);
                        at += 1;
                    }
                    at = found + 1;
                    self.out.push(Step {
                        was: Some(found),
                        is: Some(*item),
                    });
                }
                None if words.contains(&place) => self.is(*item),
                None => self.blank(*item),
            }
        }
    }

    /// White space at an end: what became of it by a track counts.
    fn blank(&mut self, item: usize) {
        let (_, stretch) = self.flat.items[item];
        if self.flat.stretches[stretch].fate.taken_out.is_some() {
            self.is(item);
        }
    }
}
