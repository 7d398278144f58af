//! Text as Typst source that prints it and nothing else.

use std::fmt::Write;

/// Plain text as string literals in markup, `#"…";`, with line breaks between.
/// The semicolon ends the expression, so that whatever follows in the body
/// stays text.
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            out.push_str("#linebreak();");
        }
        out.push_str("#\"");
        escape_into(&mut out, line);
        out.push_str("\";");
    }
    out
}

/// Text as a Typst string literal in code, quotes included.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    escape_into(&mut out, text);
    out.push('"');
    out
}

fn escape_into(out: &mut String, text: &str) {
    for found in text.chars() {
        match found {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // Typst ends lines at these, and with them a comment.
            _ if found.is_control() || matches!(found, '\u{2028}' | '\u{2029}') => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(found));
            }
            _ => out.push(found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_becomes_text() {
        assert_eq!(literal("$1,200 #x"), "#\"$1,200 #x\";");
        assert_eq!(literal("a\"b\\c"), "#\"a\\\"b\\\\c\";");
        assert_eq!(literal("a\nb"), "#\"a\";#linebreak();#\"b\";");
        assert_eq!(quoted("\u{1}"), "\"\\u{1}\"");
        assert_eq!(literal("a\r\u{2028}"), "#\"a\\u{d}\\u{2028}\";");
    }
}
