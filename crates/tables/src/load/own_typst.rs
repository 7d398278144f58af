//! The Typst templates of the paper's own, as far as they ask for words.

use crate::diag::nearest;

/// The Typst templates of the paper's own, which may ask for further words of
/// `[layout]`.
pub(super) struct OwnTypst {
    /// Their texts.
    pub(super) texts: Vec<String>,
    /// Whether there are files which they may import, and which may ask too.
    pub(super) has_parts: bool,
}

impl OwnTypst {
    /// Whether a word may be asked for which is none of these.
    pub(super) fn may_ask_for<'k>(
        &self,
        name: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> bool {
        let mut texts = self.texts.iter();
        let asked = texts.any(|text| asks_for(text, name));
        asked || (self.has_parts && nearest(name, known).is_none())
    }
}

/// Whether a template asks for a word of the layout, `words.name`.
fn asks_for(text: &str, name: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let plain = format!("words.{name}");
    let whole = |at: usize| !text[at + plain.len()..].starts_with(goes_on);
    let mut places = text.match_indices(&plain);
    places.any(|(at, _)| whole(at)) || text.contains(&format!("\"{name}\""))
}

#[cfg(test)]
mod tests {
    use super::asks_for;

    #[test]
    fn templates_ask_for_words_by_their_whole_names() {
        for (text, found) in [
            ("#words.seal", true),
            ("words.at(\"seal\")", true),
            ("words.seals", false),
            ("words.seal-two", false),
            ("seal", false),
        ] {
            assert_eq!(asks_for(text, "seal"), found, "{text}");
        }
    }
}
