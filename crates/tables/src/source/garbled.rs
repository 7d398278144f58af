//! UTF-8 that was read as Windows-1252 or Mac Roman, inside a text that is
//! otherwise sound: `â€™` for ’, `Ã©` for é, `‚Äô` for ’.

use std::ops::Range;

use encoding_rs::{MACINTOSH, WINDOWS_1252};

/// What is left of ” where a character of no shape has been lost.
const QUOTE: &str = "â€";

/// Where such a text stands, and what was meant.
pub fn garbled(text: &str) -> Vec<(Range<usize>, String)> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for codec in [WINDOWS_1252, MACINTOSH] {
        let mut at = 0;
        while at < text.len() {
            match sequence(&text[at..], codec) {
                Some((length, meant)) => {
                    found.push((at..at + length, meant));
                    at += length;
                }
                // Of a closing quote the last character is often lost.
                None if codec == WINDOWS_1252 && text[at..].starts_with(QUOTE) => {
                    found.push((at..at + QUOTE.len(), '”'.to_string()));
                    at += QUOTE.len();
                }
                None => at += text[at..].chars().next().map_or(1, char::len_utf8),
            }
        }
    }
    found
}

/// The characters of one encoding at the head of a text that are together
/// UTF-8: their length, and what was meant.
fn sequence(text: &str, codec: &'static encoding_rs::Encoding) -> Option<(usize, String)> {
    let (mut length, mut meant) = (0, String::new());
    while let Some((read, c)) = one(&text[length..], codec) {
        length += read;
        meant.push(c);
    }
    // A letter of Europe before a sign may come to a Chinese character once,
    // and not twice on end.
    let several = meant.chars().count() > 1;
    let western = |c: char| u32::from(c) < 0x3000 || c == '\u{FEFF}';
    (several || meant.chars().any(western)).then_some((length, meant))
}

/// One character that was meant, and the length of those that stand for it.
fn one(text: &str, codec: &'static encoding_rs::Encoding) -> Option<(usize, char)> {
    let (mut length, mut bytes) = (0, Vec::new());
    for c in text.chars().take(3) {
        let mut buffer = [0; 4];
        let (byte, _, unmapped) = codec.encode(c.encode_utf8(&mut buffer));
        let [byte @ 0x80..=0xFF] = byte[..] else {
            return None;
        };
        if unmapped {
            return None;
        }
        bytes.push(byte);
        length += c.len_utf8();
        // Letters of Western Europe, punctuation, and Chinese.
        match bytes[..] {
            [0xC2 | 0xC3 | 0xE2..=0xE9 | 0xEF] => {}
            [0xC2, 0xA0..=0xFF] | [0xC3, _] | [0xE2..=0xEF, _, _] => {
                let meant = std::str::from_utf8(&bytes).ok()?;
                return Some((length, meant.chars().next()?));
            }
            [0xE2..=0xEF, _] => {}
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::garbled;

    #[test]
    fn garbled_text_is_told_from_foreign_letters() {
        let check = |text: &str, expected: &[(&str, &str)]| {
            let found = garbled(text).into_iter();
            let found: Vec<(&str, String)> = found.map(|(at, meant)| (&text[at], meant)).collect();
            let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (*a, b.as_str())).collect();
            assert_eq!(found, expected);
        };
        check("To survey itâ€™s", &[("â€™", "’")]);
        check("â€œaâ€\u{9d}", &[("â€œ", "“"), ("â€\u{9d}", "”")]);
        check("so-calledâ€ post", &[("â€", "”")]);
        check("cafÃ© Â£5", &[("Ã©", "é"), ("Â£", "£")]);
        check("it‚Äôs", &[("‚Äô", "’")]);
        check("æ¸¬é‡\u{8f}", &[("æ¸¬é‡\u{8f}", "測量")]);
        for text in [
            "“CAFÉ”",
            "café”—the",
            "Ångström, “Å”",
            "São Tomé",
            "測量航道",
            "€5 – £6",
        ] {
            check(text, &[]);
        }
    }
}
