//! Stretches of characters of one kind.

use std::ops::Range;

/// The longest stretches of a text of which each character is `of_kind`, in order.
pub fn runs(text: &str, of_kind: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(&of_kind)?;
        let length = text[start..].find(|c| !of_kind(c));
        at = length.map_or(text.len(), |length| start + length);
        Some(start..at)
    })
}

/// The characters of a kind around a place, as far from it as they can have a part in its
/// words.
pub fn near(text: &str, at: &Range<usize>, is: impl Fn(char) -> bool) -> Range<usize> {
    const FAR: usize = 24;
    let before = text[..at.start].chars().rev().take(FAR);
    let after = text[at.end..].chars().take(FAR);
    let before: usize = before.take_while(|c| is(*c)).map(char::len_utf8).sum();
    let after: usize = after.take_while(|c| is(*c)).map(char::len_utf8).sum();
    at.start - before..at.end + after
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn stretches_are_whole_and_in_order() {
        let found = |text| runs(text, char::is_alphabetic).collect::<Vec<_>>();
        assert_eq!(found("ab, 甲c"), [0..2, 4..8]);
        assert_eq!(found(" a, b"), [1..2, 4..5]);
        assert!(found("12").is_empty());
    }
}
