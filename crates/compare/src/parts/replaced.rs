//! Which piece of a text became which, where stretches give way to one another.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use content::wording::align;

use super::bodies::Pair;
use super::part::Part;
use crate::difference::{Change, Comparison, Difference};
use crate::subject::Subject;

impl Pair<'_> {
    /// Of stretches that give way to one another, which piece became which: the same
    /// label, else much the same words.
    pub(super) fn replaced(
        &self,
        (old, new): (Range<usize>, Range<usize>),
        (gone, come): (&mut Vec<usize>, &mut Vec<usize>),
        found: &mut Comparison,
    ) {
        let key = |part: &Part<'_>| match &part.piece.label {
            Some(label) => format!("{} <{label}>", part.of()),
            None => String::new(),
        };
        let labels: BTreeMap<String, usize> = new
            .clone()
            .map(|at| (key(&self.new[at]), at))
            .filter(|(key, _)| !key.is_empty())
            .collect();
        let labelled: BTreeMap<usize, usize> = old
            .clone()
            .filter_map(|at| Some((at, *labels.get(&key(&self.old[at]))?)))
            .collect();
        let taken: BTreeSet<usize> = labelled.values().copied().collect();
        let rest_old: Vec<usize> = old.filter(|at| !labelled.contains_key(at)).collect();
        let rest_new: Vec<usize> = new.filter(|at| !taken.contains(at)).collect();
        let mut pairs: Vec<(usize, usize)> = labelled.into_iter().collect();
        let old_texts: Vec<&str> = rest_old
            .iter()
            .map(|&at| self.old[at].text.as_str())
            .collect();
        let new_texts: Vec<&str> = rest_new
            .iter()
            .map(|&at| self.new[at].text.as_str())
            .collect();
        for line in align(&old_texts, &new_texts, self.names) {
            match (
                line.before.map(|at| rest_old[at]),
                line.after.map(|at| rest_new[at]),
            ) {
                (Some(was), Some(is)) if self.old[was].of() == self.new[is].of() => {
                    pairs.push((was, is));
                }
                (was, is) => {
                    gone.extend(was);
                    come.extend(is);
                }
            }
        }
        pairs.sort_by_key(|(_, is)| *is);
        for (was, is) in pairs {
            let (old, new) = (&self.old[was], &self.new[is]);
            if old.text != new.text {
                found.differences.push(self.reworded(old, new));
            } else if old.source != new.source {
                // The same words, set in another way or with other numbers in them.
                let changed = Difference::new(new.of(), new.name(), Change::Changed)
                    .values(Some(&old.source), Some(&new.source));
                let changed = changed.places(Some(old.at()), Some(new.at()));
                found.differences.push(changed.of(Subject::Typed));
            }
        }
    }
}
