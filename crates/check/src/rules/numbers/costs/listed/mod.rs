//! Sentences with several amounts of one kind, each of another rank.

use std::ops::Range;

use super::kind;
use crate::prose::numeral::numerals;
use crate::rules::numbers::rounded::is_money;
use tables::model::Lang;

/// Smaller amounts are no pay, and no cost of posts.
const SMALLEST: usize = 10_000;

/// What a sentence says of one amount of several, where one phrase tells of all what they
/// are: that of the Deputy Director $2,656,800; $2,656,800 for the Deputy Director.
pub(in crate::rules::numbers) fn own_words<'t>(
    lang: Lang,
    before: &'t str,
    after: &'t str,
) -> Option<&'t str> {
    let start = amounts(before).last().map_or(0, |it| it.end);
    let front = &before[start..];
    let end = amounts(after).first().map(|it| it.start);
    let back = &after[..end.unwrap_or(after.len())];
    let goes_on = end.is_some() && kind(lang, back).is_none();
    let inherits = start > 0 && kind(lang, front).is_none();
    if !goes_on && !inherits {
        return None;
    }
    let of_what_follows = [" for ", " a year for "];
    let behind = lang == Lang::En && of_what_follows.iter().any(|it| back.starts_with(it));
    Some(if behind { back } else { front })
}

/// Where the amounts of money of a text stand.
fn amounts(text: &str) -> Vec<Range<usize>> {
    let mut found = numerals(text);
    found.retain(|it| it.value >= SMALLEST && is_money(text, &it.range));
    found.into_iter().map(|it| it.range).collect()
}

#[cfg(test)]
mod tests {
    use super::own_words;
    use tables::model::Lang;

    #[test]
    fn each_amount_has_its_own_words() {
        let own = |text: &str| {
            let (before, after) = text.split_once("200,000").expect("the amount");
            own_words(Lang::En, before, after).map(str::to_owned)
        };
        let list = "The salary at mid-point of A is $100,000 and that of B $200,000";
        assert_eq!(own(list).as_deref(), Some(" and that of B $"));
        let behind = "The salaries at mid-point are $100,000 for A and $200,000 for B";
        assert_eq!(own(behind).as_deref(), Some(" for B"));
        let other = "A costs $100,000 at mid-point, and in staff cost $200,000";
        assert_eq!(own(other), None);
    }
}
