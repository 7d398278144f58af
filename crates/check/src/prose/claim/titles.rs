//! What a body calls posts: by their titles, and by the abbreviations that it gives them:
//! Principal Assistant Secretary (Ageing in Place) (PAS(AIP)).

use std::collections::BTreeMap;
use std::ops::Range;

use super::signs::Signs;
use crate::prose::numeral::numerals;
use tables::model::{Establishment, Lang, PayPoint, Post};

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
    fn masked(&self, text: &str) -> (Vec<(usize, &'a str)>, String) {
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

/// What stands in brackets behind a title, and is no rank, point or pay of it.
fn abbreviations<'t>(
    all: &Establishment,
    text: &'t str,
    title: &str,
) -> impl Iterator<Item = &'t str> {
    let mut places: Vec<(usize, &str)> = match title.is_empty() {
        true => Vec::new(),
        false => text.match_indices(title).collect(),
    };
    if !places.is_empty() {
        // Of a longer title, Deputy Director (Waste), the bracket is a part.
        let longer = longer_titles(all, title);
        places.retain(|(at, _)| {
            let covers = |(own, longer): &(usize, &str)| {
                let from = at.checked_sub(*own).and_then(|from| text.get(from..));
                from.is_some_and(|from| from.starts_with(longer))
            };
            !longer.iter().any(covers)
        });
    }
    let found: Vec<&str> = places
        .into_iter()
        .filter_map(|(at, _)| {
            let rest = text[at + title.len()..].trim_start();
            let inside = rest.strip_prefix(['(', '（'])?;
            let mut depth = 0_usize;
            let end = inside.find(|c| {
                let closes = matches!(c, ')' | '）');
                let ends = closes && depth == 0;
                match c {
                    '(' | '（' => depth += 1,
                    _ if closes => depth = depth.saturating_sub(1),
                    _ => {}
                }
                ends
            })?;
            Some(inside[..end].trim())
        })
        .collect();
    let is_rank = |abbr: &str| {
        all.ranks().iter().any(|rank| {
            Lang::ALL.iter().any(|lang| {
                let names = [rank.name.get(*lang), rank.abbr.get(*lang)];
                names.contains(&abbr)
            })
        })
    };
    let kept: Vec<&str> = found
        .into_iter()
        .filter(|abbr| {
            let letters = abbr.chars().filter(|c| c.is_alphabetic()).count();
            let short = letters > 1 && abbr.chars().count() <= LONGEST;
            let plain = !abbr.contains(['，', ',', '。', '.', '$', '元']);
            let point = PayPoint::parse(abbr).is_some() || abbr.starts_with("首長級薪級");
            short && plain && !point && !is_rank(abbr)
        })
        .collect();
    kept.into_iter()
}

/// The titles of posts that have another in them, each with where it stands there.
fn longer_titles<'a>(all: &'a Establishment, title: &str) -> Vec<(usize, &'a str)> {
    let posts = all.posts().iter();
    let titles = posts.flat_map(|post| Lang::ALL.map(|lang| post.title.get(lang)));
    let longer = titles.filter(|it| it.len() > title.len());
    longer
        .filter_map(|longer| Some((longer.find(title)?, longer)))
        .collect()
}

/// How long an abbreviation may be.
const LONGEST: usize = 16;

/// The titles that a sentence names as those of what it has counted, up to words that tell
/// of other posts; nothing where it names none, or counts others too.
pub(super) fn named(titles: &Titles<'_>, signs: &Signs, after: &str) -> Option<Vec<String>> {
    let (mut found, mut rest) = titles.masked(after);
    let first = |from: usize| {
        found
            .iter()
            .map(|(at, _)| *at)
            .filter(|at| *at >= from)
            .min()
    };
    let leads = |from: &usize| {
        let between = first(*from).map(|at| &rest[*from..at]);
        between.is_some_and(|it| it.len() < FAR && !it.contains(['，', '。', '；', ',', ';']))
    };
    let words = signs.names.iter().flat_map(|word| {
        let places = rest.match_indices(word);
        places.map(|(at, word)| at + word.len())
    });
    let from = words.filter(leads).min()?;
    // Who is above a post, or what it is for, may stand behind its title in brackets.
    let from_brackets = brackets(&rest[from..]).into_iter();
    for bracket in from_brackets.map(|it| it.start + from..it.end + from) {
        found.retain(|(at, _)| !bracket.contains(at));
        let length = bracket.len();
        rest.replace_range(bracket, &MASK.repeat(length));
    }
    let apart = signs.apart.iter();
    let apart = apart.filter_map(|word| Some(rest[from..].find(word)? + from));
    let end = apart.min().unwrap_or(rest.len());
    found.retain(|(at, _)| (from..end).contains(at));
    let said = &rest[from..end];
    let counts = numerals(said).into_iter().any(|numeral| {
        let next = &said[numeral.range.end..];
        signs.units.iter().any(|unit| next.starts_with(unit))
            && signs.posts.iter().any(|noun| next.contains(noun))
    });
    let names = found.into_iter().map(|(_, title)| title.to_owned());
    let names: Vec<String> = names.collect();
    (!names.is_empty() && !counts).then_some(names)
}

/// How many bytes there may be between the word that leads to titles and the first.
const FAR: usize = 60;

/// What stands for a byte of a title.
const MASK: &str = "\u{1}";

/// Where a text has brackets, each from where it opens to where it closes.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' => {
                start = if depth == 0 { at } else { start };
                depth += 1;
            }
            ')' | '）' if depth > 0 => {
                depth -= 1;
                found.extend((depth == 0).then(|| start..at + c.len_utf8()));
            }
            _ => {}
        }
    }
    found
}
