//! Small and capital letters, as a place in a text asks for them.

use std::ops::Range;

/// What is done to the letters of a text. None is changed unless a body asks,
/// and Chinese has none to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// A capital at the beginning: Annexes 3 to 5.
    Sentence,
    /// A capital at each word but small ones: Judges of the Court.
    Title,
    /// Capitals throughout: ANNEX 3.
    Upper,
}

/// The words that titles write small unless they begin with them.
const SMALL: [&str; 20] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "nor", "of", "on", "or", "per",
    "the", "to", "under", "upon", "with",
];

impl Case {
    /// The words of bodies, in the order of messages.
    pub const WORDS: [&'static str; 3] = ["sentence", "title", "upper"];

    /// The one of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        let mut all = [Self::Sentence, Self::Title, Self::Upper].into_iter();
        all.find(|case| case.word() == word)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        let [sentence, title, upper] = Self::WORDS;
        match self {
            Self::Sentence => sentence,
            Self::Title => title,
            Self::Upper => upper,
        }
    }

    /// The text in this case. The sign of an item, (a) or (ii), is no word and
    /// stays as it is; so does every letter that is a capital already.
    pub fn apply(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (index, word) in words(text).into_iter().enumerate() {
            out.push_str(&text[at..word.start]);
            at = word.end;
            let sign = is_sign(text, &word);
            let word = &text[word];
            let small = index > 0 && SMALL.contains(&word);
            match self {
                _ if sign => out.push_str(word),
                Self::Upper => out.push_str(&word.to_uppercase()),
                Self::Sentence if index == 0 => capital(&mut out, word),
                Self::Title if !small => capital(&mut out, word),
                Self::Sentence | Self::Title => out.push_str(word),
            }
        }
        out + &text[at..]
    }
}

/// Adds a word with its first letter as a capital.
fn capital(out: &mut String, word: &str) {
    let mut letters = word.chars();
    out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(letters.as_str());
}

/// The words of a text; one with a hyphen or an apostrophe is one.
fn words(text: &str) -> Vec<Range<usize>> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphanumeric) {
        let start = at + start;
        let rest = &text[start..];
        at = start + rest.find(|c| !inside(c)).unwrap_or(rest.len());
        found.push(start..at);
    }
    found
}

/// Whether a word is the sign of an item in its brackets: (a), (ii).
fn is_sign(text: &str, word: &Range<usize>) -> bool {
    let bracketed = text[..word.start].ends_with('(') && text[word.end..].starts_with(')');
    let sign = &text[word.clone()];
    let letter = sign.len() == 1 && sign.as_bytes()[0].is_ascii_lowercase();
    bracketed && (letter || is_roman(sign))
}

/// Whether a text is a small Roman number below 40.
fn is_roman(text: &str) -> bool {
    let ones = text.trim_start_matches('x');
    let tens = text.len() - ones.len();
    let known = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    // The x of ix was not taken: it does not stand first.
    !text.is_empty() && tens <= 3 && known.contains(&ones)
}

#[cfg(test)]
mod tests {
    use super::Case::{Sentence, Title, Upper};
    use super::*;

    #[track_caller]
    fn check(case: Case, text: &str, expected: &str) {
        assert_eq!(case.apply(text), expected);
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        check(Sentence, "paragraph 2(a) to (c)", "Paragraph 2(a) to (c)");
        check(
            Sentence,
            "two Chief Engineer posts",
            "Two Chief Engineer posts",
        );
        check(Sentence, "11 posts and one post", "11 posts and one post");
        check(Sentence, "“no posts", "“No posts");
        check(Sentence, "élite", "Élite");
        check(Sentence, "", "");
    }

    #[test]
    fn titles_write_small_words_small() {
        check(
            Title,
            "the heads of the efficiency unit (permanent)",
            "The Heads of the Efficiency Unit (Permanent)",
        );
        check(Title, "paragraph 2(a) to (c)", "Paragraph 2(a) to (c)");
        check(
            Title,
            "two non-directorate posts",
            "Two Non-directorate Posts",
        );
        check(Title, "surveyor/engineer", "Surveyor/Engineer");
    }

    #[test]
    fn capitals_throughout_leave_the_signs_of_items() {
        check(
            Upper,
            "paragraph 2(a)(iv) to (x)",
            "PARAGRAPH 2(a)(iv) TO (x)",
        );
        check(Upper, "head (acting), don’t", "HEAD (ACTING), DON’T");
        check(Upper, "(civil)", "(CIVIL)");
    }

    #[test]
    fn chinese_has_only_latin_letters_to_change() {
        for case in [Sentence, Title, Upper] {
            check(case, "附件2至4", "附件2至4");
            check(case, "第2(a)段", "第2(a)段");
        }
        check(Upper, "標準(iso)", "標準(ISO)");
    }
}
