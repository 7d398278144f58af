//! What references may lead to: paragraphs and items by what is printed of them,
//! and annexes by their numbers.

use std::collections::BTreeMap;

use crate::document::{AnnexPart, Block, Change, Document, Item};

/// The bookmarks of a document. Each text has its own paragraphs: the body is 0, an
/// annex its number.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// By the text and the place: `2`, `2(a)`.
    marks: BTreeMap<(usize, String), String>,
    /// The texts in which named paragraphs and items stand.
    names: BTreeMap<String, usize>,
    annexes: Vec<usize>,
}

impl Places {
    /// Those of a document.
    pub(super) fn of(document: &Document) -> Self {
        let mut places = Self {
            marks: BTreeMap::new(),
            names: BTreeMap::new(),
            annexes: Vec::new(),
        };
        let mut paragraph = None;
        places.blocks(0, &document.body, &mut paragraph);
        let gone = |annex: &&AnnexPart| annex.change.is_some_and(Change::is_gone);
        for annex in document.annexes.iter().filter(|annex| !gone(annex)) {
            places.annexes.push(annex.number);
            let mut paragraph = None;
            places.blocks(annex.number, &annex.blocks, &mut paragraph);
        }
        places
    }

    fn blocks(&mut self, text: usize, blocks: &[Block], paragraph: &mut Option<String>) {
        for block in blocks {
            match block {
                Block::Paragraph(own) => {
                    self.named(text, own.name.as_deref());
                    *paragraph = Some(own.number.unwrap_or(1).to_string());
                    if let (Some(number), Some(place)) = (own.number, &*paragraph) {
                        let mark = format!("_Ref_t{text}_p{number}");
                        self.marks.entry((text, place.clone())).or_insert(mark);
                    }
                }
                Block::List(list) => {
                    if let Some(place) = &*paragraph {
                        self.items(text, place, &list.items);
                    }
                }
                Block::Heading(_) => *paragraph = None,
                Block::Changed(change, blocks) if !change.is_gone() => {
                    self.blocks(text, blocks, paragraph);
                }
                _ => {}
            }
        }
    }

    fn items(&mut self, text: usize, within: &str, items: &[Item]) {
        let stays = |item: &&Item| !item.change.is_some_and(Change::is_gone);
        for item in items.iter().filter(stays) {
            self.named(text, item.name.as_deref());
            let place = format!("{within}{}", item.number);
            let mark = format!("_Ref_t{text}_i{}", self.marks.len());
            self.marks.entry((text, place.clone())).or_insert(mark);
            for block in &item.below {
                if let Block::List(list) = block {
                    self.items(text, &place, &list.items);
                }
            }
        }
    }

    fn named(&mut self, text: usize, name: Option<&str>) {
        if let Some(name) = name {
            self.names.entry(name.to_owned()).or_insert(text);
        }
    }

    /// The text in which a named paragraph or item stands.
    pub(super) fn text_of(&self, name: &str) -> Option<usize> {
        self.names.get(name).copied()
    }

    /// The bookmark of a place in a text.
    pub(super) fn mark(&self, text: usize, place: &str) -> Option<&str> {
        let mark = self.marks.get(&(text, place.to_owned()));
        mark.map(String::as_str)
    }

    /// The bookmark of an annex's number.
    pub(super) fn annex(&self, number: usize) -> Option<String> {
        self.annexes.contains(&number).then(|| annex_mark(number))
    }
}

/// The bookmark of an annex's number.
pub(super) fn annex_mark(number: usize) -> String {
    format!("_Ref_annex_{number}")
}
