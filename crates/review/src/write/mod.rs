//! What was changed, written into the paper's files: every byte that is not of a changed
//! word stays, and so does how the file is read.

mod asked;
mod lines;
mod order;
mod passage;
mod place;
mod signs;
mod sound;
mod spell;
mod whole;
mod work;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use check::fix::FixedFile;
use compare::Version;
use tables::source::{FileId, PaperFolder, SourceFile, Span, replaced};

use crate::home::Home;
use passage::Placed;
use sound::Sound;

pub use whole::Whole;

/// What becomes of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It can be written.
    Writable,
    /// It was written.
    Written,
    /// The file says so already.
    Done,
    /// It is the same change as another, by its number, at another place where the same
    /// words are printed.
    Same(usize),
    /// Nothing is to be written: why.
    Nothing(String),
    /// It is left to people: why.
    Left(String),
}

/// A change that one passage is to have.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The number of its entry.
    pub entry: usize,
    /// The passage, by its first bookmark.
    pub passage: String,
    /// Which of the places is meant where the passage is printed.
    pub occurrence: usize,
    /// The printed characters that give way.
    pub range: Range<usize>,
    /// What takes their place.
    pub added: String,
    /// Whether it stands beside a call, at its beginning or end.
    pub beside: bool,
    /// Whether its words stand where another cell chooses them: they are changed with
    /// those that stand in their own place, and not by themselves.
    pub is_chosen: bool,
}

/// What can be written, and where.
#[derive(Debug, Default)]
pub struct Plan {
    placed: Vec<Placed>,
    whole: Vec<Whole>,
}

/// A stretch of a file with what takes its place, and the entry that asks for it.
type Stretch = (usize, Range<usize>, String);

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

    fn stretches(
        &self,
        version: &Version,
        is_wanted: &dyn Fn(usize) -> bool,
    ) -> BTreeMap<FileId, Vec<Stretch>> {
        let mut files: BTreeMap<FileId, Vec<Stretch>> = BTreeMap::new();
        for placed in &self.placed {
            let text = &version.sources.file(placed.span.file).text;
            let own = placed.in_file(text, is_wanted);
            if !own.is_empty() {
                files.entry(placed.span.file).or_default().extend(own);
            }
        }
        for whole in self.whole.iter().filter(|it| is_wanted(it.entry)) {
            let own = whole.changes.iter().cloned();
            let own = own.map(|(range, text)| (whole.entry, range, text));
            files.entry(whole.file).or_default().extend(own);
        }
        for own in files.values_mut() {
            own.sort_by_key(|(entry, range, _)| (range.start, range.end, *entry));
            // Blank lines that go with two paragraphs go once.
            let mut last = 0;
            for (_, range, _) in own {
                range.start = range.start.max(last.min(range.end));
                last = last.max(range.end);
            }
        }
        files
    }

    fn is_sound(
        &self,
        version: &Version,
        folder: &PaperFolder,
        is_wanted: &dyn Fn(usize) -> bool,
    ) -> bool {
        let is_word = |entry: usize| {
            let mut whole = self.whole.iter();
            is_wanted(entry) && !whole.any(|whole| whole.entry == entry)
        };
        let stretches = self.stretches(version, &is_word);
        let touched = |span: Span| {
            let own = stretches.get(&span.file).into_iter().flatten();
            let mut own = own.map(|(_, range, _)| range);
            own.any(|range| range.start <= span.end && span.start <= range.end)
        };
        let whole = self.whole.iter().filter(|whole| is_wanted(whole.entry));
        let mut bytes = BTreeMap::new();
        for file in self.files(version, is_wanted) {
            let Some(name) = folder.name_of(&file.path) else {
                return false;
            };
            bytes.insert(name.to_owned(), file.bytes.clone());
        }
        let sound = Sound {
            touched: &touched,
            whole: whole.collect(),
        };
        sound.is_sound(version, folder, bytes)
    }

    /// The files with the changes of some entries, by their numbers.
    pub fn files(&self, version: &Version, is_wanted: &dyn Fn(usize) -> bool) -> Vec<FixedFile> {
        let mut files = Vec::new();
        for (id, stretches) in self.stretches(version, is_wanted) {
            let file = version.sources.file(id);
            let changes: Vec<(Range<usize>, &str)> = stretches
                .iter()
                .map(|(_, range, text)| (range.clone(), text.as_str()))
                .collect();
            let (bytes, left) = replaced(file, &changes);
            files.push(FixedFile {
                path: file.path.clone(),
                before: file.bytes.clone(),
                bytes,
                encoding: file.encoding,
                fixed: changes.len() - left.len(),
                lines: BTreeMap::new(),
                left: left.len(),
            });
        }
        files
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
