//! Characters that no paper may hold, and characters that nobody sees.

use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;

/// What makes a character one that no paper and no chart may hold: what hides
/// what a line says, has no agreed shape, or that the PDF standards forbid
/// (PDF/A-2, 6.2.11.7: no glyph may stand for U+0000, U+FEFF or U+FFFE).
/// Nothing for any other, line ends and tabs included.
pub fn forbidden(c: char) -> Option<&'static str> {
    match c {
        '\n' | '\r' | '\t' => None,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Some("a mark that turns the direction of writing")
        }
        '\u{2028}' | '\u{2029}' => Some("a separator that no line shows"),
        '\u{FEFF}' => Some("a byte-order mark, which belongs at the beginning of a file only"),
        '\u{FDD0}'..='\u{FDEF}' => Some("no character"),
        _ if u32::from(c) & 0xFFFE == 0xFFFE => Some("no character"),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' => Some("a private-use character"),
        '\u{FFFC}' => Some("what stands for an object that was pasted, and is not here"),
        _ if c.is_control() => Some("a control character"),
        _ => None,
    }
}

/// What a character is that nobody sees, or takes for a plain space; nothing
/// for any other, the plain space, line ends and tabs included.
pub fn unseen(c: char) -> Option<&'static str> {
    match c {
        '\u{00AD}' => Some("a soft hyphen"),
        '\u{00A0}' | '\u{2007}' | '\u{202F}' => Some("a space that does not break"),
        '\u{3000}' => Some("a full-width space"),
        '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{205F}' => Some("a space of another width"),
        '\u{2800}' => Some("a blank"),
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Some("a variation selector"),
        '\u{E0000}'..='\u{E007F}' => Some("a tag"),
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => Some("a filler"),
        '\u{FFF9}'..='\u{FFFB}' => Some("a mark without width"),
        _ if CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c) => {
            Some("a mark without width")
        }
        _ => None,
    }
}

/// A character by its number: `U+200B`.
pub fn named(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
