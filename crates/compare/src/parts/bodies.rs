//! The bodies and the annexes of prose: headings, paragraphs, items and notes.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::between;
use super::numbers::Numbers;
use super::part::Part;
use super::renames::Renames;
use crate::difference::{Change, Comparison, Difference};
use crate::subject::{Sides, Subject};
use crate::version::Version;

/// Compares the texts that are in both versions, file by file.
pub(crate) fn compare(
    (before, after): (&Version, &Version),
    renames: &Renames,
    names: &[&str],
    found: &mut Comparison,
) {
    let numbers = Numbers::between(before, after);
    for new in after.prose.parts() {
        let name = after.file(new.file);
        let mut olds = before.prose.parts();
        let Some(old) = olds.find(|old| before.file(old.file) == name) else {
            continue;
        };
        let mut earlier = Part::all(before, old);
        for part in &mut earlier {
            part.source = renames.in_calls(&part.source);
        }
        let pair = Pair {
            old: earlier,
            new: Part::all(after, new),
            names,
            numbers: &numbers,
        };
        pair.compare(found);
        between::compare((before, old), (after, new), found);
    }
}

/// The pieces of a text in both versions.
pub(super) struct Pair<'v> {
    pub(super) old: Vec<Part<'v>>,
    pub(super) new: Vec<Part<'v>>,
    pub(super) names: &'v [&'v str],
    numbers: &'v Numbers,
}

impl Pair<'_> {
    fn compare(&self, found: &mut Comparison) {
        let (mut gone, mut come) = (Vec::new(), Vec::new());
        let sources = |parts: &[Part<'_>]| -> Vec<String> {
            let keys = parts
                .iter()
                .map(|part| format!("{} {}", part.of(), part.source));
            keys.collect()
        };
        let (old, new) = (sources(&self.old), sources(&self.new));
        let mut numbered: Vec<(usize, usize)> = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
            match op {
                DiffOp::Equal {
                    old_index,
                    new_index,
                    len,
                } => {
                    for (was, is) in (old_index..).zip(new_index..).take(len) {
                        numbered.extend(self.same(was, is, found).then_some((was, is)));
                    }
                }
                DiffOp::Delete {
                    old_index, old_len, ..
                } => gone.extend(old_index..old_index + old_len),
                DiffOp::Insert {
                    new_index, new_len, ..
                } => come.extend(new_index..new_index + new_len),
                DiffOp::Replace {
                    old_index,
                    old_len,
                    new_index,
                    new_len,
                } => {
                    let (old, new) = (
                        old_index..old_index + old_len,
                        new_index..new_index + new_len,
                    );
                    self.replaced((old, new), (&mut gone, &mut come), found);
                }
            }
        }
        self.alone(gone, come, found);
        found.follows.extend(self.renumbered(&numbered));
    }

    /// Of the paragraphs that are only renumbered the first of each run that others
    /// pushed on as far, and how many there are.
    fn renumbered(&self, numbered: &[(usize, usize)]) -> Vec<Difference> {
        let shift = |(was, is): &(usize, usize)| {
            let number = |part: &Part<'_>| part.number().unwrap_or_default();
            // Without a sign: less one, and so many more, are never the same.
            number(&self.new[*is]).wrapping_sub(number(&self.old[*was]))
        };
        let runs = numbered.chunk_by(|one, next| shift(one) == shift(next));
        let told = runs.filter_map(|run| {
            let ((was, is), others) = run.split_first()?;
            let (old, new) = (&self.old[*was], &self.new[*is]);
            let name = match others.len() {
                0 => new.name(),
                more => format!("{} and {more} more", new.name()),
            };
            let difference = Difference::new("paragraph", name, Change::Renumbered)
                .values(Some(&old.name()), Some(&new.name()));
            let difference = difference.places(Some(old.at()), Some(new.at()));
            let first = new.name();
            let more = others.len();
            Some(difference.of(Subject::Run { first, more }))
        });
        told.collect()
    }

    /// What is typed alike may print other values; gives whether a paragraph has
    /// another number.
    fn same(&self, was: usize, is: usize, found: &mut Comparison) -> bool {
        let (old, new) = (&self.old[was], &self.new[is]);
        if old.text != new.text {
            found.follows.push(self.reworded(old, new));
        } else if let Some([was, is]) = self.numbers.printed(&new.source) {
            // The numbers of annexes are known to the whole paper alone.
            let told = |numbers: &[usize]| -> String {
                let annexes = numbers.iter().map(|number| format!("annex {number}"));
                annexes.collect::<Vec<_>>().join(", ")
            };
            let changed = Difference::new(new.of(), new.name(), Change::Changed)
                .values(Some(&told(&was)), Some(&told(&is)))
                .places(Some(old.at()), Some(new.at()))
                .of(Subject::Annexes(Sides::new(Some(was), Some(is))));
            found.follows.push(changed);
        }
        new.of() == "paragraph" && old.number() != new.number()
    }

    pub(super) fn reworded(&self, old: &Part<'_>, new: &Part<'_>) -> Difference {
        Difference::new(new.of(), new.name(), Change::Reworded)
            .values(Some(&old.text), Some(&new.text))
            .places(Some(old.at()), Some(new.at()))
    }

    /// What is in one version alone; the same words in both have moved.
    fn alone(&self, gone: Vec<usize>, come: Vec<usize>, found: &mut Comparison) {
        let mut gone: Vec<&Part<'_>> = gone.into_iter().map(|at| &self.old[at]).collect();
        for at in come {
            let new = &self.new[at];
            let same = |old: &&Part<'_>| old.text == new.text && old.of() == new.of();
            let from = gone.iter().position(same).map(|at| gone.remove(at));
            let change = if from.is_some() {
                Change::Moved
            } else {
                Change::Added
            };
            let difference = Difference::new(new.of(), new.name(), change);
            found.differences.push(
                difference
                    .values(None, Some(new.said()))
                    .places(from.map(Part::at), Some(new.at())),
            );
        }
        for old in gone {
            let removed = Difference::new(old.of(), old.name(), Change::Removed);
            let removed = removed.values(Some(old.said()), None);
            found.differences.push(removed.places(Some(old.at()), None));
        }
    }
}
