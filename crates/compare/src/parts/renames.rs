//! Posts, ranks and offices that have another id and are otherwise the same.

use std::collections::{BTreeMap, BTreeSet};

use tables::model::{Lang, Post};

use super::kinds::Named;
use super::lines::{table, text};
use crate::version::Version;

/// The ids that things had, with those that they have.
#[derive(Debug, Default)]
pub(crate) struct Renames {
    posts: BTreeMap<String, String>,
    ranks: BTreeMap<String, String>,
    offices: BTreeMap<String, String>,
    /// What a call or an annex names by its id alone: posts, and offices with the id
    /// of no post.
    any: BTreeMap<String, String>,
}

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
        let posts = same(&old, &new);
        let of = |file: &str| same(&rows(before, file), &rows(after, file));
        let (ranks, offices) = (of("ranks.csv"), of("offices.csv"));
        let mut any = offices.clone();
        any.retain(|id, _| !old.contains_key(id));
        any.extend(posts.clone());
        Self {
            posts,
            ranks,
            offices,
            any,
        }
    }

    /// The id that something of the earlier version has now.
    pub(crate) fn of<'t>(&'t self, named: Named, id: &'t str) -> &'t str {
        let ids = match named {
            Named::Post => &self.posts,
            Named::Rank => &self.ranks,
            Named::Office => &self.offices,
            Named::Any => &self.any,
        };
        ids.get(id).map_or(id, String::as_str)
    }

    /// What stands in a cell of the earlier version, with the ids of today: the cell is of
    /// ids with `;` between, or of words in which calls may name something.
    pub(crate) fn in_cell(&self, named: Option<Named>, text: &str) -> String {
        let Some(named) = named else {
            return self.in_calls(text);
        };
        let each = text.split(';').map(|id| self.of(named, id.trim()));
        each.collect::<Vec<_>>().join(";")
    }

    /// The id that a post of the earlier version has now.
    pub(crate) fn now<'t>(&'t self, id: &'t str) -> &'t str {
        self.of(Named::Post, id)
    }

    /// The id that a post of the later version had.
    pub(crate) fn before<'t>(&'t self, id: &'t str) -> &'t str {
        let mut pairs = self.posts.iter();
        let pair = pairs.find(|(_, is)| *is == id);
        pair.map_or(id, |(was, _)| was.as_str())
    }

    /// What is typed in the earlier version, with the ids in calls as they are now.
    pub(crate) fn in_calls(&self, source: &str) -> String {
        if self.any.is_empty() || !source.contains("{{") {
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
                1 => self.of(Named::Any, piece),
                _ => piece,
            });
            out += &pieces.collect::<Vec<_>>().join("\"");
            rest = &rest[end..];
        }
        out + rest
    }
}

/// The ids that one version alone has, with those that have taken their place: what is
/// told of the one is told of the other.
fn same<T: PartialEq>(
    old: &BTreeMap<String, T>,
    new: &BTreeMap<String, T>,
) -> BTreeMap<String, String> {
    let come: Vec<(&String, &T)> = new
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
    found
}

/// The rows of a table by their ids, each with what fills its other columns.
fn rows(version: &Version, file: &str) -> BTreeMap<String, Vec<BTreeMap<String, String>>> {
    let mut found: BTreeMap<String, Vec<BTreeMap<String, String>>> = BTreeMap::new();
    let Some(table) = table(version, file) else {
        return found;
    };
    for (row, _) in table.row_refs() {
        let columns = table.headers.iter().map(|cell| cell.text.trim());
        let cells = columns.filter(|column| *column != "id");
        let cells = cells.map(|column| (column.to_owned(), text(version, row, column)));
        let cells = cells.filter(|(_, text)| !text.is_empty()).collect();
        let id = text(version, row, "id");
        found.entry(id).or_default().push(cells);
    }
    found
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
