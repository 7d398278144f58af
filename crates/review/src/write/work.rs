//! A wish as changes of what is typed.

use std::collections::BTreeMap;
use std::ops::Range;

use content::wording::{self, Fate};
use tables::source::Span;

use super::asked::Asked;
use super::passage::{Change, changed};
use super::spell::{Form, spelt};
use super::wish::{Outcome, Wish};
use crate::home::Home;
use crate::origin::Passage;

/// What the changes of a passage are found with.
pub(super) struct Work<'a, 'h> {
    pub(super) home: &'a Home<'h>,
    pub(super) passage: &'a Passage,
    /// Where it stands, if it does as it was.
    pub(super) found: Option<Span>,
    /// What stands before it, where that is unknown.
    pub(super) before: &'static str,
    pub(super) form: Form,
    pub(super) places: Option<Vec<Option<Range<usize>>>>,
    pub(super) printed: &'a str,
}

impl Work<'_, '_> {
    /// What the entries of some wishes ask for; what cannot be had is told.
    pub(super) fn asked(
        &self,
        wishes: &[&Wish],
        outcomes: &mut BTreeMap<usize, Outcome>,
    ) -> Vec<Asked> {
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
                        is_chosen: wish.is_chosen,
                    }),
                },
            }
        }
        all.retain(|asked| !refused.contains_key(&asked.entry));
        // Those that are changed with others look for these.
        all.sort_by_key(|asked| asked.is_chosen);
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
        if let Some(number) = self.number(wish) {
            return number.map(|number| vec![number]);
        }
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
            (None, _) if head.is_empty() => self.before,
            (None, _) => head,
        };
        let behind = match (behind.is_empty(), self.found) {
            (true, Some(span)) => &self.home.files.file(span).text[span.end..],
            _ => behind,
        };
        (before, behind)
    }
}
