//! Where what is gone meets what came in its place.

use content::wording::JOINT;

use super::inline::Inline;

impl Inline {
    /// Its first character; none of what is no words.
    pub fn first_char(&self) -> Option<char> {
        match self {
            Self::Text(words) => words.text.chars().next(),
            Self::Link { inside, .. } | Self::Changed(_, inside) => inside.first()?.first_char(),
            Self::Break | Self::Note(_) | Self::Anchor(_) => None,
        }
    }

    /// Its last one.
    pub fn last_char(&self) -> Option<char> {
        match self {
            Self::Text(words) => words.text.chars().next_back(),
            Self::Link { inside, .. } | Self::Changed(_, inside) => inside.last()?.last_char(),
            Self::Break | Self::Note(_) | Self::Anchor(_) => None,
        }
    }

    /// Whether it is gone, and what stands behind it came in its place, so that a line
    /// may end between the two.
    pub fn gives_way_to(&self, next: &Self) -> bool {
        let (Self::Changed(before, _), Self::Changed(after, _)) = (self, next) else {
            return false;
        };
        let ends = |c: char| !c.is_whitespace() && !opens(c);
        let begins = |c: char| !c.is_whitespace() && !closes(c);
        before.is_gone()
            && !after.is_gone()
            && self.last_char().is_some_and(ends)
            && next.first_char().is_some_and(begins)
    }
}

/// Whether no line may end behind a sign.
pub fn opens(c: char) -> bool {
    "([{（［｛「『《〈“‘$".contains(c)
}

/// Whether no line may begin with a sign.
pub fn closes(c: char) -> bool {
    ",.;:!?)]}%，。；：！？、）］｝」』》〉”’…".contains(c)
}

/// A text with all that its marks show, and a joint wherever a line may end between two
/// wordings.
pub fn both_versions(marks: &[Inline], text: &str) -> String {
    if marks.is_empty() {
        return text.to_owned();
    }
    let mut out = String::new();
    add(marks, &mut out);
    out
}

fn add(inside: &[Inline], out: &mut String) {
    let mut before: Option<&Inline> = None;
    for piece in inside {
        if before.is_some_and(|before| before.gives_way_to(piece)) {
            out.push(JOINT);
        }
        match piece {
            Inline::Text(words) => out.push_str(&words.text),
            Inline::Break => out.push('\n'),
            Inline::Link { inside, .. } | Inline::Changed(_, inside) => add(inside, out),
            Inline::Note(_) | Inline::Anchor(_) => {}
        }
        before = Some(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::{Inline, both_versions};
    use crate::document::Change;

    #[test]
    fn a_line_may_end_between_two_values_and_nowhere_in_them() {
        let gone = |text: &str| Inline::Changed(Change::Removed, vec![Inline::plain(text)]);
        let come = |text: &str| Inline::Changed(Change::Added, vec![Inline::plain(text)]);
        for (marks, said) in [
            (
                vec![gone("2,407,800"), come("2,469,600")],
                "2,407,800\u{200B}2,469,600",
            ),
            (
                vec![
                    Inline::plain("($"),
                    gone("5"),
                    come("-6"),
                    Inline::plain(")"),
                ],
                "($5\u{200B}-6)",
            ),
            (vec![gone("三年"), come("兩年")], "三年\u{200B}兩年"),
            (vec![Inline::plain("posts"), come(", of")], "posts, of"),
            (vec![gone("posts"), come(", of")], "posts, of"),
            (vec![gone("D1 "), come("D2")], "D1 D2"),
            (vec![come("1"), gone("2")], "12"),
        ] {
            assert_eq!(both_versions(&marks, ""), said);
        }
        assert_eq!(both_versions(&[], "12"), "12");
    }
}
