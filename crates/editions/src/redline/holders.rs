//! What holds texts: lists, facts, two columns.

use super::align::{Key, Step};
use super::{Merge, text};
use crate::document::{Beside, Block, Change, Inline, Item};

/// A fact of a job description.
pub(super) type Fact = (String, Vec<Inline>);

impl Merge<'_> {
    pub(super) fn items(&mut self, old: &[Item], new: &[Item]) -> Vec<Item> {
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

    /// The facts of a job description: a block for each stretch of one fate.
    pub(super) fn facts(&mut self, old: &[Fact], new: &[Fact]) -> Vec<Block> {
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

    pub(super) fn beside(&mut self, old: &Beside, new: &Beside) -> Beside {
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
}
