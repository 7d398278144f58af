//! What can be written, and where.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use compare::Version;
use tables::source::{PaperFolder, SourceFile, replaced};

use super::passage::Placed;
use super::place;
use super::whole::Whole;
use super::wish::{Outcome, Wish};
use crate::home::Home;

/// What can be written, and where.
#[derive(Debug, Default)]
pub struct Plan {
    pub(super) placed: Vec<Placed>,
    pub(super) whole: Vec<Whole>,
}

impl Plan {
    /// Finds out what of some wishes can be written. `whole` are rows and paragraphs that
    /// come, go or move, `printed` the words of each passage.
    pub fn of(
        home: &Home<'_>,
        folder: &PaperFolder,
        (wishes, whole): (&[Wish], &[Whole]),
        printed: &BTreeMap<String, String>,
    ) -> (Self, BTreeMap<usize, Outcome>) {
        let mut plan = Self::default();
        let mut outcomes = BTreeMap::new();
        let passages: BTreeSet<&String> = wishes.iter().map(|wish| &wish.passage).collect();
        for passage in passages {
            let own = wishes.iter().filter(|wish| wish.passage == *passage);
            let own: Vec<&Wish> = own.collect();
            let words = printed.get(passage).map_or("", String::as_str);
            plan.placed
                .extend(place::placed(home, &own, words, &mut outcomes));
        }
        for whole in whole {
            outcomes.insert(whole.entry, plan.take(home.version, whole));
        }
        plan.leave_unwritable(home.version, &mut outcomes);
        plan.leave_unsound(home.version, folder, &mut outcomes);
        follow_same(&mut outcomes);
        (plan, outcomes)
    }

    /// Takes a row or paragraph that comes, goes or moves, unless it meets another change.
    fn take(&mut self, version: &Version, whole: &Whole) -> Outcome {
        let words = self.placed.iter().flat_map(|placed| {
            let file = placed.span.file;
            let own = placed.in_file(&version.sources.file(file).text, &|_| true);
            own.into_iter().map(move |(_, range, _)| (file, range))
        });
        if words
            .into_iter()
            .any(|(file, range)| whole.meets(file, &range))
        {
            let why = "its words are changed too: write these first with --only, then this";
            return Outcome::Left(why.to_owned());
        }
        let mut others = self.whole.iter();
        let meets = |one: &Whole, other: &Whole| {
            let come = other.changes.iter().filter(|(range, _)| range.is_empty());
            come.into_iter()
                .any(|(range, _)| one.meets(other.file, &(range.start..range.start)))
        };
        if others.any(|other| meets(whole, other) || meets(other, whole)) {
            let why = "another change beside it goes first: write it in the file";
            return Outcome::Left(why.to_owned());
        }
        self.whole.push(whole.clone());
        Outcome::Writable
    }

    /// Takes out what a file's encoding has no characters for.
    fn leave_unwritable(&mut self, version: &Version, outcomes: &mut BTreeMap<usize, Outcome>) {
        let mut unwritable = BTreeSet::new();
        for placed in &self.placed {
            let file = version.sources.file(placed.span.file);
            for change in &placed.left {
                let own = placed.in_file(&file.text, &|entry| entry == change.entry);
                let own = own.iter().map(|(_, range, text)| (range.clone(), &**text));
                if let Some(why) = lacks(version, file, own.collect()) {
                    outcomes.insert(change.entry, Outcome::Left(why));
                    unwritable.insert(change.entry);
                }
            }
        }
        for whole in &self.whole {
            let file = version.sources.file(whole.file);
            let changes = whole.changes.iter();
            let own = changes.map(|(range, text)| (range.clone(), &**text));
            if let Some(why) = lacks(version, file, own.collect()) {
                outcomes.insert(whole.entry, Outcome::Left(why));
                unwritable.insert(whole.entry);
            }
        }
        self.leave(&unwritable);
    }

    /// Takes out what would change how a file is read.
    fn leave_unsound(
        &mut self,
        version: &Version,
        folder: &PaperFolder,
        outcomes: &mut BTreeMap<usize, Outcome>,
    ) {
        let entries = self.entries();
        if self.is_sound(version, folder, &|entry| entries.contains(&entry)) {
            return;
        }
        let (mut kept, mut unsound) = (BTreeSet::new(), BTreeSet::new());
        for entry in entries {
            kept.insert(entry);
            if !self.is_sound(version, folder, &|entry| kept.contains(&entry)) {
                kept.remove(&entry);
                unsound.insert(entry);
                let why = "with it the file would be read otherwise: write it in the file";
                outcomes.insert(entry, Outcome::Left(why.to_owned()));
            }
        }
        self.leave(&unsound);
    }

    fn leave(&mut self, entries: &BTreeSet<usize>) {
        self.whole.retain(|whole| !entries.contains(&whole.entry));
        for placed in &mut self.placed {
            placed
                .left
                .retain(|change| !entries.contains(&change.entry));
        }
    }

    /// The entries that can be written.
    fn entries(&self) -> BTreeSet<usize> {
        let left = self.placed.iter().flat_map(|placed| &placed.left);
        let whole = self.whole.iter().map(|whole| whole.entry);
        left.map(|change| change.entry).chain(whole).collect()
    }
}

/// Gives what is the same change as another what becomes of that one.
fn follow_same(outcomes: &mut BTreeMap<usize, Outcome>) {
    let known = outcomes.clone();
    for outcome in outcomes.values_mut() {
        if let Outcome::Same(other) = outcome
            && let Some(own @ (Outcome::Left(_) | Outcome::Done)) = known.get(other)
        {
            *outcome = own.clone();
        }
    }
}

/// Why changes of a file cannot be written, if its encoding has not all their characters.
fn lacks(
    version: &Version,
    file: &SourceFile,
    mut changes: Vec<(Range<usize>, &str)>,
) -> Option<String> {
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    let is_lacking = !replaced(file, &changes).1.is_empty();
    is_lacking.then(|| {
        format!(
            "{} is in {}, which has not all its characters",
            version.name(file.path.as_str()),
            file.encoding.name()
        )
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Outcome, follow_same};

    /// What is the same change as one that is left is left, and counts so.
    #[test]
    fn the_same_change_has_the_same_outcome() {
        let left = || Outcome::Left("a reason".to_owned());
        let mut outcomes = BTreeMap::from([
            (1, left()),
            (2, Outcome::Same(1)),
            (3, Outcome::Done),
            (4, Outcome::Same(3)),
            (5, Outcome::Writable),
            (6, Outcome::Same(5)),
        ]);
        follow_same(&mut outcomes);
        let all: Vec<Outcome> = outcomes.into_values().collect();
        let (done, same) = (Outcome::Done, Outcome::Same(5));
        assert_eq!(
            all,
            [left(), left(), done.clone(), done, Outcome::Writable, same]
        );
    }
}
