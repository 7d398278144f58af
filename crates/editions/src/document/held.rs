//! What a line of English must not part: a number from what it counts, and a day from
//! its month.

use std::borrow::Cow;

use tables::model::Lang;

/// The words that a number belongs to.
const NAMES: &[&str] = &[
    "paragraph",
    "paragraphs",
    "Annex",
    "Annexes",
    "Enclosure",
    "Enclosures",
    "Table",
    "Figure",
    "Head",
    "Subhead",
    "Point",
    "item",
    "items",
];

/// The months, which a day belongs to.
const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The text with no place to break between such words. Chinese has none of them.
pub(crate) fn held(text: &str, lang: Lang) -> Cow<'_, str> {
    if lang != Lang::En || !text.contains(' ') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        if let Some(next) = words.peek() {
            out.push(if belong(word, next) { '\u{A0}' } else { ' ' });
        }
    }
    Cow::Owned(out)
}

/// Whether two words belong on one line.
fn belong(before: &str, after: &str) -> bool {
    let name = before.trim_start_matches(['(', '“', '‘']);
    let number = after.starts_with(|c: char| c.is_ascii_digit());
    let month = after.trim_end_matches([',', '.', ';', ':', ')', '”', '’']);
    let day = name.len() <= 2 && !name.is_empty() && name.bytes().all(|b| b.is_ascii_digit());
    number && NAMES.contains(&name) || day && MONTHS.contains(&month)
}

#[cfg(test)]
mod tests {
    use super::held;
    use tables::model::Lang;

    #[test]
    fn numbers_stay_with_their_names_and_days_with_their_months() {
        let text = "(paragraph 8) and Annex 16, on 1 October, 2027, for 31 posts and Table of";
        assert_eq!(
            held(text, Lang::En).replace('\u{A0}', "~"),
            "(paragraph~8) and Annex~16, on 1~October, 2027, for 31 posts and Table of"
        );
        assert_eq!(held("第 8 段 1 May", Lang::Zh), "第 8 段 1 May");
    }
}
