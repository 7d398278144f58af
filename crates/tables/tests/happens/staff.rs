//! Non-directorate posts that are counted and not listed: which are gained and lost.

use crate::paper::{Paper, load};
use panelpaper_tables::model::{
    Change, Directorate, Establishment, Happening, Selection, Structure,
};

const OFFICES: &str = "ho,,,,1\npart,,,ho,\nfo,,,,2\n";

/// Six new, nine from another Head, four within the Head, five from an office that is
/// not listed, two that go, seven that stay.
const STAFF: &str = "new,ho,proposed,6\nmoved,part,proposed,9,fo\ninside,part,proposed,4,ho\n\
                     outer,ho,proposed,5,Marine Department\ngone,ho,existing,2\nstay,fo,,7\n";

fn establishment() -> Establishment {
    let posts = "ho,senior,mps,permanent,,existing\nho,chief,d1,permanent,,proposed\n";
    load(&Paper::new(OFFICES, posts).heads("1\n2\n").staff(STAFF)).establishment
}

fn of(directorate: Option<Directorate>, head: &str) -> Selection {
    let heads = (!head.is_empty()).then(|| head.to_owned());
    Selection {
        directorate,
        head: heads.into_iter().collect(),
        ..Selection::default()
    }
}

#[test]
fn net_has_them_where_others_than_directorate_posts_are_meant() {
    let found = establishment();
    let net = |directorate, head: &str| found.net(&of(directorate, head));
    // Senior goes, which is listed; what moves from Head 2 to Head 1 makes no
    // difference to both together.
    assert_eq!(net(None, ""), 1);
    assert_eq!(net(Some(Directorate::No), ""), 6 + 5 - 2 - 1);
    assert_eq!(net(Some(Directorate::No), "1"), 6 + 9 + 5 - 2 - 1);
    assert_eq!(net(Some(Directorate::No), "2"), -9);
    assert_eq!(net(Some(Directorate::All), ""), 6 + 5 - 2 - 1 + 1);
}

#[test]
fn a_row_counts_as_gained_and_as_lost_once() {
    let found = establishment();
    let count = |change: Happening, head: &str| {
        let selection = Selection {
            change: vec![change],
            ..of(Some(Directorate::No), head)
        };
        selection.count(&found)
    };
    assert_eq!(count(Happening::Gained, ""), 6 + 9 + 5);
    assert_eq!(count(Happening::Lost, ""), 9 + 2 + 1);
    assert_eq!(count(Happening::Lost, "2"), 9);
    assert_eq!(count(Happening::Lost, "1"), 2 + 1);
}

#[test]
fn unless_said_they_are_not_meant() {
    let found = establishment();
    let yes = of(Some(Directorate::Yes), "");
    assert_eq!(Selection::default().count(&found), 1);
    assert_eq!(yes.count(&found), 1);
    let all = of(Some(Directorate::All), "");
    assert_eq!(all.count(&found), 1 + 6 + 9 + 4 + 5 + 7);
}

#[test]
fn a_row_is_of_its_office_s_structure() {
    let (offices, posts) = ("old,existing\nnew,proposed,old\n", "");
    let staff = "before,old,,7\nafter,new,,5\n";
    let found = load(&Paper::new(offices, posts).staff(staff)).establishment;
    let no = of(Some(Directorate::No), "");
    assert_eq!(no.count(&found), 5);
    let count = |change| {
        let change = vec![Happening::Change(change)];
        Selection {
            change,
            ..no.clone()
        }
        .count(&found)
    };
    assert_eq!(count(Change::Deleted), 7);
    assert_eq!(count(Change::Created), 5);
    // Without a structure the posts are those of the office's.
    let office = vec!["old".to_owned()];
    assert_eq!(Selection { office, ..no }.count(&found), 7);
}

/// What stays with an office that carries on another is not created, nor transferred.
#[test]
fn what_comes_from_the_office_before_stays() {
    let offices = "whole,,\nold,existing,,whole\nnew,proposed,old,whole\nbeside,proposed,,whole\n\
                   other,existing,\n";
    let staff = "stay,new,,4,old\nnew,new,proposed,6\nparted,beside,,3,old\ncome,new,,2,other\n";
    let found = load(&Paper::new(offices, "").staff(staff)).establishment;
    let count = |change| {
        let selection = Selection {
            change: vec![change],
            ..of(Some(Directorate::No), "")
        };
        selection.count(&found)
    };
    assert_eq!(count(Change::Kept.into()), 4);
    assert_eq!(count(Change::Created.into()), 6);
    assert_eq!(count(Change::Redeployed.into()), 3);
    assert_eq!(count(Change::Transferred.into()), 2);
    assert_eq!(count(Happening::Gained), 6 + 2);
}

/// What is there before, with what is gained and without what is lost, is what is there
/// after, whatever is asked for.
#[test]
fn before_and_after_differ_by_what_is_gained_and_lost() {
    let found = establishment();
    let asked = |office: &str, from: &str| {
        let ids = |id: &str| id.split_whitespace().map(str::to_owned).collect();
        let no = of(Some(Directorate::No), "");
        Selection {
            office: ids(office),
            from: ids(from),
            ..no
        }
    };
    let mut existing = Vec::new();
    for wanted in [
        of(Some(Directorate::No), ""),
        of(Some(Directorate::No), "1"),
        of(Some(Directorate::No), "2"),
        asked("ho", ""),
        asked("fo", ""),
        asked("", "fo"),
        asked("", "ho"),
        asked("", "Marine Department"),
    ] {
        let in_structure = |structure| {
            let structure = Some(structure);
            let wanted = Selection {
                structure,
                ..wanted.clone()
            };
            i64::try_from(wanted.count(&found)).expect("a small number")
        };
        let before = in_structure(Structure::Existing);
        existing.push(before);
        let after = in_structure(Structure::Proposed);
        assert_eq!(before + found.net(&wanted), after, "{wanted:?}");
    }
    // Senior, those that go, those within the Head; those that move and those that stay.
    assert_eq!(existing, [7 + 16, 7, 16, 7, 16, 16, 7, 0]);
}

/// Posts that only go from office to office make no more posts, wherever they are
/// looked for from.
#[test]
fn a_move_is_no_more_posts_where_they_come_from() {
    let found = establishment();
    let net = |from: &str, change: Option<Change>| {
        found.net(&Selection {
            from: vec![from.to_owned()],
            change: change.into_iter().map(Happening::Change).collect(),
            ..of(Some(Directorate::No), "")
        })
    };
    assert_eq!(net("fo", None), 0);
    assert_eq!(net("fo", Some(Change::Transferred)), 0);
    // Senior and two more go; from elsewhere come five.
    assert_eq!(net("ho", None), -3);
    assert_eq!(net("Marine Department", None), 5);
}

/// What an office takes over with the office that it succeeds was there before.
#[test]
fn what_stays_with_a_succeeding_office_was_there_before() {
    let offices = "old,existing\nnew,proposed,old\n";
    let found = load(&Paper::new(offices, "").staff("stay,new,,4,old\n")).establishment;
    let count = |structure| {
        let structure = Some(structure);
        let no = of(Some(Directorate::No), "");
        Selection { structure, ..no }.count(&found)
    };
    assert_eq!(count(Structure::Existing), 4);
    assert_eq!(count(Structure::Proposed), 4);
    let office = vec!["old".to_owned()];
    let old = Selection {
        office,
        ..of(Some(Directorate::No), "")
    };
    assert_eq!((old.count(&found), found.net(&old)), (4, 0));
}
