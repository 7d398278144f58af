//! A text as one line of a terminal shows it, with nothing in it that acts.

use std::borrow::Cow;

use super::kind::{forbidden, unseen};

/// Whether a character can be shown as it is: no control character, no line
/// end, none that nobody sees.
pub fn is_plain(c: char) -> bool {
    match c {
        ' '..='~' => true,
        // A wide space is seen well enough.
        '\u{3000}' => true,
        _ => !c.is_control() && forbidden(c).is_none() && unseen(c).is_none(),
    }
}

/// What begins a command of GitHub's runner anywhere in a line, and what does at
/// its start, white space before it or not.
const INSIDE: &str = "##[";
const AT_START: &str = "::";

/// The text on one line, each character that could act on a terminal, or that
/// nobody would see, written by its number: `keeper\u{200B}`. A line end is
/// `\n`, a tab `\t`. A backslash stays as it is: the text is for people.
pub fn visible(text: &str) -> Cow<'_, str> {
    let command = text.contains(INSIDE);
    if !command && text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_plain(c) => out.push(c),
            c => out.push_str(&numbered(c)),
        }
    }
    Cow::Owned(match command {
        true => out.replace(INSIDE, &format!("##{}", numbered('['))),
        false => out,
    })
}

fn numbered(c: char) -> String {
    format!("\\u{{{:X}}}", u32::from(c))
}

/// The same of a text that stands at the start of a line.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    let shown = visible(text);
    match shown.trim_start().starts_with(AT_START) {
        true => Cow::Owned(shown.replacen(':', &numbered(':'), 1)),
        false => shown,
    }
}

/// Words as their readers see them, for a list of what was changed: a space of another
/// width, or that does not break, between letters or digits as a space, the end of a line
/// as `↵`.
pub fn as_read(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut is_behind_word = false;
    while let Some(c) = rest.next() {
        let is_between = is_behind_word && rest.peek().is_some_and(|next| next.is_alphanumeric());
        is_behind_word = c.is_alphanumeric();
        out.push(match c {
            '\n' => '↵',
            // Where it stands alone it may be what was changed.
            c if c.is_whitespace() && unseen(c).is_some() && is_between => ' ',
            c => c,
        });
    }
    out
}

/// The same of a text of several lines, whose line ends stay.
pub fn visible_lines(text: &str) -> String {
    let lines = text.split('\n').map(visible_line);
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{as_read, visible, visible_line, visible_lines};

    #[test]
    fn lists_are_for_readers() {
        for (text, shown) in [
            ("1\u{202F}823 and 5\u{A0}km", "1 823 and 5 km"),
            ("第\u{2009}3\u{A0}段", "第 3 段"),
            ("甲\n乙", "甲↵乙"),
            ("[-\u{A0}-]{+ +}", "[-\u{A0}-]{+ +}"),
            ("a\u{200B}b", "a\u{200B}b"),
        ] {
            assert_eq!(as_read(text), shown);
        }
    }

    #[test]
    fn what_acts_or_is_not_seen_is_written_by_its_number() {
        for (text, shown) in [
            ("署長 (D2)　é", "署長 (D2)　é"),
            ("a\u{1B}[2Jb\u{7}", "a\\u{1B}[2Jb\\u{7}"),
            ("\u{9B}31m\u{7F}", "\\u{9B}31m\\u{7F}"),
            ("x\n::stop-commands::\r\ty", "x\\n::stop-commands::\\r\\ty"),
            ("\u{202E}\u{2066}\u{200F}", "\\u{202E}\\u{2066}\\u{200F}"),
            ("a\u{2028}b\u{85}", "a\\u{2028}b\\u{85}"),
            (
                "keeper\u{200B}\u{AD}\u{FEFF}",
                "keeper\\u{200B}\\u{AD}\\u{FEFF}",
            ),
            (
                "k\u{A0}\u{E0041}\u{FE0F}\u{3164}",
                "k\\u{A0}\\u{E0041}\\u{FE0F}\\u{3164}",
            ),
            ("\u{E000}\u{FFFE}\u{0}", "\\u{E000}\\u{FFFE}\\u{0}"),
        ] {
            assert_eq!(visible(text), shown);
        }
        assert_eq!(visible_lines("a\u{1B}\nb\r"), "a\\u{1B}\nb\\r");
    }

    #[test]
    fn no_line_is_a_command() {
        assert_eq!(visible("a ##[add-mask]b"), "a ##\\u{5B}add-mask]b");
        assert_eq!(visible("x: ::error::"), "x: ::error::");
        assert_eq!(visible_line("::error::x"), "\\u{3A}:error::x");
        assert_eq!(visible_lines("a\n  ::error::x"), "a\n  \\u{3A}:error::x");
    }
}
