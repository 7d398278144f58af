//! The places that links of a redline may lead to.

use super::data::Data;
use editions::document::{Block, Document, Inline, Item};

impl Data {
    /// Finds the places that links may lead to.
    pub(super) fn find(&mut self, document: &Document) {
        self.find_in(&document.invitation);
        self.find_in(&document.body);
        for annex in &document.annexes {
            self.places.insert(annex.name.clone());
            self.find_in(&annex.blocks);
        }
    }

    fn find_in(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(own) => {
                    self.places.extend(own.name.clone());
                    self.find_anchors(&own.inside);
                }
                Block::List(list) => self.find_in_items(&list.items),
                Block::Bullets(items) => self.find_in_items(items),
                Block::Plain(inside) | Block::Posts(inside) => self.find_anchors(inside),
                Block::Heading(own) => self.find_anchors(&own.inside),
                Block::Changed(_, blocks) => self.find_in(blocks),
                _ => {}
            }
        }
    }

    fn find_in_items(&mut self, items: &[Item]) {
        for item in items {
            self.places.extend(item.name.clone());
            self.find_anchors(&item.inside);
            self.find_in(&item.below);
        }
    }

    fn find_anchors(&mut self, inside: &[Inline]) {
        for piece in inside {
            match piece {
                Inline::Anchor(name) => drop(self.places.insert(name.clone())),
                Inline::Changed(_, inside) | Inline::Link { inside, .. } => {
                    self.find_anchors(inside);
                }
                _ => {}
            }
        }
    }
}
