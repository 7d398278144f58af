//! What stands one under another.

use super::align::{Key, Step, steps};
use super::{Merge, gone_name, text};
use crate::document::{Beside, Block, Change, Heading, Inline, Item, List, Paragraph};

/// A fact of a job description.
type Fact = (String, Vec<Inline>);

impl Merge<'_> {
    /// Two texts as one.
    pub(super) fn blocks(&mut self, old: &[Block], new: &[Block]) -> Vec<Block> {
        let keys = |blocks: &[Block]| -> Vec<Key> { blocks.iter().map(key).collect() };
        let mut out = Vec::new();
        for (step, change) in self.changes(&keys(old), &keys(new)) {
            match step {
                Step::Both(was, is) => out.extend(self.block(&old[was], &new[is])),
                Step::Gone(at) | Step::Left(at, _) => {
                    out.extend(self.changed(change, std::slice::from_ref(&old[at])));
                }
                Step::Come(at) | Step::Arrived(_, at) => {
                    out.extend(self.changed(change, std::slice::from_ref(&new[at])));
                }
            }
        }
        out
    }

    /// The steps through two lists, with what became of what stands in one alone.
    pub(super) fn changes(&mut self, old: &[Key], new: &[Key]) -> Vec<(Step, Change)> {
        let steps = steps(old, new, self.names);
        let mut moves: Vec<usize> = Vec::new();
        for step in &steps {
            if let Step::Arrived(was, _) = step {
                moves.push(*was);
            }
        }
        let first = self.moves;
        self.moves += moves.len();
        let number = |was: usize| {
            let at = moves.iter().position(|own| *own == was);
            first + at.unwrap_or_default() + 1
        };
        let change = |step: &Step| match *step {
            Step::Gone(_) | Step::Both(..) => Change::Removed,
            Step::Come(_) => Change::Added,
            Step::Left(was, _) => Change::MovedAway(number(was)),
            Step::Arrived(was, _) => Change::MovedHere(number(was)),
        };
        steps.iter().map(|step| (*step, change(step))).collect()
    }

    /// Blocks that became others as a whole.
    fn changed(&mut self, change: Change, blocks: &[Block]) -> Option<Block> {
        // White space between pages is each version's own.
        if change.is_gone() && blocks == [Block::PageBreak] {
            return None;
        }
        Some(Block::Changed(change, self.all(change, blocks)))
    }

    fn block(&mut self, old: &Block, new: &Block) -> Vec<Block> {
        let one = match (old, new) {
            (Block::Heading(old), Block::Heading(new)) => Block::Heading(Heading {
                inside: self.inline(&old.inside, &new.inside),
                ..new.clone()
            }),
            (Block::Paragraph(old), Block::Paragraph(new)) => Block::Paragraph(Paragraph {
                inside: self.inline(&old.inside, &new.inside),
                ..new.clone()
            }),
            (Block::List(old), Block::List(new)) => Block::List(List {
                items: self.items(&old.items, &new.items),
                ..new.clone()
            }),
            (Block::Bullets(old), Block::Bullets(new)) => Block::Bullets(self.items(old, new)),
            (Block::Plain(old), Block::Plain(new)) => Block::Plain(self.inline(old, new)),
            (Block::Posts(old), Block::Posts(new)) => Block::Posts(self.inline(old, new)),
            (Block::Facts(old), Block::Facts(new)) => return self.facts(old, new),
            (Block::Table(old), Block::Table(new)) if super::table::is_alike(old, new) => {
                Block::Table(self.table(old, new))
            }
            (Block::Beside(old), Block::Beside(new)) if text::same_heads(old, new) => {
                Block::Beside(self.beside(old, new))
            }
            (Block::Picture(old), Block::Picture(new)) if old.bytes == new.bytes => {
                Block::Picture(self.picture(old, new))
            }
            (Block::Chart(old), Block::Chart(new)) => Block::Chart(Box::new(self.chart(old, new))),
            (Block::PageBreak, Block::PageBreak) => Block::PageBreak,
            (old, new) => {
                let gone = self.changed(Change::Removed, std::slice::from_ref(old));
                let come = self.changed(Change::Added, std::slice::from_ref(new));
                return gone.into_iter().chain(come).collect();
            }
        };
        vec![one]
    }

    fn items(&mut self, old: &[Item], new: &[Item]) -> Vec<Item> {
        let keys = |items: &[Item]| -> Vec<Key> {
            let key = |item: &Item| Key {
                kind: "item",
                name: item.name.clone().unwrap_or_default(),
                text: text::of_item(item),
            };
            items.iter().map(key).collect()
        };
        let steps = self.changes(&keys(old), &keys(new));
        let item = |(step, change)| match step {
            Step::Both(was, is) => {
                let (old, new): (&Item, &Item) = (&old[was], &new[is]);
                Item {
                    inside: self.inline(&old.inside, &new.inside),
                    below: self.blocks(&old.below, &new.below),
                    ..new.clone()
                }
            }
            Step::Gone(at) | Step::Left(at, _) => self.item(change, &old[at]),
            Step::Come(at) | Step::Arrived(_, at) => self.item(change, &new[at]),
        };
        steps.into_iter().map(item).collect()
    }

    /// An item that became another as a whole.
    fn item(&mut self, change: Change, item: &Item) -> Item {
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

    /// The facts of a job description: a block for each stretch of one fate.
    fn facts(&mut self, old: &[Fact], new: &[Fact]) -> Vec<Block> {
        let keys = |facts: &[Fact]| -> Vec<Key> {
            let key = |(term, text): &Fact| Key {
                kind: "fact",
                name: term.clone(),
                text: format!("{term}{}", text::said(text)),
            };
            facts.iter().map(key).collect()
        };
        let mut out: Vec<Block> = Vec::new();
        for (step, change) in self.changes(&keys(old), &keys(new)) {
            let whole = match step {
                Step::Both(was, is) if old[was].0 == new[is].0 => {
                    let fact = (new[is].0.clone(), self.inline(&old[was].1, &new[is].1));
                    match out.last_mut() {
                        Some(Block::Facts(facts)) => facts.push(fact),
                        _ => out.push(Block::Facts(vec![fact])),
                    }
                    continue;
                }
                Step::Both(was, is) => vec![(change, &old[was]), (Change::Added, &new[is])],
                Step::Gone(at) | Step::Left(at, _) => vec![(change, &old[at])],
                Step::Come(at) | Step::Arrived(_, at) => vec![(change, &new[at])],
            };
            for (change, fact) in whole {
                let fact = Block::Facts(vec![fact.clone()]);
                out.extend(self.changed(change, &[fact]));
            }
        }
        out
    }

    fn beside(&mut self, old: &Beside, new: &Beside) -> Beside {
        type Row = [(usize, Vec<Inline>); 2];
        let keys = |rows: &[Row]| -> Vec<Key> {
            let key = |row: &Row| Key {
                kind: "row",
                text: text::of_row(row),
                ..Key::default()
            };
            rows.iter().map(key).collect()
        };
        let mut rows: Vec<Row> = Vec::new();
        for (step, change) in self.changes(&keys(&old.rows), &keys(&new.rows)) {
            rows.push(match step {
                Step::Both(was, is) => {
                    let (old, new) = (&old.rows[was], &new.rows[is]);
                    [0, 1].map(|side| (new[side].0, self.inline(&old[side].1, &new[side].1)))
                }
                Step::Gone(at) | Step::Left(at, _) => {
                    let row = &old.rows[at];
                    [0, 1].map(|side| (row[side].0, self.whole(change, &row[side].1)))
                }
                Step::Come(at) | Step::Arrived(_, at) => {
                    let row = &new.rows[at];
                    [0, 1].map(|side| (row[side].0, self.whole(change, &row[side].1)))
                }
            });
        }
        Beside {
            heads: new.heads.clone(),
            rows,
        }
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
                let mut own = own.clone();
                for (_, text) in own.rows.iter_mut().flatten() {
                    *text = self.either(change, text);
                }
                Block::Beside(own)
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

    fn plain_items(&mut self, change: Change, items: &[Item]) -> Vec<Item> {
        items
            .iter()
            .map(|item| self.plain_item(change, item))
            .collect()
    }
}

/// What tells a block.
fn key(block: &Block) -> Key {
    let named = |kind, name: Option<&String>| Key {
        kind,
        name: name.cloned().unwrap_or_default(),
        text: text::of_block(block),
    };
    match block {
        Block::Heading(_) => named("heading", None),
        Block::Paragraph(own) => named("paragraph", own.name.as_ref()),
        Block::List(_) => named("list", None),
        Block::Bullets(_) => named("bullets", None),
        Block::Plain(_) => named("plain", None),
        Block::Posts(_) => named("posts", None),
        Block::Facts(_) => named("facts", None),
        Block::Table(own) => named("table", own.data.caption.as_ref()),
        Block::Beside(_) => named("beside", None),
        Block::Picture(own) => named("picture", Some(&own.path)),
        Block::Chart(_) => named("chart", None),
        Block::PageBreak => named("break", None),
        Block::Changed(..) => named("changed", None),
    }
}
