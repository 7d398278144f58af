//! A part of the document as it is, character by character.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::{END, Fate, Part, Pos};

/// What some characters have in common.
pub(super) struct Stretch<'d> {
    pub(super) fate: &'d Fate,
    pub(super) mark: Option<&'d str>,
    pub(super) in_field: bool,
}

/// A paragraph as it would be with every tracked change rejected.
#[derive(Debug, Default)]
pub(super) struct Rejected {
    /// Its characters, by their places among all, its end last.
    pub(super) items: Vec<usize>,
    /// The bookmarks of passages in it.
    pub(super) marks: Vec<String>,
}

/// The characters of a part.
pub(super) struct Flat<'d> {
    pub(super) stretches: Vec<Stretch<'d>>,
    /// Each character with its stretch.
    pub(super) items: Vec<(char, usize)>,
    /// Where each run begins.
    begins: BTreeMap<Pos, usize>,
    /// The ends of the paragraphs.
    ends: Vec<usize>,
    pub(super) rejected: Vec<Rejected>,
}

impl<'d> Flat<'d> {
    pub(super) fn of(part: &'d Part) -> Self {
        let mut flat = Self {
            stretches: Vec::new(),
            items: Vec::new(),
            begins: BTreeMap::new(),
            ends: Vec::new(),
            rejected: Vec::new(),
        };
        let mut open = Rejected::default();
        for (at, paragraph) in part.paragraphs.iter().enumerate() {
            open.marks.extend(paragraph.marks.iter().cloned());
            for (run, own) in paragraph.runs.iter().enumerate() {
                flat.begin(at, run);
                let stretch = Stretch {
                    fate: &own.fate,
                    mark: own.mark.as_deref(),
                    in_field: own.in_field,
                };
                flat.push(&own.text, stretch, &mut open);
            }
            flat.begin(at, paragraph.runs.len());
            let stretch = Stretch {
                fate: &paragraph.end,
                mark: None,
                in_field: false,
            };
            flat.ends.push(flat.items.len());
            flat.push(END.encode_utf8(&mut [0; 4]), stretch, &mut open);
            if paragraph.end.put_in.is_none() {
                flat.rejected.push(std::mem::take(&mut open));
            }
        }
        flat
    }

    fn begin(&mut self, paragraph: usize, run: usize) {
        self.begins.insert(Pos { paragraph, run }, self.items.len());
    }

    fn push(&mut self, text: &str, stretch: Stretch<'d>, open: &mut Rejected) {
        let is_in = stretch.fate.put_in.is_none();
        let own = self.stretches.len();
        self.stretches.push(stretch);
        for c in text.chars() {
            if is_in {
                open.items.push(self.items.len());
            }
            self.items.push((c, own));
        }
    }

    /// The paragraph that a character stands in.
    pub(super) fn paragraph(&self, item: usize) -> usize {
        self.ends.partition_point(|end| *end < item)
    }

    /// The first character at or behind a place.
    pub(super) fn item(&self, pos: Pos) -> usize {
        let next = self.begins.range(pos..).next();
        next.map_or(self.items.len(), |(_, at)| *at)
    }

    /// The characters from a place to another.
    pub(super) fn between(&self, from: Pos, to: Pos) -> Range<usize> {
        let start = self.item(from);
        start..self.item(to).max(start)
    }

    /// The words of a rejected paragraph, without its end.
    pub(super) fn text(&self, rejected: &Rejected) -> String {
        let own = rejected.items.iter().map(|at| self.items[*at].0);
        own.filter(|c| *c != END).collect()
    }
}
