//! What stands one under another.

use super::align::{Key, Step, steps};
use super::{Merge, text};
use crate::document::{Block, Change, Heading, List, Paragraph};

impl Merge<'_> {
    /// Two texts as one.
    pub(super) fn blocks(&mut self, old: &[Block], new: &[Block]) -> Vec<Block> {
        let keys = |blocks: &[Block]| -> Vec<Key> { blocks.iter().map(key).collect() };
        let mut out = Vec::new();
        for (step, change) in self.changes(&keys(old), &keys(new)) {
            match step {
                Step::Both(was, is) => out.extend(self.block(&old[was], &new[is])),
                Step::Gone(at) | Step::Left(at, _) => match &old[at] {
                    // Of one that has fewer, all boxes may stand on those that are left.
                    Block::Chart(page) if self.all_stay(page) => {}
                    other => out.extend(self.changed(change, std::slice::from_ref(other))),
                },
                Step::Come(at) | Step::Arrived(_, at) => match &new[at] {
                    // Of a chart that has more pages now, most boxes are no news.
                    Block::Chart(page) if !self.boxes[0].is_empty() => {
                        out.push(Block::Chart(Box::new(self.further_page(page))));
                    }
                    other => out.extend(self.changed(change, std::slice::from_ref(other))),
                },
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
    pub(super) fn changed(&mut self, change: Change, blocks: &[Block]) -> Option<Block> {
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
}

/// What tells a block.
fn key(block: &Block) -> Key {
    let named = |kind, name: Option<&String>| Key {
        kind,
        name: name.cloned().unwrap_or_default(),
        text: text::of_block(block),
        ..Key::default()
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
