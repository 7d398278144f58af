//! What would be done if nothing is decided, and what is done beside the paper: no count
//! of its own.

use tables::model::Lang;

/// Words right before a verb by which it is only thought of.
const MAY_EN: [&str; 6] = [
    "may need to ",
    "may have to ",
    "might ",
    "would need to ",
    "would have to ",
    "would otherwise ",
];
const MAY_ZH: [&str; 7] = ["或須", "或需", "或要", "或會", "可能須", "可能需", "可能要"];

/// Whether a sentence tells of what would be done without the proposal: If the post is not
/// created, we may need to redeploy five posts; 如不開設該職位，我們須調配五個職位. The number
/// stands between the two texts.
pub(super) fn is_supposed(lang: Lang, before: &str, after: &str) -> bool {
    let (may, stops): (&[&str], &[&str]) = match lang {
        Lang::Zh => (&MAY_ZH, &["，", "建議"]),
        Lang::En => (&MAY_EN, &[", ", "propos"]),
    };
    let last = may.iter().filter_map(|word| before.rfind(word)).max();
    let thought = last.is_some_and(|at| !stops.iter().any(|word| before[at..].contains(word)));
    thought || without(lang, before, after)
}

/// Whether a sentence begins or ends with a clause by which the proposal fails, and the
/// number stands in another.
fn without(lang: Lang, before: &str, after: &str) -> bool {
    match lang {
        Lang::Zh => {
            let mut clauses = before.split('，').map(str::trim_start);
            let own = clauses.next_back().unwrap_or_default();
            let fails = |clause: &str| {
                let not = ["不", "未", "沒有", "無法"];
                clause.starts_with(['如', '若', '倘']) && not.iter().any(|it| clause.contains(it))
            };
            own.starts_with("否則") || clauses.any(|it| it.starts_with("否則") || fails(it))
        }
        Lang::En => {
            let has_not = |text: &str| [" not ", " no "].iter().any(|word| text.contains(word));
            let fails = |clause: &str| {
                let when = clause.starts_with("If ") || clause.starts_with("Should ");
                let lacks = clause.starts_with("Without ") && clause.contains("post");
                clause.starts_with("Otherwise")
                    || clause.starts_with("Unless ")
                    || lacks
                    || (when && has_not(clause))
            };
            let first = before.trim_start().split_once(", ");
            let behind = after.split_once(" if ").map(|(_, clause)| clause);
            first.is_some_and(|(lead, _)| fails(lead)) || behind.is_some_and(has_not)
        }
    }
}

/// Whether a sentence tells of what is done beside the paper: Apart from the posts in this
/// paper, …; 除本文件的職位外，….
pub(super) fn is_beside(lang: Lang, before: &str) -> bool {
    let (comma, paper): (&str, &[&str]) = match lang {
        Lang::Zh => ("，", &["本文件", "本建議"]),
        Lang::En => (
            ", ",
            &[
                "this paper",
                "the paper",
                "this proposal",
                "these proposals",
            ],
        ),
    };
    let Some((lead, _)) = before.trim_start().split_once(comma) else {
        return false;
    };
    let beside = match lang {
        Lang::Zh => lead.starts_with('除') && lead.ends_with('外'),
        Lang::En => {
            let words = [
                "Apart from ",
                "Aside from ",
                "Besides ",
                "Other than ",
                "In addition to ",
            ];
            words.iter().any(|word| lead.starts_with(word))
        }
    };
    beside && paper.iter().any(|word| lead.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{Lang, is_beside, is_supposed};

    #[test]
    fn what_would_be_done_without_the_proposal_is_supposed() {
        let zh = |before: &str| is_supposed(Lang::Zh, before, "個職位");
        assert!(zh("如不開設該職位，我們須調配"));
        assert!(zh("倘若未獲批准，我們會刪除"));
        assert!(zh("日後或須開設"));
        assert!(!zh("如獲委員支持，我們會開設"));
        assert!(!zh("我們或會遷址，現建議開設"));
        let en = |before: &str, after: &str| is_supposed(Lang::En, before, after);
        assert!(en(
            "If the post is not created, we will redeploy ",
            " posts"
        ));
        assert!(en("Without the post, we shall borrow ", " posts"));
        assert!(en("We may need to redeploy ", " posts from the EPD"));
        assert!(en("We will borrow ", " posts if it is not approved"));
        assert!(!en("If Members support it, we will create ", " posts"));
        assert!(!en("It might rain, and we propose to create ", " posts"));
        assert!(!en("If the ", " posts are not created, work will stop"));
    }

    #[test]
    fn what_is_beside_the_paper_is_not_its_own() {
        assert!(is_beside(Lang::Zh, "除本文件的職位外，環保署會開設"));
        assert!(!is_beside(Lang::Zh, "除常額職位外，我們建議開設"));
        assert!(is_beside(
            Lang::En,
            "Apart from the posts in this paper, we seek "
        ));
        assert!(!is_beside(
            Lang::En,
            "Apart from two permanent posts, we seek "
        ));
    }
}
