//! Ties: where a gap stands that no line breaks at, in what no line parts.

use std::borrow::Cow;
use std::ops::Range;

use language::{Lang, Room, held};

/// The gap that no line breaks at. In Chinese it is as wide as the one that is set between
/// a number and its sign anyway.
const GAP: char = '\u{A0}';

/// Where a text is tied: a stretch of it, a space or nothing, in place of which a gap
/// stands that no line breaks at, and whether that belongs to what stands before it.
pub(crate) fn ties(text: &str, of: (Lang, Room)) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    for stretch in held(text, of) {
        let mut before = None;
        for (at, c) in text[stretch.clone()].char_indices() {
            let at = stretch.start + at;
            if c == ' ' {
                found.push((at..at + 1, true));
            } else if before.is_some_and(|before| meet(before, c)) {
                // A number may be a field, which Word sets anew: the gap is its sign's.
                found.push((at..at, !before.is_some_and(|c| c.is_ascii_digit())));
            }
            before = Some(c);
        }
    }
    found
}

/// The text with no place to break in such stretches.
pub(crate) fn tied(text: &str, of: (Lang, Room)) -> Cow<'_, str> {
    let ties = ties(text, of);
    if ties.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 2 * ties.len());
    let mut from = 0;
    for (tie, _) in ties {
        out.push_str(&text[from..tie.start]);
        out.push(GAP);
        from = tie.end;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// Whether a number and a Chinese word stand side by side.
fn meet(before: char, after: char) -> bool {
    let [one, other] = [before, after].map(|c| c.is_ascii_digit());
    let word = if one { after } else { before };
    one != other && !word.is_ascii() && word.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::{Lang, Room, tied};

    #[track_caller]
    fn check(lang: Lang, expected: &str) {
        let typed = match lang {
            Lang::En => expected.replace('~', " "),
            Lang::Zh => expected.replace('~', ""),
        };
        assert_eq!(
            tied(&typed, (lang, Room::Page)).replace('\u{A0}', "~"),
            expected
        );
    }

    #[test]
    fn english_numbers_stay_with_their_names_and_days_with_their_months() {
        check(
            Lang::En,
            "(paragraph~8) and Annex~16, on 1~October~2027, for 31~posts and Table of",
        );
        check(Lang::En, "Enclosures~11~to~12; from 31~March~2035.");
        check(
            Lang::En,
            "on 1~October, 2027; in May 2027; $5~million a~– b",
        );
        let column = (Lang::En, Room::Column);
        assert_eq!(tied("at 1 May 2027", column), "at 1\u{A0}May 2027");
        check(Lang::En, "two Chief~Engineers~(D1) and (a) Head~(92)");
    }

    #[test]
    fn chinese_numbers_stay_with_their_signs() {
        check(
            Lang::Zh,
            "附件~10及第~8~段，首長級薪級第~1~點，共86,386,000~元，31~個職位，8\u{202F}000~個",
        );
        check(Lang::Zh, "附件~11~至~12；第~19~至~20~段；第~5(a)段");
        check(
            Lang::Zh,
            "2027~年10~月~1~日，2027-28年度，總目~92，8,638~萬元，第一",
        );
        check(Lang::Zh, "見附件~3－及12.5％");
        let of = (Lang::Zh, Room::Page);
        assert_eq!(tied("第 8 段", of), "第\u{A0}8\u{A0}段");
    }
}
