//! New words as a file writes them.

use tables::characters::{forbidden, named};

use crate::document::{FORMULA, NOTE, PICTURE};

/// How a passage stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A cell of a CSV file: any text, in quotes where it needs them.
    Cell,
    /// A stretch of a body: Typst's signs have a backslash.
    Body,
    /// A string of a TOML file.
    Setting,
}

/// Signs of Typst that are printed as they are behind a backslash; straight quotation
/// marks would be set as curly ones.
const SIGNS: &str = "\\#$*_`<>@~[]\"'";

/// New words as they are to be written behind `before` on their line and in front of
/// `behind`, in a text that is `typed` now.
///
/// # Errors
/// Why they are not written.
pub(super) fn spelt(
    words: &str,
    form: Form,
    typed: &str,
    (before, behind): (&str, &str),
) -> Result<String, String> {
    for c in words.chars() {
        match c {
            NOTE => return Err("it puts in a note, which a body has in its own way".to_owned()),
            PICTURE => return Err("it puts in a picture or drawing".to_owned()),
            FORMULA => return Err("it puts in a formula, which no text has".to_owned()),
            '\t' => return Err("it puts in a tab, which no text has".to_owned()),
            '\n' if form != Form::Cell || !typed.contains('\n') => {
                return Err("it puts in a line break, where the text is one line".to_owned());
            }
            c if forbidden(c).is_some() => {
                return Err(format!("it puts in {}, which no paper may hold", named(c)));
            }
            _ => {}
        }
    }
    if words.contains("{{") || words.contains("}}") {
        return Err("it puts in the braces of a helper: write the call in the file".to_owned());
    }
    match form {
        Form::Cell => Ok(words.to_owned()),
        Form::Setting => setting(words, typed),
        Form::Body => body(words, before, behind),
    }
}

/// Words in a string of TOML.
fn setting(words: &str, typed: &str) -> Result<String, String> {
    if typed.starts_with('\'') {
        return match words.contains('\'') {
            true => Err("a text between ' cannot hold one: write it in the file".to_owned()),
            false => Ok(words.to_owned()),
        };
    }
    Ok(words.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Words in a body.
fn body(words: &str, before: &str, behind: &str) -> Result<String, String> {
    let begins = |c: char| "=+-/".contains(c);
    let whole: Vec<char> = words.chars().chain(behind.chars()).take(12).collect();
    let digits = whole.iter().take_while(|c| c.is_ascii_digit()).count();
    let is_number = digits > 0 && whole.get(digits) == Some(&'.');
    let is_sign = whole.first().is_some_and(|c| begins(*c)) || is_number;
    // The words in brackets, such as those of a note, begin like a line; behind a
    // backslash its sign is a word, and of a number its full stop.
    let own = if is_number { digits } else { 0 };
    let is_in_brackets = before.trim_end().ends_with('[') && !before.trim_end().ends_with("\\[");
    let is_line = before.chars().all(|c| c.is_whitespace() || begins(c));
    if is_sign && (is_line || (is_in_brackets && own >= words.chars().count())) {
        return Err(
            "its line would begin with a sign that begins a heading or an item: write it in the \
             file"
                .to_owned(),
        );
    }
    let mut out = String::new();
    let mut last = before.chars().next_back();
    let mut rest = words.chars().chain(behind.chars().take(1)).peekable();
    for at in 0..words.chars().count() {
        let Some(c) = rest.next() else { break };
        let next = rest.peek().copied();
        let is_begin = at == own && is_sign && is_in_brackets;
        if is_begin || SIGNS.contains(c) || joins(last, c, next) {
            out.push('\\');
        }
        out.push(c);
        last = Some(c);
    }
    Ok(out)
}

/// Whether a sign would be another with those beside it: two hyphens a dash, a hyphen
/// before a digit a minus, two strokes a comment.
fn joins(last: Option<char>, c: char, next: Option<char>) -> bool {
    match c {
        '-' => {
            last == Some('-') || next.is_some_and(|c| c == '-' || c == '?' || c.is_ascii_digit())
        }
        '?' => last == Some('-'),
        '.' => last == Some('.'),
        '/' => next.is_some_and(|c| "/*".contains(c)) || last == Some('/'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, spelt};

    #[test]
    fn signs_stay_signs() {
        let body = |words| spelt(words, Form::Body, "x", ("+ a ", " b"));
        for (words, written) in [
            ("costs $5 #1", "costs \\$5 \\#1"),
            ("*a* _b_ @c <d>", "\\*a\\* \\_b\\_ \\@c \\<d\\>"),
            ("1--2 -3 a...", "1\\-\\-2 \\-3 a.\\.\\."),
            ("Co-ordinate", "Co-ordinate"),
            ("a // b", "a \\/\\/ b"),
            ("甲，乙", "甲，乙"),
            ("say \"so\", it's “so”", "say \\\"so\\\", it\\'s “so”"),
        ] {
            assert_eq!(body(words).as_deref(), Ok(written));
        }
        assert!(body("{{title}}").is_err());
        assert!(body("a\nb").is_err());
    }

    #[test]
    fn no_line_begins_otherwise() {
        let begin = |words, behind| spelt(words, Form::Body, "x", ("+ ", behind));
        assert!(begin("= a", "").is_err());
        assert!(begin("", "- b").is_err());
        assert!(begin("12", ". b").is_err());
        assert_eq!(begin("a = b", "").as_deref(), Ok("a = b"));
    }

    /// What stands in brackets begins like a line, and may begin with any sign.
    #[test]
    fn words_in_brackets_begin_with_signs() {
        let begin = |words, behind| spelt(words, Form::Body, "x", ("a#footnote[", behind));
        for (words, behind, written) in [
            ("1. A", " b", "1\\. A"),
            ("12.", " b", "12\\."),
            ("- a", "", "\\- a"),
            ("= ", "a", "\\= "),
            ("/ a: b", "", "\\/ a: b"),
            ("-1", "", "\\-1"),
            ("(a) b", "", "(a) b"),
        ] {
            assert_eq!(begin(words, behind).as_deref(), Ok(written));
        }
        assert!(begin("", "- b").is_err());
        assert!(begin("12", ". b").is_err());
        let typed = spelt("- a", Form::Body, "x", ("a \\[", ""));
        assert_eq!(typed.as_deref(), Ok("- a"));
    }

    #[test]
    fn settings_keep_their_quotes() {
        let of = |words, typed| spelt(words, Form::Setting, typed, ("", ""));
        assert_eq!(of("a \"b\" \\", "\"x\"").as_deref(), Ok("a \\\"b\\\" \\\\"));
        assert_eq!(of("a \"b\"", "'x'").as_deref(), Ok("a \"b\""));
        assert!(of("it's", "'x'").is_err());
    }
}
