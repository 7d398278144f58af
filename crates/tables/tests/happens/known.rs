//! What happens to posts, and how many more there are: answers that are known of
//! real proposals, and what must hold of any.

use crate::paper::{Paper, load};
use panelpaper_tables::model::{Directorate, Happening, Lang, Selection, Structure, Tenure};

/// The words of what happens to a post.
fn changes(paper: &Paper, id: &str) -> Vec<&'static str> {
    let establishment = &load(paper).establishment;
    let changes = establishment.changes(id);
    changes.iter().map(|change| change.word()).collect()
}

/// How many answer to `change="gained"`, `change="lost"`, and the net change.
fn gained_lost_net(paper: &Paper) -> (usize, usize, i64) {
    let establishment = &load(paper).establishment;
    let count = |change| {
        let selection = Selection {
            change: vec![change],
            ..Selection::default()
        };
        selection.posts(establishment).len()
    };
    let net = establishment.net(&Selection::default());
    (count(Happening::Gained), count(Happening::Lost), net)
}

/// Rows `office,id,rank,tenure,until` of posts that stand in one office, from a
/// prefix and a count.
fn many(office: &str, prefix: &str, count: usize, rest: &str) -> String {
    let rows = (1..=count).map(|n| format!("{office},{prefix}{n},{rest}\n"));
    rows.collect()
}

const TWO_INTO_ONE: &str = "a,existing,\nb,existing,\nn,proposed,a; b\n";

#[test]
fn a_merger_of_two_departments() {
    let kept = many("a", "k", 6, "d2,,") + &many("b", "q", 5, "d1,,");
    let carried = many("n", "k", 6, "d2,,") + &many("n", "q", 5, "d1,,");
    let lost = many("a", "x", 4, "d3,,") + &many("b", "y", 5, "d2,,");
    let gained = many("n", "z", 5, "d2,,");
    let posts = kept.clone() + &carried + &lost + &gained;
    let paper = Paper::new(TWO_INTO_ONE, &posts);
    assert_eq!(gained_lost_net(&paper), (5, 9, -4));
    // The new department is under a Head of its own: all of its posts are gained.
    let heads = "a,existing,,,30\nb,existing,,,31\nn,proposed,a; b,,32\n";
    let under_heads = Paper::new(heads, &posts).heads("30\n31\n32\n");
    assert_eq!(gained_lost_net(&under_heads), (16, 20, -4));
    // No id says that a post goes on.
    let strangers = kept + &many("n", "other", 11, "d1,,") + &lost + &gained;
    let paper = Paper::new(TWO_INTO_ONE, &strangers);
    assert_eq!(gained_lost_net(&paper), (16, 20, -4));
}

#[test]
fn one_department_made_of_three() {
    let offices = "a,existing,\nb,existing,\nc,existing,\nn,proposed,a; b\n";
    let posts = many("a", "k", 3, "d2,,")
        + &many("n", "k", 3, "d2,,")
        // Nobody carries on the third: its posts are lost there and gained here.
        + &many("c", "t", 5, "d1,,")
        + &many("n", "t", 5, "d1,,")
        + &many("b", "x", 3, "d3,,")
        + &many("n", "z", 2, "d4,,");
    assert_eq!(gained_lost_net(&Paper::new(offices, &posts)), (7, 8, -1));
}

#[test]
fn a_reorganisation_with_supernumerary_posts() {
    let posts = many("o", "s", 5, "d2,supernumerary,2030-03-31")
        + &many("o", "p", 1, "d3,,")
        + "o,gone,d1,,,existing\no,gone2,d1,,,existing\n"
        + "o,ends,d2,supernumerary,2027-03-31,existing\n";
    let posts = posts.replace("2030-03-31\n", "2030-03-31,proposed\n");
    let posts = posts.replace("o,p1,d3,,\n", "o,p1,d3,,,proposed\n");
    let paper = Paper::new("o,,\n", &posts);
    assert_eq!(gained_lost_net(&paper), (6, 2, 4));
    assert_eq!(changes(&paper, "ends"), ["lapsed"]);
    assert_eq!(changes(&paper, "gone"), ["deleted"]);
}

#[test]
fn posts_that_are_not_of_the_directorate_do_not_count() {
    let posts = "o,a,d1,,,proposed\no,b,mps,,,proposed\no,c,mps,,,existing\no,c,d1,,,proposed\n";
    let paper = Paper::new("o,,\n", posts);
    assert_eq!(gained_lost_net(&paper), (2, 0, 2));
}

#[test]
fn each_kind_of_change_is_told() {
    let case = |before: &str, after: &str| {
        let posts = format!("o,p,{before},existing\no,p,{after},proposed\n");
        changes(&Paper::new("o,,\n", &posts), "p")
    };
    let supernumerary = "d1,supernumerary,2027-03-31";
    assert_eq!(
        case(supernumerary, "d1,supernumerary,2030-03-31"),
        ["extended"]
    );
    assert_eq!(case(supernumerary, "d1,supernumerary,2027-03-31"), ["kept"]);
    assert_eq!(case(supernumerary, "d1,supernumerary,2026-03-31"), ["kept"]);
    assert_eq!(case(supernumerary, "d1,,"), ["made-permanent"]);
    assert_eq!(case("d1,,2027-03-31", "d1,,2030-03-31"), ["extended"]);
    assert_eq!(case("d1,,", "d2,,"), ["re-ranked"]);
    let again = |from: &str| {
        let posts = format!(
            "o,p,{supernumerary},existing\no,p,d1,supernumerary,2030-03-31,proposed,{from}\n"
        );
        changes(&Paper::new("o,,\n", &posts), "p")
    };
    assert_eq!(again("2027-04-01"), ["extended"]);
    assert_eq!(again("2027-04-02"), ["re-created"]);
    assert_eq!(again("2027-28"), ["extended"]);
    assert_eq!(again("2028-29"), ["re-created"]);
}

/// Approval is expected in May 2027, and what ends in March is there again after a
/// gap; what is typed once goes on.
#[test]
fn what_is_typed_once_goes_on() {
    let posts = "o,once,d1,supernumerary,2027-03-31,\n\
                 o,twice,d1,supernumerary,2027-03-31,existing\n\
                 o,twice,d1,supernumerary,2030-03-31,proposed\n";
    let paper =
        Paper::new("o,,\n", posts).settings("effective = \"approval\"\napproval = \"2027-05\"\n");
    assert_eq!(changes(&paper, "once"), ["kept"]);
    assert_eq!(changes(&paper, "twice"), ["re-created"]);
}

#[test]
fn another_part_is_a_redeployment_and_no_transfer() {
    let offices = "w,,\np,,,w\nq,,,w\nelsewhere,,\n";
    let row = |office: &str, id: &str, structure: &str, superior: &str| {
        format!("{office},{id},d1,,,{structure},,{superior}\n")
    };
    let posts = row("w", "head", "", "")
        + &row("p", "moved", "existing", "head")
        + &row("q", "moved", "proposed", "head")
        + &row("p", "under", "existing", "head")
        + &row("p", "under", "proposed", "stays")
        + &row("p", "stays", "", "head")
        + &row("p", "leaves", "existing", "head")
        + &row("elsewhere", "leaves", "proposed", "");
    let paper = Paper::new(offices, &posts);
    assert_eq!(changes(&paper, "moved"), ["redeployed"]);
    assert_eq!(changes(&paper, "under"), ["kept"]);
    assert_eq!(changes(&paper, "stays"), ["kept"]);
    assert_eq!(changes(&paper, "leaves"), ["transferred"]);
    assert_eq!(gained_lost_net(&paper), (1, 1, 0));
    let project = load(&paper);
    let of = |office: &str| {
        let selection = Selection {
            office: vec![office.to_owned()],
            ..Selection::default()
        };
        selection.posts(&project.establishment).len()
    };
    assert_eq!((of("w"), of("p"), of("q")), (4, 2, 1));
}

#[test]
fn a_transferred_post_is_not_redeployed_too() {
    let posts = "a,head,d2,,,,,\na,p,d1,,,existing,,head\nb,p,d1,,,proposed,,\n";
    let paper = Paper::new("a,,\nb,,\n", posts);
    assert_eq!(changes(&paper, "p"), ["transferred"]);
}

#[test]
fn posts_outside_are_drawn_and_counted_nowhere() {
    let before = "o,head,d2,,,,,\no,p,d1,,,,,head\n";
    let with = "o,minister,d8,,,,,,yes\no,head,d2,,,existing,,\no,head,d2,,,proposed,,minister\n\
                o,p,d1,,,,,head\n";
    let count = |posts: &str| {
        let project = load(&Paper::new("o,,\n", posts));
        Selection::default().posts(&project.establishment).len()
    };
    assert_eq!(count(before), count(with));
    let paper = Paper::new("o,,\n", with);
    assert_eq!(changes(&paper, "head"), ["kept"]);
    assert_eq!(changes(&paper, "minister"), ["kept"]);
    assert_eq!(gained_lost_net(&paper), (0, 0, 0));
    let project = load(&paper);
    let under = Selection {
        superior: vec!["minister".to_owned()],
        ..Selection::default()
    };
    assert_eq!(under.posts(&project.establishment).len(), 1);
}

/// A post outside that comes between two moves the one below no more than it moves the
/// one at the head.
#[test]
fn posts_outside_come_between_and_go() {
    let (plain, below) = ("head", "secretary");
    for (before, after) in [(plain, below), (below, plain)] {
        let posts = format!(
            "o,head,d2,,,,,\no,secretary,d8,,,,,head,yes\no,p,d1,,,existing,,{before}\n\
             o,p,d1,,,proposed,,{after}\n"
        );
        assert_eq!(changes(&Paper::new("o,,\n", &posts), "p"), ["kept"]);
    }
    let posts = "o,head,d2,,,,,\no,other,d2,,,,,head\no,secretary,d8,,,,,other,yes\n\
                 o,p,d1,,,existing,,head\no,p,d1,,,proposed,,secretary\n";
    assert_eq!(changes(&Paper::new("o,,\n", posts), "p"), ["redeployed"]);
}

#[test]
fn revised_duties_are_a_change_of_their_own() {
    let posts = "o,p,d1,,,\no,q,d1,,,\no,r,d1,,,existing\no,r,d2,,,proposed\n";
    let duties = "p,To sail,existing\np,To row,proposed\nq,To dive,\n\
                  r,To swim,existing\nr,To fly,proposed\nr,To walk,\n";
    let paper = Paper::new("o,,\n", posts).duties(duties);
    assert_eq!(changes(&paper, "p"), ["kept", "revised"]);
    assert_eq!(changes(&paper, "q"), ["kept"]);
    assert_eq!(changes(&paper, "r"), ["re-ranked", "revised"]);
    let project = load(&paper);
    let duties = |structure| {
        let duties = project.duties_in(structure, "r");
        duties
            .map(|duty| duty.text.get(Lang::En).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(duties(Structure::Existing), ["To swim", "To walk"]);
    assert_eq!(duties(Structure::Proposed), ["To fly", "To walk"]);
}

/// A paper of the first tables counts all posts, and one with a newer column
/// directorate posts alone, unless it says otherwise.
#[test]
fn papers_of_the_first_tables_count_all_posts() {
    let posts = "o,a,d1,,\no,b,mps,,\n";
    let count = |paper: &Paper, directorate| {
        let project = load(paper);
        let selection = Selection {
            directorate,
            ..Selection::default()
        };
        selection.posts(&project.establishment).len()
    };
    let old = Paper::first(posts);
    assert_eq!(count(&old, None), 2);
    assert_eq!(count(&Paper::new("o,proposed,\n", posts), None), 1);
    assert_eq!(count(&old, Some(Directorate::Yes)), 1);
    assert_eq!(
        count(&Paper::new("o,proposed,\n", posts), Some(Directorate::All)),
        2
    );
    assert_eq!(
        count(&Paper::new("o,proposed,\n", posts), Some(Directorate::No)),
        1
    );
}

#[test]
fn tenures_are_filtered_by_several_words() {
    let posts = "o,a,d1,,,\no,b,d1,supernumerary,2027-03-31,\no,c,d1,non-civil-service,,\n";
    let project = load(&Paper::new("o,,\n", posts));
    let selection = Selection {
        tenure: vec![Tenure::Supernumerary.into(), Tenure::NonCivilService.into()],
        ..Selection::default()
    };
    assert_eq!(selection.posts(&project.establishment).len(), 2);
}
