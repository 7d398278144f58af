//! Characters that are a second form of others: compatibility ideographs,
//! radicals, ligatures, letters with their accent apart.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// A stretch of a text in a second form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it is.
    pub kind: &'static str,
    /// The usual form.
    pub plain: String,
}

/// The stretches of a text that have a usual form which is another.
pub fn forms(text: &str) -> Vec<Form> {
    if text.chars().all(is_usual) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, c)) = characters.next() {
        let mut end = start + c.len_utf8();
        // A letter and the marks on it are one.
        while let Some((at, mark)) = characters.next_if(|(_, c)| is_mark(*c)) {
            end = at + mark.len_utf8();
        }
        let written = &text[start..end];
        let plain: String = written.chars().flat_map(plain).nfc().collect();
        if plain != written {
            let range = start..end;
            let kind = kind(c);
            found.push(Form { range, kind, plain });
        }
    }
    found
}

/// Whether a character is one of the many that have no second form and stand on no
/// other: most texts have no others.
fn is_usual(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3029}')
        || matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}')
}

fn is_mark(c: char) -> bool {
    !c.is_ascii() && canonical_combining_class(c) != 0
}

/// The usual form of one character, itself where it has no other. Signs that
/// papers use as they are (㎡, ①, Ⅳ, full-width marks) stay.
pub(super) fn plain(c: char) -> Vec<char> {
    match c {
        '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => std::iter::once(c).nfc().collect(),
        '\u{2E80}'..='\u{2FDF}' | '\u{FB00}'..='\u{FB06}' => std::iter::once(c).nfkc().collect(),
        _ => vec![c],
    }
}

fn kind(c: char) -> &'static str {
    match c {
        '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => "a compatibility ideograph",
        '\u{2E80}'..='\u{2FDF}' => "a radical",
        '\u{FB00}'..='\u{FB06}' => "a ligature",
        _ => "not composed",
    }
}

#[cfg(test)]
mod tests {
    use super::forms;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = forms(text);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|form| (&text[form.range.clone()], form.plain.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn second_forms_are_found() {
        check("⼯程", &[("⼯", "工")]);
        check("⺟語", &[("⺟", "母")]);
        check("興\u{F9DC}", &[("\u{F9DC}", "隆")]);
        check(
            "cafe\u{301} e\u{301}",
            &[("e\u{301}", "é"), ("e\u{301}", "é")],
        );
        check("o\u{FB03}ce", &[("\u{FB03}", "ffi")]);
    }

    #[test]
    fn usual_characters_are_none() {
        check("工程é㎡①Ⅳ（ＡＢ）½", &[]);
        // Twelve of the compatibility block are ideographs of their own.
        check("\u{FA0E}\u{FA0F}\u{FA11}\u{FA29}", &[]);
        // What HKSCS writes as two characters has no form of one.
        check("Ê\u{304}ê\u{30C}", &[]);
    }
}
