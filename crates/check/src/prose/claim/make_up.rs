//! Counts of non-directorate posts: of a rank in the make-up of a team, and of all that
//! are created.

use super::titles::Titles;
use tables::model::{Change, Directorate, Establishment, Happening, Selection, Structure};

/// What leads into the make-up of a team, before the ranks of its posts.
const LEADS: [&str; 12] = [
    "包括",
    "分別為",
    "即",
    "由",
    "設有",
    "compris",
    "consisting of",
    "made up of",
    "namely",
    "supported by",
    "assisted by",
    "underpinned by",
];

/// Whether a text leads into a make-up: there people are counted as often as posts.
pub(super) fn leads(before: &str) -> bool {
    LEADS.iter().any(|lead| before.contains(lead))
}

/// Where a make-up begins last in a text.
pub(super) fn lead(before: &str) -> Option<usize> {
    let lists = LEADS
        .iter()
        .filter(|lead| !lead.ends_with("by") && **lead != "由");
    lists.filter_map(|lead| before.rfind(lead)).max()
}

/// Whether a rank is one of non-directorate posts.
pub(super) fn is_of_staff(all: &Establishment, rank: Option<&String>) -> bool {
    let rank = rank.and_then(|id| all.rank(id));
    rank.is_some_and(|rank| rank.says_directorate() == Some(false))
}

/// The readings of a count of non-directorate posts: those that support a post which
/// the sentence names come first.
pub(super) fn readings(
    titles: &Titles<'_>,
    base: &Selection,
    (before, after): (&str, &str),
    others: Vec<Selection>,
) -> Vec<Selection> {
    let named = [before, after].map(|text| titles.within(text));
    let named = named.iter().flatten();
    let mut named: Vec<&str> = named.map(|post| post.id.as_str()).collect();
    named.sort_unstable();
    named.dedup();
    let staff = |it: &Selection| Selection {
        directorate: Some(Directorate::No),
        ..it.clone()
    };
    let structures = [None, Some(Structure::Existing)].map(|structure| Selection {
        structure,
        ..base.clone()
    });
    let supporting = named.iter().flat_map(|id| {
        let all = others.iter().chain(&structures);
        all.map(|it| Selection {
            superior: vec![(*id).to_owned()],
            ..staff(it)
        })
    });
    let mut found: Vec<Selection> = supporting.collect();
    found.extend(others.iter().map(staff));
    if base.directorate.is_none() {
        found.extend(others);
    }
    found
}

/// Adds the readings of which the tables have non-directorate posts: with those of the
/// directorate, or alone. Gives whether there are such.
pub(super) fn with_staff(all: &Establishment, selections: &mut Vec<Selection>) -> bool {
    let of = [Directorate::All, Directorate::No].map(|directorate| {
        let each = selections.iter().map(move |it| Selection {
            directorate: Some(directorate),
            ..it.clone()
        });
        each.filter(|it| has_staff(all, it)).collect::<Vec<_>>()
    });
    let known = selections.len();
    selections.extend(of.into_iter().flatten());
    selections.len() > known
}

/// Whether the tables have non-directorate posts that answer.
fn has_staff(all: &Establishment, it: &Selection) -> bool {
    !it.staff(all).is_empty()
}

/// Whether the tables may have fewer posts than the words count: a row leaves the rank
/// open, or there is no row; of posts of no rank what is created or deleted is told in
/// full, and any other change that a row has.
pub(super) fn is_loose(all: &Establishment, base: &Selection, others: &[Selection]) -> bool {
    let told = [Change::Created, Change::Deleted].map(Happening::from);
    let rows = all.staff();
    let open = rows.iter().any(|row| row.rank.is_none());
    let mut changes = others.iter().flat_map(|it| &it.change);
    let mut changed = others.iter().filter(|it| !it.change.is_empty());
    let known = |it: &Selection| {
        let of = Selection {
            directorate: Some(Directorate::No),
            ..it.clone()
        };
        has_staff(all, &of)
    };
    match base.rank.is_empty() {
        true => {
            rows.is_empty() || !(changes.any(|change| told.contains(change)) || changed.any(known))
        }
        false => {
            let of_rank = |id: &String| base.rank.contains(id);
            open || (rows.is_empty() && !all.posts().iter().any(|post| of_rank(&post.rank)))
        }
    }
}
