//! The wishes of one passage as changes of what is typed there.

use std::collections::BTreeMap;
use std::ops::Range;

use content::wording::{self, Fate};
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

/// The changes that an entry asks for.
struct Asked {
    entry: usize,
    /// Which of the places is meant where the passage is printed.
    occurrence: usize,
    changes: Vec<Change>,
}

/// What becomes of an entry among those that were there before it.
fn beside_others(own: &Asked, others: &[Asked]) -> Outcome {
    let same = |own: &[Change], theirs: &[Change]| {
        let mut pairs = own.iter().zip(theirs);
        own.len() == theirs.len()
            && pairs.all(|(own, other)| own.range == other.range && own.text == other.text)
    };
    for other in others {
        let elsewhere = own.occurrence != other.occurrence;
        if elsewhere && same(&own.changes, &other.changes) {
            return Outcome::Same(other.entry);
        }
        let meets = |own: &Change, other: &Change| {
            let (own, other) = (&own.range, &other.range);
            let at_one = own.start == other.start && own.end == other.end;
            (own.start < other.end && other.start < own.end) || (at_one && elsewhere)
        };
        let mut pairs = own.changes.iter();
        if pairs.any(|own| other.changes.iter().any(|other| meets(own, other))) {
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
    /// What the entries of some wishes ask for; what cannot be had is told.
    fn asked(&self, wishes: &[&Wish], outcomes: &mut BTreeMap<usize, Outcome>) -> Vec<Asked> {
        let mut all: Vec<Asked> = Vec::new();
        let mut refused: BTreeMap<usize, String> = BTreeMap::new();
        for wish in wishes {
            match self.changes(wish) {
                Err(why) => drop(refused.insert(wish.entry, why)),
                Ok(changes) => match all.iter_mut().find(|asked| asked.entry == wish.entry) {
                    Some(asked) => asked.changes.extend(changes),
                    None => all.push(Asked {
                        entry: wish.entry,
                        occurrence: wish.occurrence,
                        changes,
                    }),
                },
            }
        }
        all.retain(|asked| !refused.contains_key(&asked.entry));
        for (entry, why) in refused {
            outcomes.insert(entry, Outcome::Left(why));
        }
        all.retain(|asked| {
            let cell = match self.form {
                Form::Cell => self.cell(&asked.changes),
                _ => Ok(()),
            };
            let refused = cell.err().map(Outcome::Left);
            let is_kept = refused.is_none();
            outcomes.extend(refused.map(|outcome| (asked.entry, outcome)));
            is_kept
        });
        all
    }

    /// The changes of what is typed that a wish asks for: of words that give way to
    /// others, those that both have stay as they are typed.
    fn changes(&self, wish: &Wish) -> Result<Vec<Change>, String> {
        if wish.beside || wish.range.is_empty() || wish.added.is_empty() {
            return Ok(vec![self.change(wish, &wish.range, &wish.added)?]);
        }
        let words = self.printed.chars().skip(wish.range.start);
        let removed: String = words.take(wish.range.len()).collect();
        let names = self.home.version.names();
        let mut changes = Vec::new();
        let (mut at, mut from) = (wish.range.start, wish.range.start);
        let mut added = String::new();
        let stretches = wording::compare(&removed, &wish.added, &names);
        for stretch in &stretches {
            match stretch.fate {
                Fate::Removed => at += stretch.text.chars().count(),
                Fate::Added => added.push_str(&stretch.text),
                Fate::Kept => {
                    if at > from || !added.is_empty() {
                        changes.push(self.change(wish, &(from..at), &added)?);
                    }
                    added.clear();
                    at += stretch.text.chars().count();
                    from = at;
                }
            }
        }
        if at > from || !added.is_empty() {
            changes.push(self.change(wish, &(from..at), &added)?);
        }
        Ok(changes)
    }

    fn change(&self, wish: &Wish, range: &Range<usize>, added: &str) -> Result<Change, String> {
        let range = match wish.beside {
            true if range.start == 0 => 0..0,
            true => self.passage.typed.len()..self.passage.typed.len(),
            false => self.range(range)?,
        };
        let text = spelt(added, self.form, &self.passage.typed, self.around(&range))?;
        Ok(Change {
            entry: wish.entry,
            range,
            text,
        })
    }

    /// A cell that may have a text.
    fn cell(&self, changes: &[Change]) -> Result<(), String> {
        let typed = &self.passage.typed;
        let new = changed(typed, changes);
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
    fn locate(&self, all: &[Asked]) -> Option<(Span, Vec<usize>)> {
        let plain = self.found.map(|span| (span, Vec::new()));
        if self.home.is_as_it_was(&self.passage.file) {
            return plain;
        }
        let mut best = plain;
        for some in subsets(all) {
            let changes = some.iter().flat_map(|asked| &asked.changes);
            let text = changed(&self.passage.typed, changes);
            let Some(span) = self.home.files.find(self.passage, &text) else {
                continue;
            };
            // A longer text that is there holds a shorter one.
            let longest = best.as_ref().map_or(0, |(span, _)| span.end - span.start);
            if best.is_none() || span.end - span.start > longest {
                let entries = some.iter().map(|asked| asked.entry).collect();
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

/// The sets of some entries whose changes may be in a file already.
fn subsets(all: &[Asked]) -> Vec<Vec<&Asked>> {
    if all.len() > MOST {
        let one = all.iter().map(|asked| vec![asked]);
        return std::iter::once(all.iter().collect()).chain(one).collect();
    }
    let sets = 1..1_usize << all.len();
    let of = |set: usize| {
        let own = all.iter().enumerate();
        let own = own.filter(|(at, _)| set >> at & 1 == 1);
        own.map(|(_, asked)| asked).collect()
    };
    sets.map(of).collect()
}
