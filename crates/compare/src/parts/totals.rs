//! How many posts there are in all, which follows from the tables: counted as `{{count}}`
//! and `{{net}}` count them where nothing more is said.

use tables::model::{Change as Happens, Establishment, Happening, Selection, Structure};

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

fn standing(establishment: &Establishment, structure: Structure) -> i64 {
    let all = Selection {
        structure: Some(structure),
        ..Selection::default()
    };
    count(&all, establishment)
}

fn happening(establishment: &Establishment, change: Happens) -> i64 {
    let changed = Selection {
        change: vec![Happening::Change(change)],
        ..Selection::default()
    };
    count(&changed, establishment)
}

fn count(selection: &Selection, establishment: &Establishment) -> i64 {
    i64::try_from(selection.count(establishment)).unwrap_or(i64::MAX)
}
