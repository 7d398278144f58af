//! A text cut short, at a word.

/// The first characters of a text, as far as whole words.
pub fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let (first, rest) = text.split_at(end);
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || "-'’".contains(c);
    let is_cut = first.ends_with(is_of_word) && rest.starts_with(is_of_word);
    // A word may be longer than all that is shown.
    let whole = is_cut.then(|| first.trim_end_matches(is_of_word));
    let whole = whole.filter(|whole| !whole.is_empty()).unwrap_or(first);
    let whole =
        whole.trim_end_matches(|c: char| c.is_whitespace() || "([{（［,，、;；:：".contains(c));
    format!("{whole}…")
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_text_is_cut_at_a_word() {
        for (text, most, shown) in [
            ("Director of Fairways", 13, "Director of…"),
            ("Director of Fairways", 20, "Director of Fairways"),
            ("Engineer (D1) and others", 10, "Engineer…"),
            ("Incomprehensibilities", 5, "Incom…"),
            ("航道測量總監及其他", 4, "航道測量…"),
            ("航道總監(D1)", 5, "航道總監…"),
        ] {
            assert_eq!(cut(text, most), shown);
        }
    }
}
