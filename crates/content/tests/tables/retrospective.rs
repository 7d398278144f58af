//! What takes effect with retrospective effect, and what only began long ago.

use tables::model::{Lang, Structure};

use crate::paper::{project, said};

const HEADER: &str = "office,id,title_zh,title_en,rank,reports_to,superior_zh,superior_en,tenure,\
                      structure,effective,until\n";

/// A new post from a day before the paper's; one that stays; one of which nothing but
/// its superior changes, with the same beginning; one that lapses; one that is extended,
/// from a day that has gone by.
const POSTS: &str = "ho,head,處長,Head,d3,,長,PS,,,,\n\
    ho,new,新,New,d2,head,,,,proposed,2026-10-01,\n\
    ho,stays,留,Stays,d2,head,,,,,2024-04-01,\n\
    ho,same,同,Same,d2,head,,,,existing,2024-04-01,\n\
    ho,same,同,Same,d2,stays,,,,proposed,2024-04-01,\n\
    ho,goes,完,Goes,d1,head,,,supernumerary,existing,2025-04-01,2028-03-31\n\
    ho,longer,延,Longer,d1,head,,,supernumerary,existing,2023-04-01,2026-10-31\n\
    ho,longer,延,Longer,d1,head,,,supernumerary,proposed,2026-11-01,2028-03-31\n";

#[test]
fn only_what_begins_by_the_proposal_is_retrospective() {
    let project = project(&[
        ("posts.csv", &format!("{HEADER}{POSTS}")),
        ("nondirectorate.csv", "id,office,count\nx,ho,1\n"),
    ]);
    let timing = |lang, id: &str, structure| {
        let post = project.establishment.post_in(structure, id);
        let said = said(&project, lang);
        said.timing(post.expect("the row")).expect("a phrase")
    };
    use Structure::{Existing, Proposed};
    for (id, structure, en, zh) in [
        (
            "new",
            Proposed,
            "with retrospective effect from 1 October 2026",
            "由2026年10月1日起追溯生效",
        ),
        (
            "longer",
            Proposed,
            "with retrospective effect from 1 November 2026 up to 31 March 2028",
            "由2026年11月1日起追溯生效，至2028年3月31日止",
        ),
        (
            "longer",
            Existing,
            "with effect from 1 April 2023 up to 31 October 2026",
            "由2023年4月1日起生效，至2026年10月31日止",
        ),
        (
            "goes",
            Existing,
            "with effect from 1 April 2025 up to 31 March 2028",
            "由2025年4月1日起生效，至2028年3月31日止",
        ),
        (
            "stays",
            Proposed,
            "with effect from 1 April 2024",
            "由2024年4月1日起生效",
        ),
        (
            "same",
            Proposed,
            "with effect from 1 April 2024",
            "由2024年4月1日起生效",
        ),
    ] {
        assert_eq!(timing(Lang::En, id, structure), en, "{id}");
        assert_eq!(timing(Lang::Zh, id, structure), zh, "{id}");
    }
}
