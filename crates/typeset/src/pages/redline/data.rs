//! A document of two versions as its template gets it.

use std::cell::Cell;
use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::joint::{self, Joint};
use super::label;
use editions::document::{AnnexPart, Block, Change, Document, Inline, Item, Note, Target, text_of};

/// What a template gets while it is put together.
pub(super) struct Data {
    /// The places that links may lead to.
    pub(super) places: BTreeSet<String>,
    /// How many lines beside parts of tables there are.
    bars: Cell<usize>,
}

/// Everything that the template of redlines gets beside the data of the paper.
pub(super) fn data(document: &Document) -> Value {
    let mut data = Data {
        places: BTreeSet::new(),
        bars: Cell::new(0),
    };
    data.find(document);
    let redline = document.redline.as_deref().cloned().unwrap_or_default();
    let lines = |lines: &[Vec<Inline>]| -> Vec<Value> {
        lines.iter().map(|line| data.inline(line)).collect()
    };
    let head = [
        &redline.occasion,
        &redline.number,
        &redline.committee,
        &redline.title,
    ];
    json!({
        "list": lines(&redline.list),
        "follows": lines(&redline.follows),
        "head": {
            "occasion": data.inline(&redline.occasion),
            "number": data.inline(&redline.number),
            "committee": data.inline(&redline.committee),
            "title": (!redline.title.is_empty()).then(|| data.inline(&redline.title)),
            "heads": lines(&redline.item_lines),
            "signature": lines(&redline.signature),
            "marked": head.into_iter().chain(&redline.item_lines).any(|text| is_marked(text)),
            "signed": redline.signature.iter().any(|text| is_marked(text)),
        },
        "invitation": data.blocks(&document.invitation, false),
        "body": data.blocks(&document.body, false),
        "notes": document.notes.iter().map(|note| data.note(note)).collect::<Vec<_>>(),
        "annexes": document.annexes.iter().map(|annex| data.annex(annex)).collect::<Vec<_>>(),
    })
}

/// Whether something in a text became another.
pub(super) fn is_marked(inside: &[Inline]) -> bool {
    inside
        .iter()
        .any(|piece| matches!(piece, Inline::Changed(..)))
}

/// The words of a title; of one that is gone those that are gone too.
fn said(inside: &[Inline], gone: bool) -> String {
    let words = |piece: &Inline| match piece {
        Inline::Changed(_, inside) if gone => text_of(inside),
        other => text_of(std::slice::from_ref(other)),
    };
    inside.iter().map(words).collect()
}

fn change(change: Change) -> Value {
    match change {
        Change::MovedHere(n) | Change::MovedAway(n) => json!({ "word": change.word(), "n": n }),
        _ => json!({ "word": change.word() }),
    }
}

/// Blocks that became others as a whole.
fn changed(own: Change, blocks: Vec<Value>) -> Value {
    json!({ "kind": "changed", "change": change(own), "marked": true, "blocks": blocks })
}

impl Data {
    pub(super) fn inline(&self, inside: &[Inline]) -> Value {
        let piece = |piece: &Inline| match piece {
            Inline::Text(words) => json!({ "t": words.text, "look": words.look.signs() }),
            Inline::Break => json!({ "break": true }),
            Inline::Note(at) => json!({ "note": at }),
            Inline::Link {
                to: Target::Web(to),
                inside,
            } => {
                json!({ "web": to, "inside": self.inline(inside) })
            }
            Inline::Link {
                to: Target::Place(to),
                inside,
            } if self.places.contains(to) => {
                json!({ "place": to, "inside": self.inline(inside) })
            }
            // What it led to is nowhere on these pages.
            Inline::Link { inside, .. } => {
                json!({ "t": text_of(inside), "look": "" })
            }
            Inline::Anchor(name) => json!({ "anchor": name }),
            Inline::Changed(own, inside) => {
                json!({ "change": change(*own), "inside": self.behind_name(inside) })
            }
        };
        let mut out = Vec::new();
        for (at, own) in inside.iter().enumerate() {
            let before = at.checked_sub(1).map(|last| &inside[last]);
            match before.and_then(|before| joint::between(before, own)) {
                Some(Joint::Held) => out.extend(joint::held(piece(own))),
                Some(Joint::Gap) => out.extend([json!({ "gap": true }), piece(own)]),
                None => out.push(piece(own)),
            }
        }
        Value::Array(out)
    }

    /// What a line in the margin is called that stands beside a part of a table, where
    /// something in it changed.
    pub(super) fn bar<'i>(&self, texts: impl IntoIterator<Item = &'i Vec<Inline>>) -> Value {
        let marked = texts.into_iter().any(|text| is_marked(text));
        marked
            .then(|| self.bars.replace(self.bars.get() + 1))
            .into()
    }

    /// What became another: no line ends between what is heard before it and its words,
    /// which would leave an empty line in a narrow column.
    fn behind_name(&self, inside: &[Inline]) -> Value {
        let mut inside = self.inline(inside);
        if let Some(pieces) = inside.as_array_mut().filter(|pieces| !pieces.is_empty()) {
            let first = pieces.remove(0);
            pieces.splice(0..0, joint::held(first));
        }
        inside
    }

    fn note(&self, note: &Note) -> Value {
        let paragraphs = note.paragraphs.iter().map(|text| self.inline(text));
        json!({
            "number": note.number.to_string(),
            "paragraphs": paragraphs.collect::<Vec<_>>(),
            "change": note.change.map(change),
            "whole": note.change.is_some_and(Change::is_whole),
            // One of an annex that moved has the lines of that.
            "marked": note.change.is_some_and(Change::is_whole) || note.paragraphs.iter().any(|text| is_marked(text)),
            "gone": note.change.is_some_and(Change::is_gone),
        })
    }

    fn annex(&self, annex: &AnnexPart) -> Value {
        let corner = annex.shown_corner();
        let gone = annex.change.is_some_and(Change::is_gone);
        let titles = annex.titles.iter();
        // Of an annex that is gone too: bookmarks say it.
        let plain: Vec<String> = titles.clone().map(|title| said(title, gone)).collect();
        let mut blocks = self.blocks(&annex.blocks, gone);
        if let Some(own) = annex.change.filter(|own| own.is_whole()) {
            blocks = vec![changed(own, blocks)];
        }
        json!({
            "moved": annex.change.is_some_and(|own| !own.is_whole()),
            "name": annex.name,
            "kind": annex.key.split(' ').next(),
            "label": annex.label,
            "landscape": annex.landscape,
            "corner": self.inline(&corner),
            "marked": is_marked(&corner),
            "titles_marked": annex.titles.iter().any(|text| is_marked(text)),
            "titles": titles.map(|title| self.inline(title)).collect::<Vec<_>>(),
            "plain": plain.join(" "),
            "blocks": blocks,
        })
    }

    fn blocks(&self, blocks: &[Block], gone: bool) -> Vec<Value> {
        blocks.iter().map(|block| self.block(block, gone)).collect()
    }

    fn block(&self, block: &Block, gone: bool) -> Value {
        match block {
            Block::Heading(own) => json!({
                "kind": "heading", "level": own.level, "gone": gone,
                "number": own.number,
                "inside": self.inline(&own.inside), "marked": is_marked(&own.inside),
            }),
            Block::Paragraph(own) => json!({
                "kind": "paragraph", "name": own.name,
                "number": own.number.map(|number| format!("{number}.")),
                "inside": self.inline(&own.inside), "marked": is_marked(&own.inside),
            }),
            Block::List(own) => json!({
                "kind": "list", "items": self.items(&own.items, gone), "marked": false,
            }),
            Block::Bullets(items) => json!({
                "kind": "bullets", "items": self.items(items, gone), "marked": false,
            }),
            Block::Plain(inside) => json!({
                "kind": "plain", "inside": self.inline(inside), "marked": is_marked(inside),
            }),
            Block::Posts(inside) => json!({
                "kind": "posts", "inside": self.inline(inside), "marked": is_marked(inside),
            }),
            Block::Facts(facts) => {
                let pairs = facts
                    .iter()
                    .map(|(term, text)| json!([term, self.inline(text), self.bar([text])]));
                json!({ "kind": "facts", "facts": pairs.collect::<Vec<_>>(), "marked": false })
            }
            Block::Table(own) => self.table(own),
            Block::Beside(own) => {
                let cell = |(level, text): &(usize, Vec<Inline>)| {
                    let (number, rest) = label::split(text, label::number);
                    json!([level, self.inline(&number), self.inline(&rest)])
                };
                let row = |row: &[(usize, Vec<Inline>); 2]| {
                    let bar = self.bar(row.iter().map(|(_, text)| text));
                    json!({ "sides": row.each_ref().map(cell), "bar": bar })
                };
                let rows = own.rows.iter().map(row);
                json!({
                    "kind": "beside", "heads": own.heads, "rows": rows.collect::<Vec<_>>(),
                    "marked": false,
                })
            }
            Block::Picture(own) => self.picture(own, gone),
            Block::Chart(own) => self.chart(own),
            Block::PageBreak => json!({ "kind": "break", "marked": false }),
            Block::Changed(own, blocks) => changed(*own, self.blocks(blocks, own.is_gone())),
        }
    }

    fn items(&self, items: &[Item], gone: bool) -> Vec<Value> {
        let item = |own: &Item| {
            let gone = own.change.map_or(gone, Change::is_gone);
            json!({
                "number": own.number, "name": own.name,
                "change": own.change.map(change), "gone": gone,
                "marked": own.change.is_some() || is_marked(&own.inside),
                "inside": self.inline(&own.inside),
                "below": self.blocks(&own.below, gone),
            })
        };
        items.iter().map(item).collect()
    }
}
