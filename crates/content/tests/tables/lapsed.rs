//! Charts of what is proposed draw posts that lapse on a day alone on which they are
//! still there.

use crate::paper::{drawn, project};

const ANNEXES: &str = "kind,subject,id,structure,as_at,show\nchart,ho,plain,proposed,,\n\
    chart,ho,deleted,proposed,,deleted\nchart,ho,all,proposed,,deleted transferred staff\n\
    chart,ho,early,proposed,2027-03-01,\nchart,ho,late,proposed,2027-05-01,deleted\n";

#[test]
fn what_lapses_is_not_drawn_as_if_it_stayed() {
    let project = project(&[("annexes.csv", ANNEXES)]);
    assert_eq!(
        drawn(&project, |own| own.gone),
        [vec![], vec!["old"], vec!["old"], vec!["ends"], vec!["old"]]
    );
}

/// A chart of what existed on a day draws no post that had not begun then. The day of a
/// post to be deleted is that on which it goes.
#[test]
fn a_post_that_had_not_begun_is_not_drawn() {
    let posts = "office,id,title_zh,title_en,rank,reports_to,superior_zh,superior_en,tenure,structure,effective,until\n\
        ho,head,處長,Head,d3,,長,PS,permanent,,,\n\
        ho,ends,完,Ends,d1,head,,,supernumerary,existing,2026-10-01,2027-03-31\n\
        ho,on,續,On,d1,head,,,supernumerary,existing,2026-11-01,2027-06-30\n\
        ho,on,續,On,d1,head,,,permanent,proposed,2027-07-01,\n\
        ho,old,舊,Old,d1,head,,,permanent,existing,2027-05-01,\n";
    let days = ["2026-09-30", "2026-10-01", "2026-11-01", "2027-05-01"];
    let rows = days.map(|day| format!("chart,ho,d{day},existing,{day}\n"));
    let annexes = format!("kind,subject,id,structure,as_at\n{}", rows.concat());
    let project = project(&[
        ("posts.csv", posts),
        ("annexes.csv", &annexes),
        ("nondirectorate.csv", "id,office,count\nx,fo,1\n"),
    ]);
    assert_eq!(
        drawn(&project, |_| true),
        [
            vec!["head", "old"],
            vec!["head", "ends", "old"],
            vec!["head", "ends", "on", "old"],
            vec!["head", "on"],
        ]
    );
}
