//! What of a text is missing in another that was made from it.

use std::ops::Range;

/// How far ahead the two are looked at to find where they go on together.
const AHEAD: usize = 8;
/// How many equal characters say that they do.
const EQUAL: usize = 3;

/// The stretches of a text, in characters, that another text leaves out.
/// Capitals count as small letters; what the other has besides is passed over.
pub(super) fn gaps(text: &str, other: &str) -> Vec<Range<usize>> {
    let text: Vec<char> = text.chars().map(small).collect();
    let other: Vec<char> = other.chars().map(small).collect();
    let mut rest = other.as_slice();
    let mut gaps: Vec<Range<usize>> = Vec::new();
    for at in 0..text.len() {
        match skipped(&text[at..], rest) {
            Some(skipped) => rest = &rest[skipped + 1..],
            None => match gaps.last_mut() {
                Some(gap) if gap.end == at => gap.end = at + 1,
                _ => gaps.push(at..at + 1),
            },
        }
    }
    gaps
}

/// How many characters of the other text are passed over before it goes on as
/// the text does.
fn skipped(text: &[char], other: &[char]) -> Option<usize> {
    if other.first() == text.first() {
        return Some(0);
    }
    let wanted = &text[..text.len().min(EQUAL)];
    let goes_on = |by: &usize| other[*by..].starts_with(wanted);
    (1..=AHEAD.min(other.len())).find(goes_on)
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_found() {
        for (text, other, found) in [
            ("甲乙丙", "甲乙丙", ""),
            ("甲乙丙", "甲丙", "1..2"),
            ("甲乙丙", "", "0..3"),
            ("甲乙丙乙丁", "甲丙丁", "1..2 3..4"),
            ("Office", "OFFICE", ""),
            ("international", "inter-national", ""),
            ("甲乙", "甲乙甲乙", ""),
            ("banana split", "split", "0..7"),
        ] {
            let gaps = gaps(text, other).into_iter();
            let gaps: Vec<String> = gaps.map(|gap| format!("{gap:?}")).collect();
            assert_eq!(gaps.join(" "), found, "{text} {other}");
        }
    }
}
