//! Charts of what is proposed draw posts that lapse on a day alone on which they are
//! still there.

use crate::paper::project;

const ANNEXES: &str = "kind,subject,id,structure,as_at,show\nchart,ho,plain,proposed,,\n\
    chart,ho,deleted,proposed,,deleted\nchart,ho,all,proposed,,deleted transferred staff\n\
    chart,ho,early,proposed,2027-03-01,\nchart,ho,late,proposed,2027-05-01,deleted\n";

#[test]
fn what_lapses_is_not_drawn_as_if_it_stayed() {
    let project = project(&[("annexes.csv", ANNEXES)]);
    let all = &project.establishment;
    let drawn = project.annexes.iter().map(|annex| {
        let office = all.office(&annex.subject).expect("an office");
        let posts = panelpaper_content::annex::chart::drawn(all, annex, office).into_iter();
        let gone = posts.filter(|own| own.gone);
        gone.map(|own| own.post.id.as_str()).collect::<Vec<_>>()
    });
    assert_eq!(
        drawn.collect::<Vec<_>>(),
        [vec![], vec!["old"], vec!["old"], vec!["ends"], vec!["old"]]
    );
}
