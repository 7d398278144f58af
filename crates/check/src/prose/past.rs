//! Sentences of another time, and of what was thought of and not done.

use super::date::{Day, days};
use super::sentence::sentence;
use tables::model::{Change, Date, Lang, Project, Start, Structure};

/// Whether a day before that of the paper is one from which it asks for posts with
/// retrospective effect: the day of such a post, or one that is said to be so.
pub(crate) fn is_retrospective(project: &Project, lang: Lang, text: &str, day: &Day) -> bool {
    let (before, after) = (&text[..day.range.start], &text[day.range.end..]);
    let begins = match lang {
        Lang::Zh => after.trim_start().starts_with('起'),
        Lang::En => before.trim_end().ends_with("from"),
    };
    if !begins || day.date >= project.paper.date {
        return false;
    }
    let said = match lang {
        Lang::Zh => after
            .split('。')
            .next()
            .is_some_and(|it| it.contains("追溯")),
        Lang::En => before.trim_end().ends_with("retrospective effect from"),
    };
    let asked = retrospective_days(project);
    // A post that has ended meanwhile began on that day too.
    let (before, after) = sentence(lang, text, &day.range);
    let ended = |text: &str| {
        let mut days = written(project, lang, text).into_iter();
        days.any(|it| it.date < project.paper.date && !asked.contains(&it.date))
    };
    match said {
        true => !asked.is_empty(),
        false => asked.contains(&day.date) && !ended(before) && !ended(after),
    }
}

fn written(project: &Project, lang: Lang, text: &str) -> Vec<Day> {
    let words = project.words.iter().find(|(known, _)| *known == lang);
    let days = words.map(|(_, words)| days(text, lang, words));
    days.unwrap_or_default()
}

/// The days before that of the paper on which posts of the proposal begin.
fn retrospective_days(project: &Project) -> Vec<Date> {
    let all = &project.establishment;
    let changed = |id: &str| all.changes(id).iter().any(|it| *it != Change::Kept);
    let posts = all.posts().iter().filter(|post| !post.outside);
    let starts = posts
        .filter(|post| changed(&post.id) && all.stands_in(post, Structure::Proposed))
        .flat_map(|post| all.starts(post));
    let days = starts.filter_map(|start| match start {
        Start::On(day) => Some(*day),
        _ => None,
    });
    days.filter(|day| *day < project.paper.date).collect()
}

/// Where the years of days stand that are asked for with retrospective effect.
fn retrospective(project: &Project, lang: Lang, text: &str) -> Vec<Day> {
    let mut days = written(project, lang, text);
    days.retain(|day| is_retrospective(project, lang, text, day));
    days
}

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
        let past = alone && time && year > 1840 && year < own;
        let asked = |day: &Day| day.range.contains(&at);
        past && !retrospective(project, lang, text).iter().any(asked)
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
