//! What the words around a number say, and the counts that they may mean.

use std::ops::Range;

use tables::model::{
    Change, Directorate, Establishment, Lang, Post, Project, Selection, Structure,
};

use super::make_up;
use super::noun::{Described, stem_of};
use super::selections::{Offices, of_changes, of_structures, of_superior, of_verb, office_names};
use super::signs::Signs;
use super::standing::{Around, Standing, standing};
use super::titles::Titles;
use super::verb;
use super::word::Verb;
use crate::prose::filters::filters;
use crate::prose::numeral::{Numeral, numerals};

/// A typed count of posts, with what the tables say.
#[derive(Debug, Clone)]
pub struct Claim<'a> {
    /// The number as typed.
    pub range: Range<usize>,
    /// Its value.
    pub value: usize,
    /// The posts that the words describe.
    pub posts: Vec<&'a Post>,
    /// How many the tables have, those included that they do not list one by one.
    pub count: usize,
    /// The helper that gives their number; none where no filters describe them.
    pub helper: Option<String>,
    /// Whether the number is that of some reading of the words.
    pub holds: bool,
}

/// What a sentence says of what it counts.
pub(super) struct Reading {
    lang: Lang,
    words: Described,
    /// The titles that it names as theirs.
    named: Option<Vec<String>>,
    /// The readings, the likeliest first.
    selections: Vec<Selection>,
    /// Whether a wrong number is told with that of the reading which comes nearest to it.
    nearest: bool,
    /// Whether its verb leaves open what happens, so that no number contradicts it.
    loose: bool,
}

impl Reading {
    /// Reads the sentence of a number, cut before and after it; nothing where it
    /// does not tell which posts it counts.
    pub(super) fn of(
        titles: &Titles<'_>,
        signs: &Signs,
        words: Described,
        around: Around<'_>,
        lead: Option<&str>,
    ) -> Option<Self> {
        let Around { before, after, .. } = around;
        let (establishment, lang) = (titles.all, titles.lang);
        let clause = clause(after);
        let names = office_names(establishment, lang);
        let own = match words.officers {
            false => verb::of_number(signs, lang, &names, (before, clause)),
            true => verb::of_officers(signs, lang, &names, (before, clause)),
        };
        let of_lead = lead.and_then(|lead| verb::of_number(signs, lang, &names, (lead, "")));
        let verb = own.or(of_lead);
        let standing = standing(titles, signs, &names, around);
        let offices = Offices::named(establishment, lang, signs, around, clause);
        let has = |all: &[&str]| {
            all.iter()
                .any(|word| before.contains(word) || clause.contains(word))
        };
        let (now, then) = (has(signs.now), has(signs.then));
        let base = Selection {
            rank: words.rank.iter().cloned().collect(),
            point: words.point.iter().cloned().collect(),
            tenure: words.tenure.into_iter().map(Into::into).collect(),
            directorate: words.staff.then_some(Directorate::No),
            ..Selection::default()
        };
        let mut selections = Vec::new();
        let mut nearest = false;
        if let Some(verb) = verb {
            of_verb(establishment, &base, verb, &offices, &mut selections);
            nearest = verb.is_of_lapse();
            if words.leaves_open() {
                nearest |= make_up::with_staff(establishment, &mut selections);
            }
        }
        // The two posts are those of the sentence before.
        let points = signs
            .pointing
            .iter()
            .any(|word| before.trim_end().ends_with(word));
        if points && own.is_none() {
            return None;
        }
        let had = matches!(standing, Standing::Had | Standing::HadBeside);
        nearest |= had;
        let of_staff = words.staff || make_up::is_of_staff(establishment, words.rank.as_ref());
        let told = match standing {
            Standing::Under(posts) => {
                of_superior(establishment, &base, &posts, &mut selections);
                false
            }
            // What somebody else has is no count of the tables.
            Standing::Open if verb.is_none() && !of_staff => return None,
            Standing::Open => false,
            Standing::HadBeside if words.officers => return None,
            Standing::There | Standing::Had | Standing::HadBeside => true,
            Standing::Unsaid if words.officers => false,
            Standing::Unsaid => offices.leads_in() || now || then || words.stem.is_some(),
        };
        if told && (verb.is_none() || now) {
            of_structures(&base, structures(now, then), &offices, &mut selections);
            selections.retain(|it| !(had && it.change.is_empty() && it.office.is_empty()));
        }
        let part = signs.whole.iter().any(|word| clause.contains(word));
        if verb.is_none() && !part && !words.officers && has(signs.proposal) {
            for (_, change) in Change::WORDS.iter().filter(|(_, it)| *it != Change::Kept) {
                of_changes(&base, &[*change], &Offices::default(), &mut selections);
            }
        }
        // A bare number after a verb far away tells little: of posts of a rank or
        // tenure, an office or a verb, one must be said.
        let listed = Some(words.titles.clone()).filter(|titles| !titles.is_empty());
        let mut named = named(establishment, lang, signs, after).or(listed);
        let mut loose = verb.is_some_and(Verb::is_loose);
        // Six posts will move at once, the rest later.
        loose |= signs.rest.iter().any(|word| after.contains(word));
        if of_staff {
            loose |= make_up::is_loose(establishment, &base, &selections);
            named = None;
            let sentence = (before, after);
            selections = make_up::readings(titles, &base, sentence, selections);
        }
        (!selections.is_empty()).then_some(Self {
            lang,
            words,
            named,
            selections,
            nearest,
            loose,
        })
    }

    fn posts<'a>(&self, selection: &Selection, project: &'a Project) -> Vec<&'a Post> {
        let mut posts = selection.posts(&project.establishment);
        if let Some(stem) = &self.words.stem {
            posts.retain(|post| stem_of(post.title.get(self.lang)) == stem);
        }
        posts
    }

    fn count(&self, selection: &Selection, project: &Project) -> usize {
        let staff = selection.staff(&project.establishment).into_iter();
        let staff = staff.fold(0, |sum: u64, row| sum.saturating_add(row.count));
        let listed = self.posts(selection, project).len();
        listed.saturating_add(usize::try_from(staff).unwrap_or(usize::MAX))
    }

    /// What the tables say to a number.
    pub(super) fn claim<'a>(self, project: &'a Project, numeral: &Numeral) -> Option<Claim<'a>> {
        let count = |selection: &Selection| self.count(selection, project);
        let right = self.selections.iter().find(|it| count(it) == numeral.value);
        // One of two posts of a rank, designated as …
        if let Some(named) = self
            .named
            .as_ref()
            .filter(|named| right.is_none() || named.len() != numeral.value)
        {
            return self.of_titles(project, numeral, named);
        }
        if self.loose && right.is_none() {
            return None;
        }
        let mut known = self.selections.iter().filter(|it| count(it) > 0);
        let told = match self.nearest {
            true => known.min_by_key(|it| count(it).abs_diff(numeral.value)),
            false => known.next(),
        };
        let selection = right.or(told).or(self.selections.first())?;
        let posts = self.posts(selection, project);
        let helper = self.helper(&posts, selection, project);
        // What changes in all is no count that one helper gives.
        let in_all = right.is_none() && self.sum(project) == Some(numeral.value);
        Some(Claim {
            range: numeral.range.clone(),
            value: numeral.value,
            count: count(selection),
            posts,
            helper: helper.filter(|_| !in_all),
            holds: right.is_some() || in_all,
        })
    }

    /// What the titles that a sentence names say to a number.
    fn of_titles<'a>(
        &self,
        project: &'a Project,
        numeral: &Numeral,
        named: &[String],
    ) -> Option<Claim<'a>> {
        let selection = self.selections.first()?;
        let posts = self.posts(selection, project);
        // A rank or tenure that none of the posts of these titles has is wrong.
        let answers = |it: &Selection| {
            let mut posts = self.posts(it, project).into_iter();
            posts.any(|post| named.iter().any(|title| title == post.title.get(self.lang)))
        };
        let known = (self.words.rank.is_none() && self.words.tenure.is_none())
            || self.selections.iter().any(answers);
        let posts: Vec<&Post> = posts.into_iter().take(named.len()).collect();
        Some(Claim {
            range: numeral.range.clone(),
            value: numeral.value,
            count: posts.len(),
            posts,
            helper: None,
            holds: known && named.len() == numeral.value,
        })
    }

    /// How many posts change in any way, where no change is named.
    fn sum(&self, project: &Project) -> Option<usize> {
        let mut changes = self.selections.iter().filter_map(|it| it.change.first());
        let first = changes.next()?;
        changes.any(|other| other != first).then(|| {
            let mut ids: Vec<&str> = self
                .selections
                .iter()
                .filter(|it| !it.change.is_empty())
                .flat_map(|it| self.posts(it, project))
                .map(|post| post.id.as_str())
                .collect();
            ids.sort_unstable();
            ids.dedup();
            ids.len()
        })
    }

    /// The helper that counts the posts.
    fn helper(&self, posts: &[&Post], it: &Selection, project: &Project) -> Option<String> {
        if self.words.stem.is_none() {
            return Some(format!("{{{{count{}}}}}", filters(it)));
        }
        // No filter takes a title; one superior or rank often tells them.
        let first = posts.first()?;
        let superior: Vec<String> = first.reports_to.iter().cloned().collect();
        let rank = vec![first.rank.clone()];
        let ways = [(None, None), (Some(superior), None), (None, Some(rank))];
        let mut ways = ways.into_iter().map(|(superior, rank)| Selection {
            superior: superior.unwrap_or_else(|| it.superior.clone()),
            rank: rank.unwrap_or_else(|| it.rank.clone()),
            ..it.clone()
        });
        let ids =
            |posts: &[&Post]| -> Vec<String> { posts.iter().map(|post| post.id.clone()).collect() };
        let of_title = ids(posts);
        let way = ways.find(|way| ids(&way.posts(&project.establishment)) == of_title)?;
        Some(format!("{{{{count{}}}}}", filters(&way)))
    }
}

/// The titles that a sentence names as those of what it has counted; nothing
/// where it names none, or counts others too.
fn named(
    establishment: &Establishment,
    lang: Lang,
    signs: &Signs,
    after: &str,
) -> Option<Vec<String>> {
    let at = signs
        .names
        .iter()
        .filter_map(|word| Some(after.find(word)? + word.len()));
    let said = &after[at.min()?..];
    let posts = establishment.posts().iter();
    let titles = posts
        .map(|post| post.title.get(lang))
        .filter(|it| !it.is_empty());
    let mut titles: Vec<&str> = titles.collect();
    titles.sort_unstable_by_key(|title| (std::cmp::Reverse(title.len()), *title));
    titles.dedup();
    let mut rest = said.to_owned();
    let mut found = Vec::new();
    for title in titles {
        if rest.contains(title) {
            found.push(title.to_owned());
            rest = rest.replace(title, "");
        }
    }
    let counts = numerals(&rest).into_iter().any(|numeral| {
        let next = &rest[numeral.range.end..];
        signs.units.iter().any(|unit| next.starts_with(unit))
            && signs.posts.iter().any(|noun| next.contains(noun))
    });
    (!found.is_empty() && !counts).then_some(found)
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
