//! What became another as a whole: of the later version, or of the earlier one.

use super::holders::{Fact, unmarked};
use super::{Merge, gone_name};
use crate::document::{Beside, Block, Change, Heading, Inline, Item, List, Paragraph};

impl Merge<'_> {
    /// An item that became another as a whole.
    pub(super) fn item(&mut self, change: Change, item: &Item) -> Item {
        Item {
            change: Some(change),
            ..self.plain_item(change, item)
        }
    }

    fn plain_item(&mut self, change: Change, item: &Item) -> Item {
        Item {
            name: item.name.clone().filter(|_| !change.is_gone()),
            inside: self.either(change, &item.inside),
            below: self.all(change, &item.below),
            ..item.clone()
        }
    }

    fn plain_items(&mut self, change: Change, items: &[Item]) -> Vec<Item> {
        items
            .iter()
            .map(|item| self.plain_item(change, item))
            .collect()
    }

    /// A text of one of both versions.
    fn either(&mut self, change: Change, inside: &[Inline]) -> Vec<Inline> {
        match change.is_gone() {
            true => self.gone(inside),
            false => self.come(inside),
        }
    }

    /// Blocks of one of both versions.
    pub(super) fn all(&mut self, change: Change, blocks: &[Block]) -> Vec<Block> {
        blocks.iter().map(|block| self.one(change, block)).collect()
    }

    fn one(&mut self, change: Change, block: &Block) -> Block {
        let gone = change.is_gone();
        match block {
            Block::Heading(own) => Block::Heading(Heading {
                inside: self.either(change, &own.inside),
                ..own.clone()
            }),
            Block::Paragraph(own) => Block::Paragraph(Paragraph {
                name: own.name.clone().filter(|_| !gone),
                inside: self.either(change, &own.inside),
                ..own.clone()
            }),
            Block::List(own) => Block::List(List {
                items: self.plain_items(change, &own.items),
                ..own.clone()
            }),
            Block::Bullets(items) => Block::Bullets(self.plain_items(change, items)),
            Block::Plain(inside) => Block::Plain(self.either(change, inside)),
            Block::Posts(inside) => Block::Posts(self.either(change, inside)),
            Block::Facts(facts) => {
                let facts = facts.iter();
                let fact = |(term, text): &Fact| (term.clone(), self.either(change, text));
                Block::Facts(facts.map(fact).collect())
            }
            Block::Table(own) => {
                let mut own = own.clone();
                own.passages = Vec::new();
                Block::Table(own)
            }
            Block::Beside(own) => {
                let mut rows = unmarked(own);
                for (_, text) in rows.iter_mut().flatten() {
                    *text = self.either(change, text);
                }
                let heads = own.heads.clone();
                Block::Beside(Beside { heads, rows })
            }
            Block::Chart(own) if gone => {
                let mut own = own.clone();
                own.name = gone_name(&own.name);
                Block::Chart(own)
            }
            Block::Picture(_) | Block::Chart(_) | Block::PageBreak => block.clone(),
            Block::Changed(_, blocks) => Block::Changed(change, self.all(change, blocks)),
        }
    }
}
