//! What the words around a number say, and the counts that they may mean.

use tables::model::{Lang, Post, Project, Selection, Tenure};

use super::claimed::{Against, Claim};
use super::make_up;
use super::named::named;
use super::noun::{Described, stem_of};
use super::sense::{Counts, Sense};
use super::signs::Signs;
use super::standing::Around;
use super::titles::Titles;
use crate::prose::filters::filters;
use crate::prose::numeral::Numeral;

/// What a sentence says of what it counts.
pub(super) struct Reading {
    pub(super) lang: Lang,
    pub(super) words: Described,
    /// The titles that it names as theirs.
    pub(super) named: Option<Vec<String>>,
    /// The readings, the likeliest first.
    pub(super) selections: Vec<Selection>,
    /// Whether a wrong number is told with that of the reading which comes nearest to it.
    nearest: bool,
    /// Whether its verb leaves open what happens, so that no number contradicts it.
    pub(super) loose: bool,
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
        let sense = Sense::of(titles, signs, &words, around, lead);
        let Counts {
            mut selections,
            nearest,
        } = sense.counts()?;
        let listed = Some(words.titles.clone()).filter(|titles| !titles.is_empty());
        let mut named = named(titles, signs, around.after).or(listed);
        let mut loose = sense.is_loose();
        if sense.of_staff {
            let sentence = (around.before, around.after);
            loose |= make_up::is_loose(titles.all, &sense.base, &selections);
            named = None;
            selections = make_up::readings(titles, &sense.base, sentence, selections);
        }
        (!selections.is_empty()).then_some(Self {
            lang: titles.lang,
            words,
            named,
            selections,
            nearest,
            loose,
        })
    }

    pub(super) fn posts<'a>(&self, selection: &Selection, project: &'a Project) -> Vec<&'a Post> {
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
        if self.words.unlisted {
            return self.of_unlisted(numeral);
        }
        if let Some(title) = self.stranger(project).filter(|_| right.is_some()) {
            return Some(Claim::refuted(numeral, Against::Title(title.to_owned())));
        }
        // One of two posts of a rank, designated as …
        if let Some(named) = self
            .named
            .as_ref()
            .filter(|named| right.is_none() || named.len() != numeral.value)
        {
            return self.of_titles(project, numeral, named);
        }
        let open = self.loose || self.is_beyond(project, numeral.value);
        if open && right.is_none() {
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
            against: Against::Tables,
            helper: helper.filter(|_| !in_all),
            holds: right.is_some() || in_all,
        })
    }

    /// What the tables say to a number of those among them that have a tenure, where they
    /// are `whole` in all.
    pub(super) fn part<'a>(
        &self,
        project: &'a Project,
        whole: usize,
        tenure: Tenure,
        numeral: &Numeral,
    ) -> Option<Claim<'a>> {
        let mut all = self.selections.iter();
        let of = all.find(|it| self.count(it, project) == whole)?;
        let of = Selection {
            tenure: vec![tenure.into()],
            ..of.clone()
        };
        let count = self.count(&of, project);
        let posts = self.posts(&of, project);
        Some(Claim {
            range: numeral.range.clone(),
            value: numeral.value,
            count,
            helper: self.helper(&posts, &of, project),
            posts,
            against: Against::Tables,
            holds: count == numeral.value,
        })
    }

    /// Whether so many of whatever posts stand there that the tables, which list but some,
    /// cannot tell.
    fn is_beyond(&self, project: &Project, value: usize) -> bool {
        let all = &project.establishment;
        let staff = all
            .staff()
            .iter()
            .fold(0, |sum: u64, row| sum.saturating_add(row.count));
        let staff = usize::try_from(staff).unwrap_or(usize::MAX);
        let listed = all.posts().len().saturating_add(staff);
        let stand = self.selections.iter().all(|it| it.change.is_empty());
        stand && self.words.leaves_open() && value > listed
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
