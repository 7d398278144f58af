//! What a body calls posts: by their titles, and by the abbreviations that it gives them:
//! Principal Assistant Secretary (Ageing in Place) (PAS(AIP)).

use std::collections::BTreeMap;

use super::abbreviations::abbreviations;
use tables::model::{Establishment, Lang, Post};

/// The names of posts in a body.
pub(super) struct Titles<'a> {
    pub(super) all: &'a Establishment,
    pub(super) lang: Lang,
    /// The abbreviations, each with the id of its post.
    short: BTreeMap<String, &'a str>,
}

impl<'a> Titles<'a> {
    /// The titles of the tables, and what the texts of a body abbreviate them to.
    pub(super) fn of<'t>(
        all: &'a Establishment,
        lang: Lang,
        texts: impl IntoIterator<Item = &'t str>,
    ) -> Self {
        let mut short: BTreeMap<String, Option<&str>> = BTreeMap::new();
        for text in texts {
            for post in all.posts() {
                for abbr in abbreviations(all, text, post.title.get(lang)) {
                    let id = Some(post.id.as_str());
                    let known = short.entry(abbr.to_owned()).or_insert(id);
                    // That of two posts is none.
                    *known = known.filter(|_| *known == id);
                }
            }
        }
        let short = short.into_iter();
        let short = short.filter_map(|(abbr, id)| Some((abbr, id?)));
        Self {
            all,
            lang,
            short: short.collect(),
        }
    }

    /// The posts of the longest name for which something holds.
    pub(super) fn longest(&self, holds: impl Fn(&str) -> bool) -> Vec<&'a Post> {
        let posts = self.all.posts().iter();
        let titles = posts.map(|post| post.title.get(self.lang));
        let titles = titles.filter(|title| !title.is_empty() && holds(title));
        let short = self.short.keys().map(String::as_str);
        let short = short.filter(|abbr| holds(abbr));
        let Some(name) = titles.chain(short).max_by_key(|name| name.len()) else {
            return Vec::new();
        };
        let is = |post: &&Post| self.is_called(post, name);
        self.all.posts().iter().filter(is).collect()
    }

    /// The posts that a text names.
    pub(super) fn within(&self, text: &str) -> Vec<&'a Post> {
        let named = |post: &&Post| {
            let title = post.title.get(self.lang);
            let mut short = self.short.iter().filter(|(_, id)| **id == post.id);
            (!title.is_empty() && text.contains(title))
                || short.any(|(abbr, _)| text.contains(abbr.as_str()))
        };
        self.all.posts().iter().filter(named).collect()
    }

    /// Where titles stand first in a text, the longest at each place, and the words between
    /// them where they stand.
    pub(super) fn masked(&self, text: &str) -> (Vec<(usize, &'a str)>, String) {
        let posts = self.all.posts().iter();
        let titles = posts.map(|post| post.title.get(self.lang));
        let mut titles: Vec<&str> = titles.filter(|it| !it.is_empty()).collect();
        titles.sort_unstable_by_key(|title| (std::cmp::Reverse(title.len()), *title));
        titles.dedup();
        let mut rest = text.to_owned();
        let mut found = Vec::new();
        for title in titles {
            if let Some(at) = rest.find(title) {
                found.push((at, title));
                rest = rest.replace(title, &MASK.repeat(title.len()));
            }
        }
        (found, rest)
    }

    fn is_called(&self, post: &Post, name: &str) -> bool {
        let short = self.short.get(name);
        post.title.get(self.lang) == name || short.is_some_and(|id| *id == post.id)
    }
}

/// What stands for a byte of a title.
pub(super) const MASK: &str = "\u{1}";
