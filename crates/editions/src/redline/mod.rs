//! Two versions of a paper as one document: the later one, with what was removed still
//! in it, and marks on what is new, gone or moved.
//!
//! Parts are told by what they are called, then by what they say; inside a passage
//! words are told as everywhere ([`content::wording`]).

mod align;
mod atom;
mod blocks;
mod chart;
mod holders;
mod notes;
mod table;
mod text;
mod whole;
mod words;

use crate::document::{AnnexPart, Change, Document, Inline, Note, Redline};
use align::{Key, Step, steps};
use content::wording::Names;

/// Two versions while they are put together.
struct Merge<'a> {
    old: &'a Document,
    new: &'a Document,
    names: &'a [&'a str],
    /// The same, to cut words by.
    cut_by: Names<'a>,
    /// The notes of this version, then those that are gone.
    notes: Vec<Note>,
    /// How many moves there are.
    moves: usize,
    /// What became of the annex that is put together, as a whole.
    annex: Option<Change>,
    /// The boxes of its chart, in both versions.
    boxes: [chart::Boxes; 2],
}

/// Two versions of an edition as one document. `names` are never cut in half.
pub fn merge(old: &Document, new: &Document, names: &[&str]) -> Document {
    let mut merge = Merge {
        old,
        new,
        names,
        cut_by: Names::new(names),
        notes: Vec::new(),
        moves: 0,
        annex: None,
        boxes: Default::default(),
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
        number_passage: None,
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
            title: self.plain(title(old), title(new)),
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

    /// The annexes: one that stands elsewhere is gone where it stood.
    fn annexes(&mut self) -> Vec<AnnexPart> {
        let keys = |annexes: &[AnnexPart]| -> Vec<Key> { annexes.iter().map(annex_key).collect() };
        let (old, new) = (&self.old.annexes, &self.new.annexes);
        let mut out = Vec::new();
        for (step, change) in self.changes(&keys(old), &keys(new)) {
            out.push(match step {
                Step::Both(was, is) => self.annex(&old[was], &new[is], None),
                Step::Arrived(was, is) => self.annex(&old[was], &new[is], Some(change)),
                Step::Gone(at) | Step::Left(at, _) => self.whole_annex(change, &old[at]),
                Step::Come(at) => self.whole_annex(change, &new[at]),
            });
        }
        out
    }

    fn annex(&mut self, old: &AnnexPart, new: &AnnexPart, change: Option<Change>) -> AnnexPart {
        self.annex = change;
        let old_blocks = chart::named_as_now(&old.blocks, &new.blocks);
        self.boxes = [&*old_blocks, &new.blocks].map(chart::boxes);
        let titles = self.lines(&old.titles, &new.titles).into_iter();
        let titles = titles.map(|title| match change {
            Some(change) => vec![Inline::Changed(change, title)],
            None => title,
        });
        let part = AnnexPart {
            change,
            was: (old.corner != new.corner).then(|| old.corner.clone()),
            was_landscape: (old.landscape != new.landscape).then_some(old.landscape),
            titles: titles.collect(),
            blocks: self.blocks(&old_blocks, &new.blocks),
            ..new.clone()
        };
        self.annex = None;
        part
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
            blocks: self.all(change, &annex.blocks),
            ..annex.clone()
        }
    }
}

/// What tells an annex.
fn annex_key(annex: &AnnexPart) -> Key {
    let titles = annex.titles.iter().map(|title| text::said(title));
    let lines: Vec<String> = [annex.key.clone()].into_iter().chain(titles).collect();
    Key {
        kind: "annex",
        name: annex.key.clone(),
        text: lines.join("\n"),
        ..Key::default()
    }
}

/// What something is called that is gone: another may have its name now.
fn gone_name(name: &str) -> String {
    format!("was-{name}")
}

/// The title, as far as it stands on the page.
fn title(document: &Document) -> &str {
    document.title_on_page().unwrap_or_default()
}

fn item_lines(document: &Document) -> Vec<Vec<Inline>> {
    let lines = document.item_lines().into_iter();
    lines.map(|line| vec![Inline::plain(line)]).collect()
}

fn signature(document: &Document) -> Vec<Vec<Inline>> {
    let lines = document.signature().into_iter();
    lines.map(|(line, _)| vec![Inline::plain(line)]).collect()
}
