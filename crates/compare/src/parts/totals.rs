//! How many posts there are in all, which follows from the tables.

use tables::model::{Change as Happens, Establishment, Selection, Structure};

use crate::difference::{Change, Comparison, Difference};
use crate::version::Version;

/// What is counted, and how.
type Total = (&'static str, fn(&Establishment) -> i64);

const TOTALS: &[Total] = &[
    ("posts before", |it| standing(it, Structure::Existing)),
    ("posts after", |it| standing(it, Structure::Proposed)),
    ("posts created", |it| happening(it, Happens::Created)),
    ("posts deleted", |it| happening(it, Happens::Deleted)),
    ("net posts", |it| it.net(&Selection::default())),
];

/// Compares the totals.
pub(crate) fn compare(before: &Version, after: &Version, found: &mut Comparison) {
    let of = |version: &Version, total: fn(&Establishment) -> i64| {
        total(&version.project.establishment).to_string()
    };
    for (name, total) in TOTALS {
        let (was, is) = (of(before, *total), of(after, *total));
        if was != is {
            let difference = Difference::new("total", *name, Change::Changed);
            found.follows.push(difference.values(Some(&was), Some(&is)));
        }
    }
}

fn count<'a>(posts: impl Iterator<Item = &'a tables::model::Post>) -> i64 {
    i64::try_from(posts.count()).unwrap_or(i64::MAX)
}

fn standing(establishment: &Establishment, structure: Structure) -> i64 {
    let posts = establishment.posts().iter().filter(|post| !post.outside);
    count(posts.filter(|post| establishment.stands_in(post, structure)))
}

fn happening(establishment: &Establishment, change: Happens) -> i64 {
    let posts = establishment.posts().iter();
    count(posts.filter(|post| {
        establishment.stands_in(post, change.structure())
            && establishment.changes(&post.id).contains(&change)
    }))
}
