//! Where comments and changes of looks stand.

use std::ops::Range;

use super::base::Base;
use super::flat::Flat;
use super::steps::Step;
use super::what::What;
use crate::document::{Look, Part, shown};

/// The step of each character of what is: of one without a step, that of the next.
pub(super) fn step_of(steps: &[Step], items: usize) -> Vec<usize> {
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
pub(super) struct Place<'a, 'd> {
    pub(super) base: &'a Base,
    pub(super) flat: &'a Flat<'d>,
    pub(super) steps: &'a [Step],
    pub(super) step_of: Vec<usize>,
}

impl Place<'_, '_> {
    pub(super) fn step(&self, item: usize) -> usize {
        self.step_of.get(item).copied().unwrap_or(self.steps.len())
    }

    /// What stands in a range once all is accepted.
    pub(super) fn words(&self, range: Range<usize>) -> String {
        let items = self.flat.items.get(range).unwrap_or_default();
        let stays = items
            .iter()
            .filter(|(_, stretch)| self.flat.stretches[*stretch].fate.taken_out.is_none());
        let words: String = stays.map(|(c, _)| *c).collect();
        shown(&words)
    }

    /// The pieces of a range, those that touch it where it is empty.
    pub(super) fn pieces(&self, range: Range<usize>) -> Vec<usize> {
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
    pub(super) fn looks(&self, part: &Part) -> Vec<(usize, What)> {
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
                    words.push_str(&shown(&text));
                }
                continue;
            }
            let end = item + usize::from(item < self.flat.items.len());
            let piece = self.pieces(item..end).first().copied();
            let words = shown(&text);
            let what = What::Look(look.track.clone(), look.of, words, piece);
            out.push((self.step(item), what));
        }
        out
    }
}
