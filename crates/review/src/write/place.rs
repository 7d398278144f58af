//! The wishes of one passage as changes of what is typed there.

use std::collections::BTreeMap;

use tables::source::Span;

use super::asked::{Asked, beside_others, subsets};
use super::passage::{Change, Placed, changed};
use super::signs::come_together;
use super::spell::Form;
use super::wish::{Outcome, Wish};
use super::work::Work;
use crate::home::{Home, map};
use crate::origin::{Kind, Passage};

/// What may stand before a passage whose line is unknown, since it has other words by now:
/// words, or the bracket that those of a note begin behind.
const BEFORE: [&str; 2] = ["x", "["];

/// What some wishes make of their passages, alone and together. `printed` are the words
/// of each passage.
pub(crate) fn texts(
    home: &Home<'_>,
    wishes: &[Wish],
    printed: &BTreeMap<String, String>,
) -> BTreeMap<(String, (usize, usize)), Vec<String>> {
    let mut of: BTreeMap<&str, Vec<&Wish>> = BTreeMap::new();
    for wish in wishes {
        of.entry(&wish.passage).or_default().push(wish);
    }
    let texts = of.into_iter().filter_map(|(id, wishes)| {
        let words = printed.get(id).map_or("", String::as_str);
        let (_, passage) = home.origin.passage(id)?;
        let works = BEFORE.map(|before| Work::new(home, passage, words, before));
        let texts = works.iter().flat_map(|work| {
            let all = work.asked(&wishes, &mut BTreeMap::new());
            work.texts(&all)
        });
        Some((passage.place(), texts.collect()))
    });
    texts.collect()
}

/// A passage with what can be written of its wishes; what cannot is told.
pub(super) fn placed(
    home: &Home<'_>,
    wishes: &[&Wish],
    printed: &str,
    outcomes: &mut BTreeMap<usize, Outcome>,
) -> Option<Placed> {
    let (_, passage) = home.origin.passage(&wishes.first()?.passage)?;
    let tries = BEFORE.into_iter().map(|before| {
        let work = Work::new(home, passage, printed, before);
        let mut told = BTreeMap::new();
        let all = work.writable(wishes, &mut told);
        let located = work.locate(&all);
        (work, told, all, located)
    });
    let mut tries: Vec<_> = tries.collect();
    let found = tries.iter().position(|(.., located)| located.is_some());
    let (work, told, all, located) = tries.swap_remove(found.unwrap_or_default());
    outcomes.extend(told);
    let Some((span, done)) = located else {
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

impl<'a, 'h> Work<'a, 'h> {
    /// What the changes of a passage are found with, `before` where its line is unknown.
    fn new(
        home: &'a Home<'h>,
        passage: &'a Passage,
        printed: &'a str,
        before: &'static str,
    ) -> Self {
        Self {
            home,
            before,
            passage,
            found: home.files.find(passage, &passage.typed),
            form: form(passage),
            places: map(printed, &passage.typed),
            printed,
        }
    }

    /// The entries of some wishes that can be written one beside the other; of the others
    /// it is told why not.
    fn writable(&self, wishes: &[&Wish], outcomes: &mut BTreeMap<usize, Outcome>) -> Vec<Asked> {
        let mut all: Vec<Asked> = Vec::new();
        for asked in self.asked(wishes, outcomes) {
            let mut outcome = beside_others(&asked, &all);
            if outcome == Outcome::Writable && self.joins_signs(&asked, &all) {
                let why = "signs would come together that are markup: change it in the file";
                outcome = Outcome::Left(why.to_owned());
            }
            outcomes.insert(asked.entry, outcome.clone());
            if outcome == Outcome::Writable {
                all.push(asked);
            }
        }
        all
    }

    /// What some entries make of the passage, alone and together.
    fn texts(&self, all: &[Asked]) -> Vec<String> {
        let sets = subsets(all).into_iter();
        let text = |some: Vec<&Asked>| {
            let changes = some.iter().flat_map(|asked| &asked.changes);
            changed(&self.passage.typed, changes)
        };
        sets.map(text).collect()
    }

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

    /// Whether changes, alone or with others, bring signs together that are markup.
    fn joins_signs(&self, own: &Asked, others: &[Asked]) -> bool {
        if self.form != Form::Body {
            return false;
        }
        let (before, behind) = match self.found {
            Some(span) => {
                let behind = &self.home.files.file(span).text[span.end..];
                let behind = behind.chars().take(2).collect();
                (self.home.files.line_before(span), behind)
            }
            None => ("", String::new()),
        };
        let typed = self.passage.typed.as_str();
        let whole = |text: &str| format!("{before}{text}{behind}");
        let others = others.iter().flat_map(|asked| &asked.changes);
        let alone = changed(typed, &own.changes);
        let all = changed(typed, own.changes.iter().chain(others));
        let was = whole(typed);
        come_together(&was, &whole(&alone)) || come_together(&was, &whole(&all))
    }

    /// Why the file that the passage stands in is not written.
    fn unwritten(&self, span: Span) -> Option<String> {
        if let Some(why) = self.home.unwritten(span.file) {
            return Some(why);
        }
        let is_printed = self.printed.trim().is_empty();
        is_printed.then(|| "nothing of it was printed".to_owned())
    }
}
