//! Posts that have another id and are otherwise the same.

use std::collections::{BTreeMap, BTreeSet};

use tables::model::{Lang, Post};

use crate::version::Version;

/// The ids that posts had, with those that they have.
#[derive(Debug, Default)]
pub(crate) struct Renames(BTreeMap<String, String>);

impl Renames {
    /// Posts whose id one version alone has: the same title, rank and superior, in the
    /// same structures, are the same post.
    pub(crate) fn between(before: &Version, after: &Version) -> Self {
        let posts = |version: &'_ Version| -> BTreeMap<String, Vec<Told>> {
            let mut posts: BTreeMap<String, Vec<Told>> = BTreeMap::new();
            for post in version.project.establishment.posts() {
                posts
                    .entry(post.id.clone())
                    .or_default()
                    .push(told(version, post));
            }
            posts
        };
        let (old, new) = (posts(before), posts(after));
        let come: Vec<(&String, &Vec<Told>)> = new
            .iter()
            .filter(|(id, _)| !old.contains_key(*id))
            .collect();
        let mut found = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for (was, gone) in old.iter().filter(|(id, _)| !new.contains_key(*id)) {
            let mut same = come
                .iter()
                .filter(|(is, told)| *told == gone && !taken.contains(is));
            // Where two are as good, nothing says which it is.
            if let (Some((is, _)), None) = (same.next(), same.next()) {
                taken.insert(*is);
                found.insert(was.clone(), (*is).clone());
            }
        }
        Self(found)
    }

    /// The id that a post of the earlier version has now.
    pub(crate) fn now<'t>(&'t self, id: &'t str) -> &'t str {
        self.0.get(id).map_or(id, String::as_str)
    }

    /// The id that a post of the later version had.
    pub(crate) fn before<'t>(&'t self, id: &'t str) -> &'t str {
        let mut pairs = self.0.iter();
        let pair = pairs.find(|(_, is)| *is == id);
        pair.map_or(id, |(was, _)| was.as_str())
    }

    /// What is typed in the earlier version, with the ids in calls as they are now.
    pub(crate) fn in_calls(&self, source: &str) -> String {
        if self.0.is_empty() || !source.contains("{{") {
            return source.to_owned();
        }
        let mut out = String::new();
        let mut rest = source;
        while let Some(start) = rest.find("{{") {
            let end = rest[start..].find("}}").map_or(rest.len(), |at| start + at);
            out += &rest[..start];
            // What stands between quotes is every second piece.
            let pieces = rest[start..end].split('"').enumerate();
            let pieces = pieces.map(|(at, piece)| match at % 2 {
                1 => self.now(piece),
                _ => piece,
            });
            out += &pieces.collect::<Vec<_>>().join("\"");
            rest = &rest[end..];
        }
        out + rest
    }
}

/// What tells a post whose id is another: its titles, its rank, its office, its
/// superior's titles, and its structure.
type Told = (Vec<String>, String, String, Vec<String>, String);

fn told(version: &Version, post: &Post) -> Told {
    let establishment = &version.project.establishment;
    let titles = |post: &Post| {
        Lang::ALL
            .map(|lang| post.title.get(lang).to_owned())
            .to_vec()
    };
    let superior = post.reports_to.as_deref();
    let superior = superior.and_then(|id| establishment.post(id)).map(titles);
    (
        titles(post),
        post.rank.clone(),
        post.office.clone(),
        superior.unwrap_or_default(),
        format!("{:?}", establishment.stands(post)),
    )
}
