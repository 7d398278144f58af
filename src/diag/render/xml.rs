//! Text in XML and HTML: what these take for their own is written otherwise,
//! and what XML may not hold is left out.

/// The text, with something in place of each line end.
pub fn escape(text: &str, line_end: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str(line_end),
            '\t' => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

/// The text of what was escaped.
pub fn unescape(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">");
    plain.replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::{escape, unescape};

    #[test]
    fn xml_is_escaped() {
        assert_eq!(
            escape("a<b> & \"c\"\u{1}\n", "&#10;"),
            "a&lt;b&gt; &amp; &quot;c&quot;&#10;"
        );
        assert_eq!(unescape(&escape("<&lt;> \"&amp;", "")), "<&lt;> \"&amp;");
    }
}
