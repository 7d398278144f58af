//! What holds texts: lists, facts, two columns.

use super::align::{Key, Step};
use super::{Merge, text};
use crate::document::{Beside, Block, Change, Inline, Item};

/// A fact of a job description.
pub(super) type Fact = (String, Vec<Inline>);

/// A row of two columns.
type Row = [(usize, Vec<Inline>); 2];

impl Merge<'_> {
    pub(super) fn items(&mut self, old: &[Item], new: &[Item]) -> Vec<Item> {
        let keys = |items: &[Item]| -> Vec<Key> {
            let key = |item: &Item| Key {
                kind: "item",
                name: item.name.clone().unwrap_or_default(),
                text: text::of_item(item),
                ..Key::default()
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
                ..Key::default()
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
        let heads = &new.heads;
        let (old, new) = (unmarked(old), unmarked(new));
        let keys = |rows: &[Row]| -> Vec<Key> {
            let key = |row: &Row| Key {
                kind: "row",
                text: text::of_row(row),
                ..Key::default()
            };
            rows.iter().map(key).collect()
        };
        let mut rows: Vec<Row> = Vec::new();
        for (step, change) in self.changes(&keys(&old), &keys(&new)) {
            rows.push(match step {
                Step::Both(was, is) => {
                    let (old, new) = (&old[was], &new[is]);
                    [0, 1].map(|side| (new[side].0, self.inline(&old[side].1, &new[side].1)))
                }
                Step::Gone(at) | Step::Left(at, _) => {
                    let row = &old[at];
                    [0, 1].map(|side| (row[side].0, self.whole(change, &row[side].1)))
                }
                Step::Come(at) | Step::Arrived(_, at) => {
                    let row = &new[at];
                    [0, 1].map(|side| (row[side].0, self.whole(change, &row[side].1)))
                }
            });
        }
        Beside {
            heads: heads.clone(),
            rows,
        }
    }
}

/// The rows of two columns without the lines that tell the one column from the other:
/// of a redline, lines tell one version from the other.
pub(super) fn unmarked(beside: &Beside) -> Vec<Row> {
    let mut rows = beside.rows.clone();
    let texts = rows.iter_mut().flatten().flat_map(|(_, text)| text);
    for piece in texts {
        if let Inline::Text(words) = piece {
            (words.look.added, words.look.removed) = (false, false);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::unmarked;
    use crate::document::{Beside, Inline, Look};

    #[test]
    fn two_columns_keep_their_words_and_lose_their_own_lines() {
        let look = |added, removed, strong| Look {
            added,
            removed,
            strong,
            ..Look::default()
        };
        let text = |look| (1, Inline::lines("To plan", look, None));
        let marked = Beside {
            heads: Default::default(),
            rows: vec![[
                text(look(false, true, true)),
                text(look(true, false, false)),
            ]],
        };
        let plain = [
            text(look(false, false, true)),
            text(look(false, false, false)),
        ];
        assert_eq!(unmarked(&marked), [plain]);
    }
}
