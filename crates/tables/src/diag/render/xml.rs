//! Text in XML and HTML: what these take for their own is written otherwise,
//! and what XML may not hold, or nobody would see, by its number.

use crate::characters::{is_plain, reference, visible};

/// The text, with something in place of each line end.
pub fn escape(text: &str, line_end: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if let Some(written) = reference(c) {
            out.push_str(written);
            continue;
        }
        match c {
            '\n' => out.push_str(line_end),
            '\t' => out.push(' '),
            '\r' => {}
            _ if is_plain(c) => out.push(c),
            _ => out.push_str(&visible(c.encode_utf8(&mut [0; 4]))),
        }
    }
    // GitHub's runner would take it for a command.
    match out.contains("##[") {
        true => out.replace("##[", "##&#91;"),
        false => out,
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn xml_is_escaped() {
        assert_eq!(
            escape("a<b> & \"c\"\u{1}\r\n", "&#10;"),
            "a&lt;b&gt; &amp; &quot;c&quot;\\u{1}&#10;"
        );
        assert_eq!(escape("a ##[error]", ""), "a ##&#91;error]");
    }
}
