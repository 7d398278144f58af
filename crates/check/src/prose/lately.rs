//! Years that lie behind a paper, by how many they are: the past five years, 近年.

use super::numeral::numerals;
use tables::model::Lang;

/// Words by which what follows a past time is of the paper again.
const PLANS_ZH: [&str; 8] = [
    "建議",
    "擬",
    "將",
    "須",
    "需要",
    "會開設",
    "會增設",
    "會刪除",
];
const PLANS_EN: [&str; 6] = ["propos", "will ", "would ", "shall ", "need to", "seek"];

/// Whether a number between two texts is told of the years before the paper: Over the past
/// five years, 38 posts; 過去三年開設的45個職位.
pub(super) fn tells_of_past_years(lang: Lang, before: &str, after: &str) -> bool {
    let (plans, clause): (&[&str], _) = match lang {
        Lang::Zh => (&PLANS_ZH, after.split('，')),
        Lang::En => (&PLANS_EN, after.split(',')),
    };
    let plan = |text: &str| plans.iter().any(|word| text.contains(word));
    let behind = clause.take(1).any(|text| past_years(lang, text).is_some());
    let front = past_years(lang, before);
    front.is_some_and(|end| !plan(&before[end..])) || (behind && !plan(before))
}

/// Where words for past years end last in a text: the past three years, 過去三年, 近年.
fn past_years(lang: Lang, text: &str) -> Option<usize> {
    const FAR: usize = 24;
    let (signs, units): (&[&str], &[&str]) = match lang {
        Lang::Zh => (&["過去", "最近", "近"], &["年", "個月"]),
        Lang::En => (
            &["the past", "the last", "recent"],
            &[" years", " year", " months", " decade"],
        ),
    };
    let ends = signs.iter().flat_map(|sign| text.match_indices(sign));
    // 附近 is a place, and 將近 no time that is past.
    let ends = ends.filter(|(at, _)| !text[..*at].ends_with(['附', '將', '接', '鄰']));
    let ends = ends.filter_map(|(at, sign)| {
        let from = at + sign.len();
        let rest = &text[from..];
        let far = rest
            .char_indices()
            .nth(FAR)
            .map_or(rest.len(), |(at, _)| at);
        let words = &rest[..far];
        let (unit, end) = units
            .iter()
            .find_map(|unit| Some((unit, words.find(unit)?)))?;
        // How many, and nothing else.
        let between = words[..end].trim();
        let number = numerals(between)
            .first()
            .is_some_and(|it| it.range == (0..between.len()));
        let tens = between.chars().all(|c| c.is_ascii_lowercase() || c == ' ');
        let some = match lang {
            Lang::Zh => number || ["", "數", "幾", "多"].contains(&between),
            Lang::En => number || (tens && between.split(' ').count() < 3),
        };
        some.then_some(from + end + unit.len())
    });
    ends.max()
}

#[cfg(test)]
mod tests {
    use super::{Lang, tells_of_past_years};

    #[test]
    fn past_years_are_told_in_both_languages() {
        for (lang, before, after, past) in [
            (Lang::Zh, "過去三年開設的", "個職位", true),
            (Lang::Zh, "近年，環保署增設", "個職位", true),
            (Lang::Zh, "過去三年工作倍增，我們建議開設", "個職位", false),
            (Lang::Zh, "附近兩年後會有", "個職位", false),
            (Lang::En, "Over the past five years, ", " posts went", true),
            (Lang::En, "There were ", " posts over the last decade", true),
            (Lang::En, "In recent years, the EPD added ", " posts", true),
            (
                Lang::En,
                "Over the past year we did much and propose ",
                " posts",
                false,
            ),
            (Lang::En, "We propose ", " posts in the past manner", false),
        ] {
            assert_eq!(tells_of_past_years(lang, before, after), past, "{before}");
        }
    }
}
