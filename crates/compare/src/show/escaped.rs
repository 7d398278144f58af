//! Text that Markdown leaves as it is.

/// A joiner without width.
const JOINER: char = '\u{2060}';

/// Text that stays text in Markdown: no markup, no picture, no link, and no mention of
/// a person or an issue, which a backslash does not prevent.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    for (at, character) in text.char_indices() {
        let rest = &text[at + character.len_utf8()..];
        let signs = match character {
            '|' | '\\' | '`' | '*' | '_' | '<' | '&' | '[' | '~' | '!' => true,
            ':' => rest.starts_with("//"),
            '.' => text[..at].to_ascii_lowercase().ends_with("www"),
            _ => false,
        };
        let mentions = match character {
            '@' => true,
            '#' => rest.starts_with(|c: char| c.is_ascii_digit()),
            _ => false,
        };
        out.extend(signs.then_some('\\'));
        out.push(character);
        out.extend(mentions.then_some(JOINER));
    }
    out
}
