//! What happens to each post from one table to another.

use std::collections::{BTreeMap, BTreeSet};

use super::Reporting;
use tables::characters::{as_seen, difference, fold};
use tables::diag::Diagnostic;
use tables::model::{Change, Roster, RosterPost};
use tables::source::Sources;

/// A post with what happens to it.
#[derive(Debug, Clone)]
pub struct Listed<'a> {
    /// The post in the earlier table.
    pub before: Option<Stand<'a>>,
    /// The post in the later one.
    pub after: Option<Stand<'a>>,
    /// What happens to it, at least one thing.
    pub changes: Vec<Change>,
}

/// A post in one of the tables.
#[derive(Debug, Clone, Copy)]
pub struct Stand<'a> {
    /// Its place in the table's [`Reporting`].
    pub at: usize,
    /// The post.
    pub post: &'a RosterPost,
    /// Its superior.
    pub superior: Option<&'a RosterPost>,
}

impl<'a> Reporting<'a> {
    fn stand(&self, at: usize) -> Stand<'a> {
        Stand {
            at,
            post: self.posts[at],
            superior: self.superiors[at].map(|superior| self.posts[superior]),
        }
    }
}

/// Every post to which something happens: those of the later table in its
/// order, then the deleted ones in the earlier table's.
///
/// A post is the same where its id is, in the same office before any other.
pub fn compare<'a>(before: &Reporting<'a>, after: &Reporting<'a>) -> Vec<Listed<'a>> {
    let pairs = pairs(before, after);
    let mut listed = Vec::new();
    for at in 0..after.posts.len() {
        let new = after.stand(at);
        let Some(&old) = pairs.get(&at) else {
            listed.push(Listed {
                before: None,
                after: Some(new),
                changes: vec![Change::Created],
            });
            continue;
        };
        let old = before.stand(old);
        let changes = changes(&old, &new);
        if !changes.is_empty() {
            listed.push(Listed {
                before: Some(old),
                after: Some(new),
                changes,
            });
        }
    }
    let kept: BTreeSet<usize> = pairs.into_values().collect();
    let gone = (0..before.posts.len()).filter(|at| !kept.contains(at));
    listed.extend(gone.map(|at| Listed {
        before: Some(before.stand(at)),
        after: None,
        changes: vec![Change::Deleted],
    }));
    listed
}

/// An error for each post that would be created where one that is deleted has
/// an id which looks the same: nobody can tell whether it is one post. `rosters`
/// are the earlier table and the later one.
pub fn alike(
    listed: &[Listed<'_>],
    (earlier, later): (&Roster, &Roster),
    sources: &Sources,
) -> Vec<Diagnostic> {
    let place = |roster: &Roster, post: &RosterPost| {
        let header = roster.columns.header("id").unwrap_or("id");
        sources.cell_span(post.row, header)
    };
    let gone = listed.iter().filter(|one| one.after.is_none());
    let gone = gone.filter_map(|one| Some(one.before?.post));
    let gone: BTreeMap<String, &RosterPost> = gone.map(|post| (fold(&post.id), post)).collect();
    let new = listed.iter().filter(|one| one.before.is_none());
    let new = new.filter_map(|one| Some(one.after?.post));
    let pairs = new.filter_map(|post| Some((post, *gone.get(&fold(&post.id))?)));
    let finding = |(post, old): (&RosterPost, &RosterPost)| {
        let message = format!("`{}` and `{}` look like one id", post.id, old.id);
        let finding = Diagnostic::error("tables/look-alike-id", message).at(place(later, post));
        let finding = match difference(&post.id, &old.id) {
            Some(difference) => finding.saying(difference),
            None => finding,
        };
        finding
            .with(place(earlier, old), "in the earlier table")
            .help("write the id of one post in one way in both tables")
    };
    pairs.map(finding).collect()
}

/// By place in the later table, the same post's place in the earlier one.
fn pairs(before: &Reporting<'_>, after: &Reporting<'_>) -> BTreeMap<usize, usize> {
    let mut exact: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut by_id: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, post) in before.posts.iter().enumerate() {
        exact.insert((&post.office, &post.id), at);
        by_id.entry(&post.id).or_default().push(at);
    }
    let mut pairs = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (at, post) in after.posts.iter().enumerate() {
        if let Some(&old) = exact.get(&(post.office.as_str(), post.id.as_str())) {
            pairs.insert(at, old);
            taken.insert(old);
        }
    }
    for (at, post) in after.posts.iter().enumerate() {
        if pairs.contains_key(&at) {
            continue;
        }
        let same = by_id.get(post.id.as_str()).into_iter().flatten();
        if let Some(&old) = same.into_iter().find(|old| !taken.contains(old)) {
            pairs.insert(at, old);
            taken.insert(old);
        }
    }
    pairs
}

/// What happens to a post that stands in both. What one table does not say is
/// no change.
fn changes(before: &Stand<'_>, after: &Stand<'_>) -> Vec<Change> {
    let (old, new) = (before.post, after.post);
    let differ = |a: &str, b: &str| {
        let known = !a.is_empty() && !b.is_empty();
        known && a != b && as_seen(a) != as_seen(b)
    };
    let superior = |stand: &Stand<'_>| stand.superior.map(|post| post.id.clone());
    [
        (Change::Transferred, differ(&old.office, &new.office)),
        (
            Change::ReRanked,
            differ(&old.rank, &new.rank) || differ(&old.point, &new.point),
        ),
        (Change::Retitled, old.title.contradicts(&new.title)),
        (Change::Redeployed, superior(before) != superior(after)),
    ]
    .into_iter()
    .filter_map(|(change, happens)| happens.then_some(change))
    .collect()
}
