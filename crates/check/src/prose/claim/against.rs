//! What contradicts a count beside the number that the tables have: its titles, or its rank.

use std::collections::BTreeSet;

use super::claimed::{Against, Claim};
use super::reading::Reading;
use crate::prose::numeral::Numeral;
use tables::model::{Post, Project, Selection};

impl Reading {
    /// What is said of posts of a rank that the tables do not have: to which something
    /// happens, or that have a title of the tables.
    pub(super) fn of_unlisted<'a>(&self, numeral: &Numeral) -> Option<Claim<'a>> {
        let changed = self.selections.iter().any(|it| !it.change.is_empty());
        let told = self.named.is_some() || (changed && !self.loose);
        let rank = self.words.rank.clone().filter(|_| told)?;
        Some(Claim::refuted(numeral, Against::Rank(rank)))
    }

    /// A title that the sentence names as theirs, and that no reading of its words has: of
    /// a rank, point or tenure, or of what happens to posts.
    pub(super) fn stranger(&self, project: &Project) -> Option<&str> {
        let posts = self.selections.iter().map(|it| self.posts(it, project));
        let own: BTreeSet<&str> = posts
            .flatten()
            .map(|post| post.title.get(self.lang))
            .collect();
        let mut named = self.named.iter().flatten();
        named
            .find(|title| !own.contains(title.as_str()))
            .map(String::as_str)
    }

    /// What the titles that a sentence names say to a number.
    pub(super) fn of_titles<'a>(
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
            against: match known && named.len() != numeral.value {
                true => Against::Titles(named.len()),
                false => Against::Tables,
            },
            helper: None,
            holds: known && named.len() == numeral.value,
        })
    }
}
