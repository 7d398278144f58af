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
