//! Which posts, ranks and Heads a sentence names.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use tables::model::{Lang, Project};

/// What a text names, by id.
#[derive(Debug, Default)]
pub struct Named<'a> {
    /// The posts, by their titles.
    pub posts: BTreeSet<&'a str>,
    /// The ranks, by their names and those of the posts.
    pub ranks: BTreeSet<&'a str>,
    /// The Heads of expenditure, by their numbers and names and those of their
    /// offices.
    pub heads: BTreeSet<&'a str>,
}

/// What a name is that of.
#[derive(Debug, Clone, Copy)]
enum Of<'a> {
    Post { id: &'a str, rank: &'a str },
    Rank(&'a str),
    Head(&'a str),
}

/// What the tables name in a language, the longest names first.
#[derive(Debug)]
pub struct Nameable<'a>(Vec<(String, Of<'a>)>);

impl<'a> Nameable<'a> {
    /// All of a paper.
    pub fn of(project: &'a Project, lang: Lang) -> Self {
        let mut names = names(project, lang);
        names.retain(|(name, _)| !name.is_empty());
        names.sort_by(|(a, _), (b, _)| (Reverse(a.len()), a).cmp(&(Reverse(b.len()), b)));
        Self(names)
    }

    /// What stands in a text; of names of which one is part of another, the longer.
    pub fn within(&self, text: &str) -> Named<'a> {
        let mut found = Named::default();
        let mut rest = text.to_owned();
        for alike in self.0.chunk_by(|(a, _), (b, _)| a == b) {
            let Some((name, _)) = alike.first().filter(|(name, _)| stands(&rest, name)) else {
                continue;
            };
            for (_, of) in alike {
                match *of {
                    Of::Post { id, rank } => {
                        found.posts.insert(id);
                        found.ranks.insert(rank);
                    }
                    Of::Rank(id) => {
                        found.ranks.insert(id);
                    }
                    Of::Head(id) => {
                        found.heads.insert(id);
                    }
                }
            }
            rest = rest.replace(name.as_str(), "\u{FFFC}");
        }
        found
    }
}

/// Every name.
fn names(project: &Project, lang: Lang) -> Vec<(String, Of<'_>)> {
    let all = &project.establishment;
    let mut names = Vec::new();
    let mut add = |name: &str, of| names.push((name.to_owned(), of));
    for post in all.posts() {
        let (id, rank) = (post.id.as_str(), post.rank.as_str());
        add(post.title.get(lang), Of::Post { id, rank });
    }
    for rank in all.ranks() {
        add(rank.name.get(lang), Of::Rank(&rank.id));
        add(rank.abbr.get(lang), Of::Rank(&rank.id));
    }
    for head in all.heads() {
        add(head.name.get(lang), Of::Head(&head.id));
        let number = match lang {
            Lang::Zh => format!("總目{}", head.id),
            Lang::En => format!("Head {}", head.id),
        };
        add(&number, Of::Head(&head.id));
    }
    for office in all.offices() {
        if let Some(head) = all.head_of_office(&office.id) {
            add(office.name.get(lang), Of::Head(head));
            add(office.short.get(lang), Of::Head(head));
        }
    }
    names
}

/// Whether a name stands in a text by itself, and not as letters of a longer word.
fn stands(text: &str, name: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric();
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let goes_on_before = name.starts_with(word) && before.ends_with(word);
        let after = after.trim_start_matches('s');
        !(goes_on_before || name.ends_with(word) && after.starts_with(word))
    })
}
