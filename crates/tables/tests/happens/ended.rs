//! Posts that ended before the paper's day, 26 January 2027, or end before they are there
//! again, and those that are extended.

use crate::paper::{Paper, load};
use panelpaper_tables::model::{Change, Establishment, Happening, Selection, Structure};

const APPROVAL: &str = "effective = \"approval\"\napproval = \"2027-05\"\n";

/// One post that stays, and rows of another, p: `rank,tenure,until,structure[,effective]`.
fn with(rows: &[&str], settings: &str) -> Establishment {
    let rows: String = rows.iter().map(|row| format!("o,p,{row}\n")).collect();
    let posts = format!("o,stays,d2,,\n{rows}");
    load(&Paper::new("o,,\n", &posts).settings(settings)).establishment
}

fn count(all: &Establishment, selection: Selection) -> usize {
    selection.posts(all).len()
}

/// How many exist, are gained, lost and lapse, and are proposed.
fn numbers(all: &Establishment) -> [usize; 5] {
    let standing = |structure| Selection {
        structure: Some(structure),
        ..Selection::default()
    };
    let happening = |change| Selection {
        change: vec![change],
        ..Selection::default()
    };
    [
        count(all, standing(Structure::Existing)),
        count(all, happening(Happening::Gained)),
        count(all, happening(Happening::Lost)),
        usize::from(all.is_lapsing("p")),
        count(all, standing(Structure::Proposed)),
    ]
}

#[test]
fn a_post_that_has_lapsed_is_gained_and_does_not_exist() {
    let rows = [
        "d1,supernumerary,2026-09-30,existing",
        "d1,supernumerary,2030-03-31,proposed",
    ];
    for settings in [APPROVAL, "effective = \"approval\"\n", ""] {
        let all = with(&rows, settings);
        assert_eq!(all.changes("p"), [Change::ReCreated], "{settings}");
        assert_eq!(numbers(&all), [1, 1, 0, 0, 2], "{settings}");
        assert_eq!(all.net(&Selection::default()), 1);
    }
}

#[test]
fn so_is_one_that_lapses_before_it_is_there_again() {
    let rows = [
        "d1,supernumerary,2027-03-31,existing",
        "d1,supernumerary,2030-03-31,proposed,2027-10-01",
    ];
    let all = with(&rows, "");
    assert_eq!(all.changes("p"), [Change::ReCreated]);
    assert_eq!(numbers(&all), [2, 1, 0, 1, 2]);
    assert_eq!(all.net(&Selection::default()), 1);
}

/// It is not there to be moved or re-ranked.
#[test]
fn nothing_else_happens_to_it() {
    let offices = "a,,\nb,,\n";
    let posts = "a,head,d2,,,,,,\na,p,d1,supernumerary,2026-09-30,existing,,head\n\
                 b,p,d2,supernumerary,2030-03-31,proposed,,\n\
                 a,q,d1,supernumerary,2026-09-30,existing,,head\n\
                 a,q,d1,supernumerary,2030-03-31,proposed,,\n";
    let all = load(&Paper::new(offices, posts)).establishment;
    assert_eq!(all.changes("p"), [Change::ReCreated]);
    assert_eq!(all.changes("q"), [Change::ReCreated]);
}

#[test]
fn what_ended_is_not_lost_whatever_comes_after() {
    let ended = "d1,supernumerary,2026-09-30,existing";
    assert_eq!(
        numbers(&with(&[ended, "d1,,,proposed"], "")),
        [1, 1, 0, 0, 2]
    );
    assert_eq!(numbers(&with(&[ended], "")), [1, 0, 0, 0, 1]);
    let position = "d1,non-civil-service,2026-09-30,existing";
    assert_eq!(numbers(&with(&[position], "")), [1, 0, 0, 0, 1]);
    // On the paper's day itself it is there.
    let today = "d1,supernumerary,2027-01-26,existing";
    assert_eq!(numbers(&with(&[today], "")), [2, 0, 0, 1, 1]);
}

#[test]
fn what_happens_finds_it() {
    let all = with(&["d1,supernumerary,2026-09-30,existing"], "");
    let lapsed = Selection {
        change: vec![Change::Lapsed.into()],
        ..Selection::default()
    };
    assert_eq!(count(&all, lapsed), 1);
}

#[test]
fn what_is_typed_once_has_not_ended() {
    assert_eq!(
        numbers(&with(&["d1,supernumerary,2026-09-30,"], "")),
        [2, 0, 0, 0, 2]
    );
}

#[test]
fn an_extension_begins_the_day_after_the_end_unless_its_row_says_otherwise() {
    let before = "d1,supernumerary,2027-12-31,existing";
    let starts = |after: &str| {
        let all = with(&[before, after], APPROVAL);
        assert_eq!(all.changes("p"), [Change::Extended], "{after}");
        assert_eq!(numbers(&all), [2, 0, 0, 0, 2], "{after}");
        let post = all.post("p").expect("the post");
        let starts = all.starts(post).iter().map(ToString::to_string);
        starts.collect::<Vec<_>>()
    };
    let longer = "d1,supernumerary,2030-12-31,proposed";
    assert_eq!(starts(longer), ["2028-01-01"]);
    assert_eq!(starts(&format!("{longer},approval")), ["approval"]);
    // A redeployment that goes on.
    let rows = ["d1,,2027-12-31,existing", "d1,,2030-12-31,proposed"];
    let all = with(&rows, APPROVAL);
    let first = all.first_day(all.post("p").expect("the post"));
    assert_eq!(
        first.map(|day| day.to_string()).as_deref(),
        Some("2028-01-01")
    );
}
