//! The number or sign at the beginning of a text, which has a column of its own.

use editions::document::{Inline, Words};

/// A text without the label at its beginning, and that. `end` says how many bytes of the
/// first words are the label with the space behind it; where others became it, it stays
/// in the text.
pub(super) fn split(
    inside: &[Inline],
    end: impl Fn(&str) -> Option<usize>,
) -> (Vec<Inline>, Vec<Inline>) {
    let whole = || (Vec::new(), inside.to_vec());
    match inside.split_first() {
        Some((Inline::Text(words), rest)) => match end(&words.text) {
            Some(at) => {
                let (label, text) = words.text.split_at(at);
                let of = |text: &str| {
                    let text = text.to_owned();
                    Inline::Text(Words {
                        text,
                        ..words.clone()
                    })
                };
                let rest = [of(text)].into_iter().chain(rest.iter().cloned());
                (vec![of(label.trim_end())], rest.collect())
            }
            None => whole(),
        },
        // All of it came or went.
        Some((Inline::Changed(change, inside), [])) => match split(inside, end) {
            (label, _) if label.is_empty() => whole(),
            (label, rest) => (
                vec![Inline::Changed(*change, label)],
                vec![Inline::Changed(*change, rest)],
            ),
        },
        _ => whole(),
    }
}

/// The end of the number of a duty: `(12) `, `(a) `.
pub(super) fn number(text: &str) -> Option<usize> {
    let (inner, rest) = text.strip_prefix('(')?.split_once(") ")?;
    let is_number = !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_number && inner.len() <= 3).then(|| text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::{number, split};
    use editions::document::{Change, Inline, text_of};

    fn parts(inside: &[Inline]) -> (String, String) {
        let (label, text) = split(inside, number);
        (text_of(&label), text_of(&text))
    }

    #[test]
    fn numbers_are_told_from_words_in_brackets() {
        let plain = |text: &str| parts(&[Inline::plain(text)]);
        let both = |label: &str, text: &str| (label.to_owned(), text.to_owned());
        assert_eq!(plain("(12) to plan"), both("(12)", "to plan"));
        assert_eq!(plain("(a) 規劃"), both("(a)", "規劃"));
        assert_eq!(plain("(part) to plan"), both("", "(part) to plan"));
        let new = Inline::Changed(Change::Added, vec![Inline::plain("(1) to plan")]);
        assert_eq!(parts(&[new]), both("(1)", "to plan"));
        let old = Inline::Changed(Change::Removed, vec![Inline::plain("(1) ")]);
        let rest = [old, Inline::plain("(2) to plan")];
        assert_eq!(parts(&rest), both("", "(2) to plan"));
    }
}
