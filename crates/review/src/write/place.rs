//! The wishes of one passage as changes of what is typed there.

use std::collections::BTreeMap;
use std::ops::Range;

use tables::source::Span;

use super::passage::{Change, Placed, changed};
use super::spell::{Form, spelt};
use super::{Outcome, Wish};
use crate::home::{Home, map};
use crate::origin::{Kind, Passage};

/// The most changes of a passage of which any may be in the file already.
const MOST: usize = 6;

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
    let mut changes: Vec<(Change, usize)> = Vec::new();
    for wish in wishes {
        match work.change(wish) {
            Err(why) => drop(outcomes.insert(wish.entry, Outcome::Left(why))),
            Ok(change) => {
                let outcome = beside_others(&change, wish.occurrence, &changes);
                if outcome == Outcome::Writable {
                    changes.push((change, wish.occurrence));
                }
                outcomes.insert(wish.entry, outcome);
            }
        }
    }
    let changes: Vec<Change> = changes.into_iter().map(|(change, _)| change).collect();
    let Some((span, done)) = work.locate(&changes) else {
        for change in &changes {
            let why = format!("its words no longer stand in {}", passage.file);
            outcomes.insert(change.entry, Outcome::Left(why));
        }
        return None;
    };
    if let Some(why) = work.unwritten(span) {
        for change in &changes {
            outcomes.insert(change.entry, Outcome::Left(why.clone()));
        }
        return None;
    }
    let is_done = |change: &Change| done.contains(&change.entry);
    for change in changes.iter().filter(|change| is_done(change)) {
        outcomes.insert(change.entry, Outcome::Done);
    }
    let (done, left) = changes.into_iter().partition(is_done);
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

/// What becomes of a change among those that were there before it.
fn beside_others(change: &Change, occurrence: usize, others: &[(Change, usize)]) -> Outcome {
    for (other, at) in others {
        let (own, theirs) = (&change.range, &other.range);
        let elsewhere = occurrence != *at;
        if elsewhere && own == theirs && change.text == other.text {
            return Outcome::Same(other.entry);
        }
        let meets = own.start < theirs.end && theirs.start < own.end;
        let at_one = own.start == theirs.start && own.end == theirs.end && elsewhere;
        if meets || at_one {
            let why = format!("{} changes the same words otherwise", other.entry);
            return Outcome::Left(why);
        }
    }
    Outcome::Writable
}

struct Work<'a, 'h> {
    home: &'a Home<'h>,
    passage: &'a Passage,
    /// Where it stands, if it does as it was.
    found: Option<Span>,
    form: Form,
    places: Option<Vec<Option<Range<usize>>>>,
    printed: &'a str,
}

impl Work<'_, '_> {
    /// The change of what is typed that a wish asks for.
    fn change(&self, wish: &Wish) -> Result<Change, String> {
        let range = match wish.beside {
            true if wish.range.start == 0 => 0..0,
            true => self.passage.typed.len()..self.passage.typed.len(),
            false => self.range(&wish.range)?,
        };
        let text = spelt(
            &wish.added,
            self.form,
            &self.passage.typed,
            self.around(&range),
        )?;
        let change = Change {
            entry: wish.entry,
            range,
            text,
        };
        if self.form == Form::Cell {
            self.cell(&change)?;
        }
        Ok(change)
    }

    /// A cell that may have a text.
    fn cell(&self, change: &Change) -> Result<(), String> {
        let typed = &self.passage.typed;
        let new = changed(typed, [change]);
        if new.trim().is_empty() {
            return Err("it would leave the cell empty: change the row in the file".to_owned());
        }
        for sign in ['=', '@', '#'] {
            if new.trim_start().starts_with(sign) && !typed.trim_start().starts_with(sign) {
                return Err(format!(
                    "the cell would begin with {sign}, which spreadsheets or tables take for something else"
                ));
            }
        }
        Ok(())
    }

    /// What is typed for some printed characters.
    fn range(&self, range: &Range<usize>) -> Result<Range<usize>, String> {
        let long = || "its text is too long to be sure where it is typed".to_owned();
        let places = self.places.as_ref().ok_or_else(long)?;
        let given = || "what it changes is given by a call: change that in the file".to_owned();
        if range.is_empty() {
            let before = range.start.checked_sub(1).map(|at| &places[at]);
            let before = before.cloned().flatten().map(|place| place.end);
            let behind = places.get(range.start).cloned().flatten();
            let behind = behind.map(|place| place.start);
            // Inside of a call there is no place.
            let at = before.or(behind).ok_or_else(given)?;
            return Ok(at..at);
        }
        let own = places.get(range.clone()).unwrap_or_default();
        let mut out: Option<Range<usize>> = None;
        for place in own {
            let place = place.clone().ok_or_else(given)?;
            let start = out.as_ref().map_or(place.start, |out| out.start);
            if let Some(out) = &out {
                let between = self.passage.typed.get(out.end..place.start);
                if !between.unwrap_or_default().trim().is_empty() {
                    let what = "it reaches over a sign of the file, as that of bold words";
                    return Err(format!("{what}: change it in the file"));
                }
            }
            out = Some(start..place.end);
        }
        out.ok_or_else(given)
    }

    /// What stands before and behind a change on its lines.
    fn around(&self, range: &Range<usize>) -> (&str, &str) {
        let typed = self.passage.typed.as_str();
        let (head, behind) = (&typed[..range.start], &typed[range.end..]);
        let before = match (head.rsplit_once(['\n', '\r']), self.found) {
            (Some((_, line)), _) => line,
            (None, Some(span)) if head.trim().is_empty() => self.home.files.line_before(span),
            (None, None) if head.trim().is_empty() && self.passage.column < 4 => "",
            (None, _) if head.is_empty() => "x",
            (None, _) => head,
        };
        let behind = match (behind.is_empty(), self.found) {
            (true, Some(span)) => &self.home.files.file(span).text[span.end..],
            _ => behind,
        };
        (before, behind)
    }

    /// Where the passage stands, and the entries whose changes are there already.
    fn locate(&self, changes: &[Change]) -> Option<(Span, Vec<usize>)> {
        let plain = self.found.map(|span| (span, Vec::new()));
        if self.home.is_as_it_was(&self.passage.file) {
            return plain;
        }
        let mut best = plain;
        for some in subsets(changes) {
            let text = changed(&self.passage.typed, some.iter().copied());
            let Some(span) = self.home.files.find(self.passage, &text) else {
                continue;
            };
            // A longer text that is there holds a shorter one.
            let longest = best.as_ref().map_or(0, |(span, _)| span.end - span.start);
            if best.is_none() || span.end - span.start > longest {
                let entries = some.iter().map(|change| change.entry).collect();
                best = Some((span, entries));
            }
        }
        best
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

/// The sets of some changes that may be in a file already.
fn subsets(changes: &[Change]) -> Vec<Vec<&Change>> {
    if changes.len() > MOST {
        let one = changes.iter().map(|change| vec![change]);
        return std::iter::once(changes.iter().collect())
            .chain(one)
            .collect();
    }
    let sets = 1..1_usize << changes.len();
    let of = |set: usize| {
        let own = changes.iter().enumerate();
        let own = own.filter(|(at, _)| set >> at & 1 == 1);
        own.map(|(_, change)| change).collect()
    };
    sets.map(of).collect()
}
