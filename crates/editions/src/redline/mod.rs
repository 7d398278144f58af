//! Two versions of a paper as one document: the later one, with what was removed still
//! in it, and marks on what is new, gone or moved.
//!
//! Parts are told by what they are called, then by what they say; inside a passage
//! words are told as everywhere ([`content::wording`]).

mod align;
mod blocks;
mod chart;
mod holders;
mod notes;
mod table;
mod text;
mod whole;
mod words;

use crate::document::{AnnexPart, Block, Change, Document, Inline, Note, Redline};
use align::{Key, Step, steps};

/// Two versions while they are put together.
struct Merge<'a> {
    old: &'a Document,
    new: &'a Document,
    names: &'a [&'a str],
    /// The notes of this version, then those that are gone.
    notes: Vec<Note>,
    /// How many moves there are.
    moves: usize,
}

/// Two versions of an edition as one document. `names` are never cut in half.
pub fn merge(old: &Document, new: &Document, names: &[&str]) -> Document {
    let mut merge = Merge {
        old,
        new,
        names,
        notes: Vec::new(),
        moves: 0,
    };
    merge.notes = merge.new_notes();
    let redline = merge.front();
    let invitation = merge.blocks(&old.invitation, &new.invitation);
    let body = merge.blocks(&old.body, &new.body);
    let annexes = merge.annexes();
    Document {
        invitation,
        body,
        annexes,
        notes: merge.notes,
        passages: Vec::new(),
        head_passages: Vec::new(),
        redline: Some(Box::new(redline)),
        ..new.clone()
    }
}

impl Merge<'_> {
    /// What stands at the head of the paper and at its end.
    fn front(&mut self) -> Redline {
        let (old, new) = (self.old, self.new);
        let number = |document: &Document| document.head.number.clone().unwrap_or_default();
        Redline {
            occasion: self.plain(&old.occasion(), &new.occasion()),
            number: self.plain(&number(old), &number(new)),
            committee: self.plain(&old.head.committee, &new.head.committee),
            title: self.plain(&old.head.title, &new.head.title),
            item_lines: self.lines(&item_lines(old), &item_lines(new)),
            signature: self.lines(&signature(old), &signature(new)),
            ..Redline::default()
        }
    }

    /// Two lists of lines as one.
    pub(self) fn lines(&mut self, old: &[Vec<Inline>], new: &[Vec<Inline>]) -> Vec<Vec<Inline>> {
        let keys = |lines: &[Vec<Inline>]| -> Vec<Key> {
            let key = |line: &Vec<Inline>| Key {
                kind: "line",
                text: text::said(line),
                ..Key::default()
            };
            lines.iter().map(key).collect()
        };
        let steps = steps(&keys(old), &keys(new), self.names);
        let line = |step| match step {
            Step::Both(was, is) => self.inline(&old[was], &new[is]),
            Step::Gone(was) | Step::Left(was, _) => self.whole(Change::Removed, &old[was]),
            Step::Come(is) | Step::Arrived(_, is) => self.whole(Change::Added, &new[is]),
        };
        steps.into_iter().map(line).collect()
    }

    /// The annexes: one that only stands elsewhere has another label.
    fn annexes(&mut self) -> Vec<AnnexPart> {
        let keys = |annexes: &[AnnexPart]| -> Vec<Key> {
            let key = |annex: &AnnexPart| Key {
                kind: "annex",
                name: annex.key.clone(),
                text: format!(
                    "{}\n{}",
                    annex.key,
                    annex
                        .titles
                        .iter()
                        .map(|it| text::said(it))
                        .collect::<Vec<_>>()
                        .join("\n")
                ),
            };
            annexes.iter().map(key).collect()
        };
        let (old, new) = (&self.old.annexes, &self.new.annexes);
        let steps = steps(&keys(old), &keys(new), self.names);
        let mut out = Vec::new();
        for step in steps {
            match step {
                Step::Both(was, is) | Step::Arrived(was, is) => {
                    out.push(self.annex(&old[was], &new[is]));
                }
                Step::Gone(was) => out.push(self.whole_annex(Change::Removed, &old[was])),
                Step::Come(is) => out.push(self.whole_annex(Change::Added, &new[is])),
                Step::Left(..) => {}
            }
        }
        out
    }

    fn annex(&mut self, old: &AnnexPart, new: &AnnexPart) -> AnnexPart {
        AnnexPart {
            was: (old.corner != new.corner).then(|| old.corner.clone()),
            titles: self.lines(&old.titles, &new.titles),
            blocks: self.blocks(&old.blocks, &new.blocks),
            ..new.clone()
        }
    }

    fn whole_annex(&mut self, change: Change, annex: &AnnexPart) -> AnnexPart {
        let name = match change.is_gone() {
            true => gone_name(&annex.name),
            false => annex.name.clone(),
        };
        let titles = annex.titles.iter();
        AnnexPart {
            name,
            change: Some(change),
            titles: titles.map(|title| self.whole(change, title)).collect(),
            blocks: vec![Block::Changed(change, self.all(change, &annex.blocks))],
            ..annex.clone()
        }
    }
}

/// What something is called that is gone: another may have its name now.
fn gone_name(name: &str) -> String {
    format!("was-{name}")
}

fn item_lines(document: &Document) -> Vec<Vec<Inline>> {
    let lines = document.item_lines().into_iter();
    lines.map(|line| vec![Inline::plain(line)]).collect()
}

fn signature(document: &Document) -> Vec<Vec<Inline>> {
    let lines = document.signature().into_iter();
    lines.map(|(line, _)| vec![Inline::plain(line)]).collect()
}
