//! The posts whose costs papers tell.

use std::collections::BTreeSet;

use tables::model::{Change, Directorate, Establishment, Happening, Selection, Structure};

/// The posts whose costs papers tell, each with `net`: the whole, the non-directorate ones, those that there are,
/// and those to which one thing happens, of all ranks and of each.
pub(super) fn selections(establishment: &Establishment) -> Vec<(Selection, Option<bool>)> {
    let others = || Selection {
        directorate: Some(Directorate::No),
        ..Selection::default()
    };
    let now = || Selection {
        structure: Some(Structure::Existing),
        ..others()
    };
    let mut found = vec![
        (Selection::default(), None),
        (others(), None),
        (others(), Some(false)),
        (now(), None),
    ];
    for (_, change) in Change::WORDS {
        let of_change = Selection {
            change: vec![Happening::from(change)],
            ..Selection::default()
        };
        if matches!(change, Change::Kept | Change::Revised) {
            continue;
        }
        found.extend(of_ranks(establishment, of_change.clone()));
        if change == Change::ReRanked {
            let existing = Selection {
                structure: Some(Structure::Existing),
                ..of_change
            };
            found.extend(of_ranks(establishment, existing));
        }
    }
    found
}

/// A description of posts for each rank that they have, and that of them all.
fn of_ranks(establishment: &Establishment, all: Selection) -> Vec<(Selection, Option<bool>)> {
    let posts = all.posts(establishment);
    let ranks: BTreeSet<&str> = posts.iter().map(|post| post.rank.as_str()).collect();
    let of_rank = ranks.iter().map(|rank| Selection {
        rank: vec![(*rank).to_owned()],
        ..all.clone()
    });
    let mut found: Vec<Selection> = of_rank.collect();
    if !found.is_empty() {
        found.push(all);
    }
    found.into_iter().map(|it| (it, None)).collect()
}
