//! Sentences of another time, and of what was thought of and not done.

use tables::model::{Lang, Project};

/// Whether a year before that of the paper stands there as a time: 2019, 2024-25.
pub(super) fn tells_a_past_year(project: &Project, lang: Lang, text: &str) -> bool {
    let own = i64::from(project.paper.date.month.year);
    let digits = |c: char| c.is_ascii_digit();
    text.match_indices(['1', '2']).any(|(at, _)| {
        let joined = |c: char| digits(c) || matches!(c, ',' | '.' | '$' | '/');
        let alone = !text[..at].ends_with(joined);
        let Some(year) = text.get(at..at + 4).filter(|year| year.chars().all(digits)) else {
            return false;
        };
        let rest = &text[at + 4..];
        // Of a financial year the second counts.
        let second = rest.strip_prefix(['-', '–']).and_then(|rest| {
            let two = rest.get(..2).filter(|two| two.chars().all(digits))?;
            let rest = &rest[2..];
            (!rest.starts_with(digits)).then_some((two, rest))
        });
        let year: i64 = year.parse().unwrap_or(i64::MAX);
        let (year, rest) = match second {
            Some((two, rest)) if two.parse() == Ok((year + 1) % 100) => (year + 1, rest),
            Some(_) => return false,
            None => (year, rest),
        };
        let number = |rest: &str| rest.starts_with(digits);
        let time = match lang {
            Lang::Zh => rest.starts_with('年'),
            Lang::En => {
                !number(rest)
                    && !rest.starts_with('-')
                    && !rest.strip_prefix(',').is_some_and(number)
            }
        };
        alone && time && year > 1840 && year < own
    })
}

/// Whether a sentence tells what was thought of and not done, or what a committee has
/// agreed to.
pub(super) fn not_adopted(lang: Lang, before: &str, after: &str) -> bool {
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    match lang {
        Lang::Zh => {
            let clause = before.rsplit('，').next().unwrap_or_default();
            let rejected = ["沒有採納", "不予採納", "未有採納", "並不可行"];
            clause.contains("曾考慮") || has(after, &rejected) || was_approved(before, after)
        }
        Lang::En => {
            let thought = [
                "considered creating",
                "considered deleting",
                "considered adding",
                "considered retaining",
                "considered redeploying",
                "considered the creation",
                "considered the deletion",
                "considered the option",
            ];
            has(before, &thought) || has(after, &["not adopt", "not pursue", "not feasible"])
        }
    }
}

/// Whether a committee has approved what is counted: 財務委員會批准開設, not 待財務委員會批准….
fn was_approved(before: &str, after: &str) -> bool {
    let Some((head, _)) = before.split_once("委員會批准") else {
        return false;
    };
    let clause = after.split('，').next().unwrap_or_default();
    let names = ["財務", "立法會財務", "立法會"];
    names.contains(&head.trim()) && !clause.contains(['後', '時'])
}

#[cfg(test)]
mod tests {
    use super::{Lang, not_adopted};

    #[test]
    fn a_committee_that_is_waited_for_has_not_approved() {
        let told = |before: &str| not_adopted(Lang::Zh, before, "個職位，以應付工作");
        assert!(told("財務委員會批准開設"));
        assert!(!told("待財務委員會批准，我們會開設"));
        assert!(!told("我們會請財務委員會批准開設"));
        assert!(!not_adopted(
            Lang::Zh,
            "財務委員會批准開設",
            "個職位後，我們會"
        ));
    }
}
