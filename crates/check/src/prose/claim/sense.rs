//! What the words of a sentence say of what it counts.

use tables::model::{Change, Directorate, Selection, Structure};

use super::make_up;
use super::noun::Described;
use super::selections::{Offices, of_changes, of_structures, of_superior, of_verb, office_names};
use super::signs::Signs;
use super::standing::{Around, Standing, standing};
use super::titles::Titles;
use super::verb;
use super::word::Verb;

/// What the words of a sentence say.
pub(super) struct Sense<'s, 'a> {
    titles: &'s Titles<'a>,
    signs: &'s Signs,
    words: &'s Described,
    around: Around<'s>,
    clause: &'s str,
    standing: Standing<'a>,
    offices: Offices<'a>,
    /// The verb of the sentence.
    own: Option<Verb>,
    /// That, or the verb of what leads into the list.
    verb: Option<Verb>,
    /// The posts, by their own words alone.
    pub(super) base: Selection,
    /// Whether they are non-directorate posts.
    pub(super) of_staff: bool,
}

/// The counts that a sentence may mean, the likeliest first.
pub(super) struct Counts {
    pub(super) selections: Vec<Selection>,
    /// Whether a wrong number is told with that which comes nearest to it.
    pub(super) nearest: bool,
}

impl<'s, 'a> Sense<'s, 'a> {
    pub(super) fn of(
        titles: &'s Titles<'a>,
        signs: &'s Signs,
        words: &'s Described,
        around: Around<'s>,
        lead: Option<&str>,
    ) -> Self {
        let (all, lang) = (titles.all, titles.lang);
        let clause = clause(around.after);
        let names = office_names(all, lang);
        let parts = (around.before, clause);
        let own = match words.officers {
            false => verb::of_number(signs, lang, &names, parts),
            true => verb::of_officers(signs, lang, &names, parts),
        };
        let of_lead = lead.and_then(|lead| verb::of_number(signs, lang, &names, (lead, "")));
        Self {
            titles,
            signs,
            words,
            around,
            clause,
            standing: standing(titles, signs, &names, around),
            offices: Offices::named(all, lang, signs, around, clause),
            own,
            verb: own.or(of_lead),
            base: Selection {
                rank: words.rank.iter().cloned().collect(),
                point: words.point.iter().cloned().collect(),
                tenure: words.tenure.into_iter().map(Into::into).collect(),
                directorate: words.staff.then_some(Directorate::No),
                ..Selection::default()
            },
            of_staff: words.staff || make_up::is_of_staff(all, words.rank.as_ref()),
        }
    }

    /// The counts that it may mean; nothing where it does not tell of which posts.
    pub(super) fn counts(&self) -> Option<Counts> {
        // The two posts are those of the sentence before.
        let before = self.around.before.trim_end();
        let points = self
            .signs
            .pointing
            .iter()
            .any(|word| before.ends_with(word));
        if points && self.own.is_none() {
            return None;
        }
        let mut counts = self.of_verb();
        let told = self.told(&mut counts)?;
        let (now, then) = (self.has(self.signs.now), self.has(self.signs.then));
        if told && (self.verb.is_none() || now) {
            let of = structures(now, then);
            of_structures(&self.base, of, &self.offices, &mut counts.selections);
            let had = self.is_had();
            let elsewhere = |it: &Selection| it.change.is_empty() && it.office.is_empty();
            counts.selections.retain(|it| !(had && elsewhere(it)));
        }
        let part = self
            .signs
            .whole
            .iter()
            .any(|word| self.clause.contains(word));
        let of_proposal = self.has(self.signs.proposal) && !part && !self.words.officers;
        if self.verb.is_none() && of_proposal {
            for (_, change) in Change::WORDS.iter().filter(|(_, it)| *it != Change::Kept) {
                let none = Offices::default();
                of_changes(&self.base, &[*change], &none, &mut counts.selections);
            }
        }
        Some(counts)
    }

    /// Whether its words leave open what happens, or count a part, so that no number
    /// contradicts them.
    pub(super) fn is_loose(&self) -> bool {
        // Six posts will move at once, the rest later.
        let part = |word: &&str| self.around.after.contains(word);
        let termed = self.has(self.signs.termed);
        let open = self.verb.is_some_and(Verb::is_loose) && !termed;
        // Two of the posts are at D2.
        let some = self.words.part && self.verb.is_none();
        some || open || self.signs.rest.iter().any(part)
    }

    fn has(&self, all: &[&str]) -> bool {
        let parts = [self.around.before, self.clause];
        all.iter()
            .any(|word| parts.iter().any(|part| part.contains(word)))
    }

    fn is_had(&self) -> bool {
        matches!(self.standing, Standing::Had | Standing::HadBeside)
    }

    /// What its verb counts.
    fn of_verb(&self) -> Counts {
        let all = self.titles.all;
        let mut selections = Vec::new();
        let mut nearest = self.is_had();
        if let Some(verb) = self.verb {
            let verb = (verb, self.has(self.signs.timed));
            of_verb(all, &self.base, verb, &self.offices, &mut selections);
            let (verb, _) = verb;
            nearest |= verb.is_of_lapse();
            if self.words.leaves_open() {
                nearest |= make_up::with_staff(all, &mut selections);
            }
        }
        Counts {
            selections,
            nearest,
        }
    }

    /// Whether what there is is counted, of a post above it beside; nothing where only
    /// somebody else has it.
    fn told(&self, counts: &mut Counts) -> Option<bool> {
        let officers = self.words.officers;
        match &self.standing {
            Standing::Under(posts) => {
                of_superior(self.titles.all, &self.base, posts, &mut counts.selections);
                Some(false)
            }
            Standing::Open if self.verb.is_none() && !self.of_staff => None,
            Standing::HadBeside if officers => None,
            Standing::Open => Some(false),
            Standing::There | Standing::Had | Standing::HadBeside => Some(true),
            Standing::Unsaid if officers => Some(false),
            Standing::Unsaid => {
                let time = self.has(self.signs.now) || self.has(self.signs.then);
                Some(self.offices.leads_in() || time || self.words.stem.is_some())
            }
        }
    }
}

/// The structures that are spoken of, by words for what there is now and then.
fn structures(now: bool, then: bool) -> &'static [Structure] {
    match (now, then) {
        (true, false) => &[Structure::Existing],
        (false, true) => &[Structure::Proposed],
        _ => &[Structure::Proposed, Structure::Existing],
    }
}

/// A text to the end of its clause.
fn clause(text: &str) -> &str {
    let end = text.find(['，', '。', '；', '、', ',', ';', ':', '.', '—']);
    &text[..end.unwrap_or(text.len())]
}
