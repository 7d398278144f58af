//! Counts of non-directorate posts: of a rank in the make-up of a team, and of all that
//! are created.

use tables::model::{Change, Directorate, Establishment, Happening, Lang, Selection, Structure};

/// What leads into the make-up of a team, before the ranks of its posts.
const LEADS: [&str; 9] = [
    "包括",
    "分別為",
    "即",
    "由",
    "設有",
    "compris",
    "consisting of",
    "made up of",
    "namely",
];

/// Whether a text leads into a make-up: there people are counted as often as posts.
pub(super) fn leads(before: &str) -> bool {
    LEADS.iter().any(|lead| before.contains(lead))
}

/// Whether a rank is one of non-directorate posts.
pub(super) fn is_of_staff(all: &Establishment, rank: Option<&String>) -> bool {
    let rank = rank.and_then(|id| all.rank(id));
    rank.is_some_and(|rank| rank.says_directorate() == Some(false))
}

/// The readings of a count of non-directorate posts: those that support a post which
/// the sentence names come first.
pub(super) fn readings(
    all: &Establishment,
    lang: Lang,
    base: &Selection,
    (before, after): (&str, &str),
    others: Vec<Selection>,
) -> Vec<Selection> {
    let named = all.posts().iter().filter(|post| {
        let title = post.title.get(lang);
        !title.is_empty() && (before.contains(title) || after.contains(title))
    });
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

/// Whether the tables may have fewer posts than the words count: a row leaves the rank
/// open, or there is no row; of posts of no rank what is created or deleted is told in
/// full.
pub(super) fn is_loose(all: &Establishment, base: &Selection, others: &[Selection]) -> bool {
    let told = [Change::Created, Change::Deleted].map(Happening::from);
    let rows = all.staff();
    let open = rows.iter().any(|row| row.rank.is_none());
    let mut changes = others.iter().flat_map(|it| &it.change);
    match base.rank.is_empty() {
        true => rows.is_empty() || !changes.any(|change| told.contains(change)),
        false => {
            let of_rank = |id: &String| base.rank.contains(id);
            open || (rows.is_empty() && !all.posts().iter().any(|post| of_rank(&post.rank)))
        }
    }
}
