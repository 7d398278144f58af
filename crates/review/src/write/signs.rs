//! Signs of the markup that come together where words between them go.

/// Signs that are others together than alone.
const TOGETHER: [&str; 12] = [
    "--", "-?", "..", "//", "/*", "*/", "{{", "}}", "](", "][", "].", "__",
];

/// Whether a text has more signs of the markup than it had, which nobody typed: words
/// that were put in have a backslash before theirs.
pub(super) fn come_together(was: &str, is: &str) -> bool {
    counts(was)
        .iter()
        .zip(counts(is))
        .any(|(was, is)| is > *was)
}

/// How often each sign is in a text: those of two characters, a hyphen before a digit,
/// and one of bold or italic words inside of a word.
fn counts(text: &str) -> [usize; TOGETHER.len() + 2] {
    let mut counts = [0; TOGETHER.len() + 2];
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while let Some(c) = characters.get(at).copied() {
        if c == '\\' {
            at += 2;
            continue;
        }
        let next = characters.get(at + 1).copied();
        for (count, signs) in counts.iter_mut().zip(TOGETHER) {
            let mut signs = signs.chars();
            *count += usize::from(signs.next() == Some(c) && signs.next() == next);
        }
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = at.checked_sub(1).map(|at| characters[at]);
        let is_minus = c == '-' && next.is_some_and(|c| c.is_ascii_digit());
        let is_inside = "*_".contains(c) && is_word(before) && is_word(next);
        counts[TOGETHER.len()] += usize::from(is_minus);
        counts[TOGETHER.len() + 1] += usize::from(is_inside);
        at += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::come_together;

    #[test]
    fn signs_that_come_together_are_told() {
        for (was, is) in [
            ("a -x- b", "a -- b"),
            ("a /x/ b", "a // b"),
            ("a /x* b", "a /* b"),
            ("-x5", "-5"),
            ("#emph[a] (b)", "#emph[a](b)"),
            ("a *b* c", "a*b* c"),
        ] {
            assert!(come_together(was, is), "{is}");
        }
        for (was, is) in [
            ("a -- b x", "a -- b"),
            ("a b", "a \\-\\- b"),
            ("a, b", "a. b"),
            ("a -- b", "a b"),
        ] {
            assert!(!come_together(was, is), "{is}");
        }
    }
}
