//! The wishes of one passage as changes of what is typed there.

use std::collections::BTreeMap;

use tables::source::Span;

use super::asked::{Asked, beside_others, subsets};
use super::passage::{Change, Placed, changed};
use super::spell::Form;
use super::work::Work;
use super::{Outcome, Wish};
use crate::home::{Home, map};
use crate::origin::{Kind, Passage};

/// A passage with what can be written of its wishes; what cannot is told.
pub(super) fn placed(
    home: &Home<'_>,
    wishes: &[&Wish],
    printed: &str,
    outcomes: &mut BTreeMap<usize, Outcome>,
) -> Option<Placed> {
    let (_, passage) = home.origin.passage(&wishes.first()?.passage)?;
    let found = home.files.find(passage, &passage.typed);
    let work = Work {
        home,
        passage,
        found,
        form: form(passage),
        places: map(printed, &passage.typed),
        printed,
    };
    let mut all: Vec<Asked> = Vec::new();
    for asked in work.asked(wishes, outcomes) {
        let outcome = beside_others(&asked, &all);
        outcomes.insert(asked.entry, outcome.clone());
        if outcome == Outcome::Writable {
            all.push(asked);
        }
    }
    let Some((span, done)) = work.locate(&all) else {
        for asked in &all {
            let why = format!("its words no longer stand in {}", passage.file);
            outcomes.insert(asked.entry, Outcome::Left(why));
        }
        return None;
    };
    if let Some(why) = work.unwritten(span) {
        for asked in &all {
            outcomes.insert(asked.entry, Outcome::Left(why.clone()));
        }
        return None;
    }
    for entry in &done {
        outcomes.insert(*entry, Outcome::Done);
    }
    let changes = all.into_iter().flat_map(|asked| asked.changes);
    let (done, left) = changes.partition(|change: &Change| done.contains(&change.entry));
    Some(Placed {
        span,
        form: work.form,
        typed: passage.typed.clone(),
        done,
        left,
    })
}

fn form(passage: &Passage) -> Form {
    match &passage.kind {
        Kind::Cell(_) => Form::Cell,
        _ if passage.file.ends_with(".toml") => Form::Setting,
        _ => Form::Body,
    }
}
impl Work<'_, '_> {
    /// Where the passage stands, and the entries whose changes are there already.
    fn locate(&self, all: &[Asked]) -> Option<(Span, Vec<usize>)> {
        let plain = self.found.map(|span| (span, Vec::new()));
        if self.home.is_as_it_was(&self.passage.file) {
            return plain;
        }
        let mut best = plain;
        let mut is_one = true;
        for some in subsets(all) {
            let changes = some.iter().flat_map(|asked| &asked.changes);
            let text = changed(&self.passage.typed, changes);
            let Some(span) = self.home.files.find(self.passage, &text) else {
                continue;
            };
            is_one &= best
                .as_ref()
                .is_none_or(|(other, _)| (other.file, other.start) == (span.file, span.start));
            // A longer text that is there holds a shorter one.
            let longest = best.as_ref().map_or(0, |(span, _)| span.end - span.start);
            if best.is_none() || span.end - span.start > longest {
                let entries = some.iter().map(|asked| asked.entry).collect();
                best = Some((span, entries));
            }
        }
        // At two places it may be either.
        best.filter(|_| is_one)
    }

    /// Why the file that the passage stands in is not written.
    fn unwritten(&self, span: Span) -> Option<String> {
        let file = self.home.files.file(span);
        let name = self.home.version.name(file.path.as_str());
        if file.sheet.is_some() {
            return Some("workbooks are not written: change the cell there".to_owned());
        }
        if name.starts_with("..") {
            return Some(format!("{name} is lent by another folder: change it there"));
        }
        if !file.is_as_typed {
            return Some(format!(
                "how {name} is encoded is in doubt: save it as UTF-8 first"
            ));
        }
        let is_printed = self.printed.trim().is_empty();
        is_printed.then(|| "nothing of it was printed".to_owned())
    }
}
